"""Is this answer of the right kind? Strict, one sentence for each fault, no clock of its own."""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from duoc.ground.documents.calculations import writing_fault
from duoc.ground.figures import decimal
from duoc.ground.letters.calculations import (
    is_blank,
    is_name,
    mended,
    other_script_in,
    phone_of,
    without_separators,
)
from duoc.language import addresses, coordinates, identity_numbers, items, partial_dates, patterns, written_numbers
from duoc.language.definition import Question

# Characters, where a question sets no limit of its own.
LENGTHS = {"text": 200, "long_text": 4000, "person_name": 100, "address": 250, "email": 254}
EARLIEST = date(1800, 1, 1)
LATEST_YEARS_AHEAD = 50
LARGEST = 10**15
LONGEST_PHONES = 18  # digits; no single number has more than 15, two have that many at least

# A number in Vietnam as dialled there; one abroad in E.164.
PATTERNS = {
    "personal_number": "[0-9]{12}",
    "phone": "(?:0(?:[35789][0-9]{8}|2[0-9]{9})|[+](?:[1-79][0-9]{6,14}|8[0-35-9][0-9]{5,13}))",
    "partial_date": partial_dates.PATTERN,
    "coordinates": coordinates.PATTERN,
    "passport": identity_numbers.PASSPORT,
    "old_number": identity_numbers.OLD_NUMBER,
    "number": written_numbers.DECIMAL,
}

_PERSONAL_NUMBER, _PHONE = re.compile(PATTERNS["personal_number"]), re.compile(PATTERNS["phone"])
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_PARTIAL_DATE = re.compile(PATTERNS["partial_date"])


def blank(value: Any) -> bool:
    """No answer given: nothing, or text in which nothing can be seen, or an empty list."""
    return value is None or value == [] or (isinstance(value, str) and is_blank(value))


def read(question: Question, value: Any) -> Any:
    """An answer as it is meant, whichever face it comes from: what changes no meaning is put right without asking.

    Control characters come from no keyboard and no page but from a faulty system: they stay, to be refused.
    """
    if question.group is not None:
        return items.read(question.group, value, read, question.max or 0)
    if addresses.in_parts(value) and isinstance(line := value.get(addresses.LINE), str):
        return {**value, addresses.LINE: line if _CONTROL.search(line) else mended(line)}
    if not isinstance(value, str) or _CONTROL.search(value):
        return value
    if question.type in _WRITTEN:
        return mended(value, lines=question.type == "long_text")
    if question.type == "phone":
        return phone_of(mended(value))
    if question.type == "coordinates":
        return coordinates.read(mended(value))
    if question.type in ("passport", "old_number"):
        return identity_numbers.read(mended(value))
    if question.type in written_numbers.KINDS:
        text = mended(value)
        number = written_numbers.number_of(question.type, question.unit or "", text)
        return text if number is None else number
    return without_separators(mended(value)) if question.type == "personal_number" else value


def fault(question: Question, value: Any, today: date) -> str:
    """What is wrong with a given (not blank) answer, in the language of the reader; empty when nothing is."""
    return _KINDS[question.type](question, value, today)


def missing(question: Question) -> str:
    """That an answer is missing, in the language of the reader."""
    return _("Chưa nhập: %(question)s") % {"question": question.name}


def answer_faults(questions: Iterable[Question], answers: Mapping[str, Any], today: date) -> dict[str, str]:
    """What is missing or wrong in the answers to a few questions that no definition asks, by question."""
    faults = {}
    for question in questions:
        value = answers.get(question.id)
        if not blank(value):
            faults[question.id] = fault(question, value, today)
        elif question.required:
            faults[question.id] = missing(question)
    return {id: say for id, say in faults.items() if say}


def scoped(question: Question, value: Any) -> Any:
    """The value as rules see it: every number a double, an address one line, a date known in part its earliest day."""
    if question.type in written_numbers.KINDS:
        return float(value)
    if addresses.in_parts(value):
        return addresses.one_line(question.areas, value, question.former)
    return partial_dates.earliest(value) if question.partial else value


def _text(question: Question, value: Any, today: date) -> str:
    if not isinstance(value, str):
        return _("Câu trả lời phải là chữ.")
    if say := writing_fault(value):
        return say
    if "\t" in value or ("\n" in value and question.type != "long_text"):
        return _("Câu trả lời này chỉ có một dòng. Hãy viết lại trên một dòng.")
    limit = question.max_length or LENGTHS.get(question.type, LENGTHS["text"])
    if len(value) > limit:
        return _("Câu trả lời dài %(length)s ký tự, chỉ được tối đa %(limit)s. Hãy viết ngắn lại.") % {
            "length": len(value),
            "limit": limit,
        }
    if question.pattern is not None and not patterns.fits(question.pattern.matches, value):
        return question.pattern.say
    return ""


def _person_name(question: Question, value: Any, today: date) -> str:
    if text_fault := _text(question, value, today):
        return text_fault
    if letter := other_script_in(value):
        return _("Họ tên có chữ “%(letter)s”. Hãy viết bằng chữ cái La-tinh, như trong hộ chiếu hoặc giấy tờ.") % {
            "letter": letter
        }
    if not is_name(value):
        return _("Họ tên chỉ gồm chữ cái và dấu cách, không có số hay ký hiệu. Hãy viết như trên giấy tờ.")
    return ""


def _number(question: Question, value: Any, today: date) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return _("Câu trả lời phải là một số.")
    if isinstance(value, str):
        kind, unit = question.type, question.unit or ""
        if kind != "number" or written_numbers.number_of(kind, unit, value) != value:
            return written_numbers.number_fault(kind, unit, value) or _("Câu trả lời phải là một số.")
    number = float(value)
    if not math.isfinite(number) or abs(number) > LARGEST:
        return _("Số này quá lớn. Hãy kiểm tra lại.")
    if question.type in ("integer", "money") and number != int(number):
        return _("Câu trả lời phải là số nguyên, không có phần lẻ.")
    least = 0.0 if question.min is None else question.min
    unit = f" {question.unit}" if question.unit else ""
    if number < least:
        return _("Số phải từ %(least)s trở lên.") % {"least": decimal(least) + unit}
    if question.max is not None and number > question.max:
        return _("Số không được quá %(most)s.") % {"most": decimal(question.max) + unit}
    return ""


def _date(question: Question, value: Any, today: date) -> str:
    day = _day(question, value)
    if day is None and question.partial:
        return _("Không có ngày này. Hãy viết phần đã biết, ví dụ 05/11/1932, 11/1932 hoặc 1932.")
    if day is None:
        return _("Ngày không có thật. Hãy viết đủ ngày, tháng, năm, ví dụ 05/11/2026.")
    if day < EARLIEST or day.year > today.year + LATEST_YEARS_AHEAD:
        return _("Năm không hợp lý. Hãy kiểm tra lại năm.")
    if question.past and day > today:
        return _("Ngày này chưa tới. Hãy nhập ngày hôm nay hoặc một ngày đã qua.")
    if question.future and day < today:
        return _("Ngày này đã qua. Hãy nhập ngày hôm nay hoặc một ngày sắp tới.")
    return ""


def _day(question: Question, value: Any) -> date | None:
    """The day, or the earliest one of what is known of it; None when there is no such day."""
    if not isinstance(value, str) or not _PARTIAL_DATE.fullmatch(value) or (len(value) < 10 and not question.partial):
        return None
    try:
        return date.fromisoformat(partial_dates.earliest(value))
    except ValueError:
        return None


def _boolean(question: Question, value: Any, today: date) -> str:
    return "" if isinstance(value, bool) else _("Hãy chọn Có hoặc Không.")


def _choice(question: Question, value: Any, today: date) -> str:
    known = isinstance(value, str) and (value in question.options or value in question.former)
    return "" if known else _("Hãy chọn một trong các câu trả lời có sẵn.")


def _choices(question: Question, value: Any, today: date) -> str:
    if not isinstance(value, list) or any(not isinstance(item, str) or item not in question.options for item in value):
        return _("Hãy chọn trong các câu trả lời có sẵn.")
    return "" if len(set(value)) == len(value) else _("Có câu trả lời bị chọn hai lần.")


def _personal_number(question: Question, value: Any, today: date) -> str:
    if isinstance(value, str) and _PERSONAL_NUMBER.fullmatch(value):
        return ""
    return _("Số định danh cá nhân có đúng 12 chữ số, in trên thẻ căn cước. Hãy kiểm tra lại.")


def _phone(question: Question, value: Any, today: date) -> str:
    if isinstance(value, str) and _PHONE.fullmatch(value):
        return ""
    if isinstance(value, str) and (extra := re.sub(r"[-+0-9\s.,/()]+", " ", value).strip()):
        return _("Số điện thoại chỉ gồm chữ số. Hãy bỏ “%(extra)s” đi.") % {"extra": extra}
    if isinstance(value, str) and len(value) >= LONGEST_PHONES:
        return _("Ở đây có hơn một số điện thoại. Hãy viết một số.")
    return _(
        "Số điện thoại không đúng. Số di động Việt Nam có 10 chữ số, bắt đầu bằng 0; số nước ngoài thì ghi từ dấu +."
    )


def _email(question: Question, value: Any, today: date) -> str:
    if isinstance(value, str) and len(value) <= LENGTHS["email"] and _is_email(value):
        return writing_fault(value)
    return _("Địa chỉ thư điện tử không đúng. Ví dụ: ten@gmail.com.")


def _is_email(text: str) -> bool:
    """As mail programs write addresses; none with quotes or the number of a machine."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return not re.search(r'["\[]', text)


def _group(question: Question, value: Any, today: date) -> str:
    return items.fault(question, value)


def _entry(question: Question, value: Any, today: date) -> str:
    return "" if isinstance(value, str) and 0 < len(value) <= 100 else _("Hãy chọn một giấy tờ trong danh sách.")


_WRITTEN = frozenset({"text", "long_text", "address", "person_name", "email"})
_KINDS: dict[str, Callable[[Question, Any, date], str]] = {
    "text": _text,
    "long_text": _text,
    "address": addresses.kind(_text),
    "person_name": _person_name,
    "integer": _number,
    "number": _number,
    "money": _number,
    "date": _date,
    "boolean": _boolean,
    "choice": _choice,
    "choices": _choices,
    "commune": _choice,
    "country": _choice,
    "ethnicity": _choice,
    "personal_number": _personal_number,
    "phone": _phone,
    "email": _email,
    "coordinates": coordinates.fault,
    "passport": identity_numbers.passport_fault,
    "old_number": identity_numbers.old_number_fault,
    "register_entry": _entry,
    "group": _group,
}
