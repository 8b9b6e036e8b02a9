"""A field of an entry is put right: a slip of the office, or what an authority has decided."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.ground.letters.calculations import mended
from duoc.ground.once.actions import once
from duoc.ground.worktime.calculations import local
from duoc.instruments.calculations import Unsound
from duoc.language.calculations import answer_faults, read
from duoc.people.powers import Actor
from duoc.registers.changing import change
from duoc.registers.field_questions import question_of
from duoc.registers.models import Entry, EntryChange
from duoc.registers.parties import link_anew
from duoc.registers.writing_beside import write_beside

LEAST_REASON = 10  # letters


@dataclass(frozen=True)
class Given:
    entry: str
    field: str
    value: Any
    reason: str
    legal_basis: str


def correct(
    *,
    actor: Actor,
    entry_id: uuid.UUID | str,
    field: str,
    value: Any,
    reason: str,
    legal_basis: str,
    key: str,
    at: datetime,
) -> EntryChange:
    """Corrects one field of an entry in force; what stood there stays in its history. Documents that were given stay as
    they were signed.

    Args:
        field: of the entry, by its name in the register.
        value: judged like an answer of the field's kind.

    Raises:
        Forbidden: no specialist of the unit that keeps the book.
        Unsound: an unknown field, a wrong or unchanged value, no reason, no legal basis; `faults`.
        NotFound, NotNow: no such entry, it has ended, or another one holds the key that it would get.
    """
    texts = {"reason": mended(reason, lines=True), "legal_basis": mended(legal_basis)}
    given = Given(str(entry_id), field, mended(value) if isinstance(value, str) else value, **texts)

    def write(entry: Entry) -> EntryChange:
        fields = {given.field: _judged(entry, given, at)}
        kind = EntryChange.Kind.CORRECTION
        basis = given.legal_basis
        row = change(entry, kind=kind, fields=fields, text=given.reason, legal_basis=basis, actor=actor, at=at)
        link_anew(entry, given.field, at=at, by=actor.person)
        return row

    def act() -> str:
        return str(write_beside("entry.corrected", given.entry, actor, at, write).pk)

    return EntryChange.objects.get(pk=once(actor.key, "registers.correct", key, given, act))


def _judged(entry: Entry, given: Given, at: datetime) -> Any:
    faults: dict[str, str] = {}
    if len(given.reason) < LEAST_REASON:
        faults["reason"] = _("Hãy ghi vì sao sửa (ít nhất 10 ký tự).")
    if not given.legal_basis:
        faults["legal_basis"] = _("Hãy ghi căn cứ.")
    question = question_of(entry, given.field)
    if question is None:
        faults[given.field] = _("Sổ này không có mục ấy.")
        value = None
    else:
        value = read(question, given.value)
        wrong = answer_faults([question], {question.id: value}, local(at).date())
        if wrong:
            faults[given.field] = wrong[question.id]
        elif value == entry.data.get(given.field):
            faults[given.field] = _("Sổ đã ghi đúng như vậy.")
    if faults:
        raise Unsound(_("Chưa sửa được."), _("Hãy xem lại các mục được đánh dấu."), faults)
    return value
