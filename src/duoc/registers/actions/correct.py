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
from duoc.registers.correcting import UNSURE, judge
from duoc.registers.field_questions import question_of
from duoc.registers.models import Entry, EntryChange
from duoc.registers.notifying import parties_of, tell_corrected
from duoc.registers.parties import link_anew
from duoc.registers.rules import NotCompared
from duoc.registers.writing_beside import write_beside

LEAST_REASON = 10  # letters


@dataclass(frozen=True)
class Given:
    entry: str
    field: str
    value: Any
    reason: str
    legal_basis: str
    sure: bool


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
    sure: bool = False,
) -> EntryChange:
    """Corrects one field of an entry in force; what stood there stays in its history. Documents that were given stay as
    they were signed. It is judged by all that a new entry is judged by, and whoever the entry names is told.

    Args:
        field: of the entry, by its name in the register.
        value: judged like an answer to the question that the field comes from.
        sure: the official says that what is unlikely is so.

    Raises:
        Forbidden: no specialist of the unit that keeps the book.
        Unsound: an unknown field, a value that is wrong, unchanged or cannot stand beside the others, one that is
            unlikely and not said to be so (`sure`), no reason, no legal basis; `faults`.
        NotCompared: it would be like another entry, and nobody has compared the two (`compare_entries`).
        NotFound, NotNow: no such entry, it has ended, or another one holds the key that it would get.
    """
    texts = {"reason": mended(reason, lines=True), "legal_basis": mended(legal_basis)}
    given = Given(str(entry_id), field, mended(value) if isinstance(value, str) else value, sure=sure, **texts)

    def act() -> str:
        row = write_beside("entry.corrected", given.entry, actor, at, lambda entry: _correct(entry, given, actor, at))
        return str(row.pk)

    return EntryChange.objects.get(pk=once(actor.key, "registers.correct", key, given, act))


def _correct(entry: Entry, given: Given, actor: Actor, at: datetime) -> EntryChange:
    value = _judged(entry, given, at)
    title = _expect_sound(entry, given, value, at)
    concerned = parties_of(entry)
    row = change(
        entry,
        kind=EntryChange.Kind.CORRECTION,
        fields={given.field: value},
        text=given.reason,
        legal_basis=given.legal_basis,
        actor=actor,
        at=at,
        title=title,
    )
    link_anew(entry, given.field, at=at, by=actor.person)
    tell_corrected(entry, concerned | parties_of(entry), at)
    return row


def _expect_sound(entry: Entry, given: Given, value: Any, at: datetime) -> str:
    """Refuses what the registers or the definition refuse; gives what the entry is then about."""
    judgement = judge(entry, given.field, value, at)
    if judgement.faults:
        raise Unsound(_("Chưa sửa được."), _("Hãy xem lại các mục được đánh dấu."), judgement.faults)
    if judgement.doubts and not given.sure:
        doubts = " ".join(judgement.doubts)
        raise Unsound(_("Nội dung này khó xảy ra."), _("Nếu đúng như vậy, hãy chọn Có."), {UNSURE: doubts})
    if judgement.likes:
        words = " ".join(one.words for one in judgement.likes)
        remedy = _("Hãy đối chiếu hai việc và ghi vì sao là việc khác, rồi mới sửa.")
        raise NotCompared(words, remedy, judgement.likes)
    return judgement.title


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
