"""Is a correction one? Asked when it is proposed, and once more when it is decided."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.ground.letters.calculations import says_too_little
from duoc.ground.worktime.calculations import local
from duoc.instruments.calculations import Unsound
from duoc.language.calculations import Question, answer_faults, read
from duoc.law import queries as law
from duoc.registers.correcting import SURE, judge
from duoc.registers.field_questions import question_of
from duoc.registers.list_fields import changed_row, put_right, rows_of
from duoc.registers.models import Entry
from duoc.registers.rules import NotCompared


@dataclass(frozen=True)
class Wanted:
    """What is to stand in a field, why, and on what legal basis; `sure`: what is unlikely is so. `row`: of a field that
    holds a list, which of its values is wrong, from 0; None where `value` is the whole list."""

    field: str
    value: Any
    reason: str
    legal_basis: str
    sure: bool
    row: int | None = None


@dataclass(frozen=True)
class Sound:
    """The value as the book takes it, and what the entry is then about."""

    value: Any
    title: str


def expect_sound(entry: Entry, wanted: Wanted, at: datetime) -> Sound:
    """Refuses what the registers or the definition refuse.

    Raises:
        Unsound, NotCompared: see `registers.actions.propose_correction`.
    """
    value = _judged(entry, wanted, at)
    judgement = judge(entry, wanted.field, value, at)
    if judgement.faults:
        raise Unsound(_("Chưa sửa được."), _("Hãy xem lại các mục được đánh dấu."), judgement.faults)
    if judgement.doubts and not wanted.sure:
        doubts = " ".join(judgement.doubts)
        raise Unsound(_("Nội dung này khó xảy ra."), _("Nếu đúng như vậy, hãy chọn Có."), {SURE: doubts})
    if judgement.likes:
        words = " ".join(one.words for one in judgement.likes)
        remedy = _("Hãy đối chiếu hai việc và ghi vì sao là việc khác, rồi mới sửa.")
        raise NotCompared(words, remedy, judgement.likes)
    return Sound(value, judgement.title)


def _judged(entry: Entry, wanted: Wanted, at: datetime) -> Any:
    faults: dict[str, str] = {}
    if says_too_little(wanted.reason):
        faults["reason"] = _("Hãy ghi vì sao sửa (ít nhất 10 ký tự).")
    if wrong := law.uncited(wanted.legal_basis):
        faults["legal_basis"] = wrong
    question = question_of(entry, wanted.field)
    value = None
    if question is None:
        faults[wanted.field] = _("Sổ này không có mục ấy.")
    else:
        value = _value(question, entry, wanted, at, faults)
    if faults:
        raise Unsound(_("Chưa sửa được."), _("Hãy xem lại các mục được đánh dấu."), faults)
    return value


def _value(question: Question, entry: Entry, wanted: Wanted, at: datetime, faults: dict[str, str]) -> Any:
    """The value as the book takes it; notes in `faults` what is wrong with it."""
    now = entry.data.get(wanted.field)
    rows, row = rows_of(question, now), wanted.row
    given = wanted.value
    if rows is not None:
        row = changed_row(rows, given) if row is None else row
        if row is None or not 0 <= row < len(rows):
            faults[wanted.field] = _("Hãy chọn một dòng trong danh sách để sửa.")
            return now
        given = given if wanted.row is not None else given[row]
    value = read(question, given)
    if wrong := answer_faults([question], {question.id: value}, local(at).date()):
        faults[wanted.field] = wrong[question.id]
    elif rows is not None and row is not None:
        value = put_right(rows, row, value)
    if not faults.get(wanted.field) and value == now:
        faults[wanted.field] = _("Sổ đã ghi đúng như vậy.")
    return value
