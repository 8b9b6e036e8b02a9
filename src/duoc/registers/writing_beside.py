"""An official writes beside an entry: the power is checked, the entry held, the ledger told."""

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.ground.ledger import actions as ledger
from duoc.ground.ledger.calculations import commit
from duoc.ground.refusal import NotFound, NotNow
from duoc.people.powers import Actor, Power, check
from duoc.registers.models import Entry, EntryChange
from duoc.registers.powers import of_entry


def write_beside(
    action: str, entry_id: str, actor: Actor, at: datetime, write: Callable[[Entry], EntryChange]
) -> EntryChange:
    """Holds the entry and lets `write` make the change.

    Raises: see `held_entry`.
    """
    entry = held_entry(entry_id, actor, at)
    change = write(entry)
    record(action, entry, actor, at, facts_of(entry, change))
    return change


def facts_of(entry: Entry, change: EntryChange) -> dict[str, Any]:
    """What the ledger keeps of a change: which fields, and commitments to what was written."""
    salt = bytes(change.salt)
    return {
        "register": entry.register_id,
        "number": entry.label,
        "change": str(change.pk),
        "fields": sorted(change.fields),
        "values": commit(salt, change.fields),
        "text": commit(salt, change.text),
        "legal_basis": commit(salt, change.legal_basis),
    }


def held_entry(entry_id: str, actor: Actor, at: datetime, power: Power = Power.REGISTER_CORRECT) -> Entry:
    """An entry in force, locked for an official who may write beside it, or decide what is written.

    Raises:
        NotFound: there is no such entry.
        Forbidden: not an official of the unit that keeps the book with this power.
        NotNow: the entry has ended.
    """
    entry = Entry.objects.select_for_update(of=("self",)).filter(pk=uuid.UUID(entry_id)).first()
    if entry is None:
        raise NotFound(_("Sổ này không có việc đã ghi đó."), _("Hãy tìm lại trong sổ."))
    check(actor, power, of_entry(entry), at)
    if entry.ended_at is not None:
        raise NotNow(_("Việc ghi sổ này đã hết hiệu lực."), _("Hãy mở việc ghi thay thế nó."))
    return entry


def record(action: str, entry: Entry, actor: Actor, at: datetime, facts: dict[str, Any]) -> None:
    """Writes the ledger entry of what was done beside an entry."""
    subject = ("entry", str(entry.pk))
    ledger.append(action=action, actor=actor.key, post=actor.post_key, subject=subject, facts=facts, at=at)
