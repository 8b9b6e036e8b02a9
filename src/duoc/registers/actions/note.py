"""A marginal note beside an entry: a divorce beside a marriage, an adoption beside a birth. It changes no field."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.ground.letters.calculations import mended, says_too_little
from duoc.ground.once.actions import once
from duoc.instruments.calculations import Unsound
from duoc.people.powers import Actor
from duoc.registers.changing import change
from duoc.registers.models import Entry, EntryChange
from duoc.registers.writing_beside import write_beside


@dataclass(frozen=True)
class Given:
    entry: str
    text: str
    legal_basis: str


def note(
    *, actor: Actor, entry_id: uuid.UUID | str, text: str, legal_basis: str = "", key: str, at: datetime
) -> EntryChange:
    """Writes a note beside an entry in force.

    Args:
        legal_basis: the judgment or decision that it notes, where there is one.

    Raises:
        Forbidden: no specialist of the unit that keeps the book.
        Unsound: no text.
        NotFound, NotNow: no such entry, or it has ended.
    """
    given = Given(str(entry_id), mended(text, lines=True), mended(legal_basis))
    if says_too_little(given.text):
        words = _("Hãy ghi nội dung ghi chú (ít nhất 10 ký tự).")
        raise Unsound(_("Chưa ghi chú được."), _("Hãy xem lại các mục được đánh dấu."), {"text": words})

    def write(entry: Entry) -> EntryChange:
        kind, basis = EntryChange.Kind.NOTE, given.legal_basis
        return change(entry, kind=kind, fields={}, text=given.text, legal_basis=basis, actor=actor, at=at)

    def act() -> str:
        return str(write_beside("entry.noted", given.entry, actor, at, write).pk)

    return EntryChange.objects.get(pk=once(actor.key, "registers.note", key, given, act))
