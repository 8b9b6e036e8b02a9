"""A specialist wants a field of an entry put right: a slip of the office, or what an authority has decided."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.ground.ledger.calculations import commit
from duoc.ground.letters.calculations import mended
from duoc.ground.once.actions import once
from duoc.ground.refusal import NotNow
from duoc.law.queries import cited
from duoc.people.powers import Actor, Power
from duoc.registers.models import Correction, Entry
from duoc.registers.sound_corrections import Wanted, expect_sound
from duoc.registers.telling_deciders import tell_who_decides
from duoc.registers.writing_beside import held_entry, record


@dataclass(frozen=True)
class Given:
    entry: str
    wanted: Wanted


def propose_correction(
    *,
    actor: Actor,
    entry_id: uuid.UUID | str,
    field: str,
    value: Any,
    reason: str,
    legal_basis: str,
    key: str,
    at: datetime,
    sure: bool = False,
    row: int | None = None,
) -> Correction:
    """Proposes to correct one field of an entry in force; the book stays as it is until somebody else decides
    (`decide_correction`), as a first entry is proposed by one and signed by another. It is judged by all that a new
    entry is judged by, now and at the decision.

    Args:
        field: of the entry, by its name in the register.
        value: judged like an answer to the question that the field comes from.
        sure: the official says that what is unlikely is so.
        row: of a field that holds a list (the names of members), which of its values is wrong, from 0: the others stay.

    Raises:
        Forbidden: no specialist of the unit that keeps the book.
        Unsound: an unknown field, a value that is wrong, unchanged or cannot stand beside the others, one that is
            unlikely and not said to be so (`sure`), no reason, no basis that names a text; `faults`.
        NotCompared: it would be like another entry, and nobody has compared the two (`compare_entries`).
        NotFound, NotNow: no such entry, it has ended, or another correction of it waits.
    """
    texts = {"reason": mended(reason, lines=True), "legal_basis": mended(legal_basis)}
    wanted = Wanted(field, mended(value) if isinstance(value, str) else value, sure=sure, row=row, **texts)
    given = Given(str(entry_id), wanted)
    id = once(actor.key, "registers.propose_correction", key, given, lambda: str(_propose(given, actor, at).pk))
    return Correction.objects.get(pk=id)


def _propose(given: Given, actor: Actor, at: datetime) -> Correction:
    entry, wanted = held_entry(given.entry, actor, at, Power.REGISTER_CORRECT), given.wanted
    if Correction.objects.filter(entry=entry, agreed=None).exists():
        raise NotNow(_("Việc ghi sổ này đã có một đề nghị sửa chờ quyết định."), _("Hãy đợi quyết định rồi đề nghị."))
    made = Correction.objects.create(
        entry=entry,
        field=wanted.field,
        value=expect_sound(entry, wanted, at).value,
        text=wanted.reason,
        legal_basis=cited(wanted.legal_basis),
        sure=wanted.sure,
        at=at,
        by_id=actor.person,
        post_id=actor.post,
    )
    _record(entry, made, actor, at)
    tell_who_decides(entry, made, actor, at)
    return made


def _record(entry: Entry, row: Correction, actor: Actor, at: datetime) -> None:
    salt = bytes(row.salt)
    facts = {
        "register": entry.register_id,
        "number": entry.label,
        "correction": str(row.pk),
        "fields": [row.field],
        "value": commit(salt, row.value),
        "text": commit(salt, row.text),
        "legal_basis": commit(salt, row.legal_basis),
    }
    record("entry.correction_proposed", entry, actor, at, facts)
