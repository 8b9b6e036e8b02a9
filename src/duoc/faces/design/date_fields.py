"""The three fields of a date: what people write or paste into them, and what is shown again."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from django.utils.translation import gettext as _

from duoc.faces.design.unreadable import Unreadable
from duoc.ground.letters.calculations import digits_of, mended, plain_marks

PARTS = ("day", "month", "year")
_DAY_FIRST = re.compile(
    r"(?:ngày )?([0-9]{1,2})(?: tháng |[\s/.,-]+)([0-9]{1,2})(?:,? năm |[\s/.,-]+)([0-9]{4}|[0-9]{2})"
)
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})(?:[/.-]([0-9]{1,2}))?")
_MONTH_FIRST = re.compile(r"(?:tháng )?([0-9]{1,2})(?: năm |[\s/.,-]+)([0-9]{4})")
_NAMED_FIRST = re.compile(r"m([0-9]{1,2})[\s.]+([0-9]{1,2}),?\s+([0-9]{4})")
_TIGHT = re.compile(r"(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])((?:18|19|20)[0-9]{2})")
_YEAR = re.compile(r"(?:năm )?([0-9]{4})")
# What else stands beside a date that was copied: the day of the week before it, the time of day behind it.
_WEEKDAY = re.compile(
    r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|t[2-7]|cn|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)\.?)\s*,?\s+"
)
_TIME = re.compile(r"(?:t|,?\s+)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:\+07:?00)?")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH_NAME = re.compile(rf"\b({'|'.join(_MONTHS)})[a-z]*\b")
_NOTHING = re.compile("0+")


class AskedDate(Protocol):
    """What must be known of the question; `partial` if it has it: the year, or month and year, may do."""

    @property
    def id(self) -> str: ...


def read_date(question: AskedDate, post: Mapping[str, Any]) -> str | None:
    """Three fields joined to YYYY-MM-DD, or less where the question lets a part do; None for nothing.

    A whole date may stand in one of the fields, pasted, or in one field of its own, as a native date field sends it.

    Raises:
        Unreadable: something was written that is no date.
    """
    raw = [_written(post, f"{question.id}.{part}") for part in PARTS]
    if sum(map(bool, raw)) == 1:
        raw = _apart(next(filter(None, raw))) or raw
    elif not any(raw):
        whole = _written(post, question.id)
        if not whole:
            return None
        raw = _apart(whole) or [whole, "", ""]
    return _joined(raw, partial=bool(getattr(question, "partial", False)))


def _written(post: Mapping[str, Any], name: str) -> str:
    return plain_marks(digits_of(mended(post.get(name, "") or "")))


def _apart(text: str) -> list[str]:
    """Day, month and year of a date written in one piece, "" for what it leaves out; empty when it is none."""
    text = _alone(text.lower())
    if match := _NAMED_FIRST.fullmatch(text):
        return [match[2], match[1], match[3]]
    text = text.replace("m", "") if re.search("m[0-9]", text) else text
    if match := _DAY_FIRST.fullmatch(text) or _TIGHT.fullmatch(text):
        return list(match.groups())
    if match := _YEAR_FIRST.fullmatch(text):
        return list(reversed(match.groups("")))
    if match := _MONTH_FIRST.fullmatch(text):
        return ["", *match.groups()]
    return ["", "", match[1]] if (match := _YEAR.fullmatch(text)) else []


def _alone(text: str) -> str:
    """The date without weekday and time; the English name of a month as "m11"."""
    if weekday := _WEEKDAY.match(text):
        text = text[weekday.end() :]
    if (time := _TIME.search(text)) and time.end() == len(text):
        text = text[: time.start()]
    return _MONTH_NAME.sub(lambda name: f"m{_MONTHS.index(name[1]) + 1}", text)


def _joined(raw: list[str], *, partial: bool) -> str:
    shown = "-".join(reversed(raw))
    if partial:  # unknown days are written 00 on papers
        raw = ["" if _NOTHING.fullmatch(value) else value for value in raw]
    if not all(re.fullmatch(r"[0-9]*", value) for value in raw) or max(map(len, raw)) > 4:
        raise Unreadable(_("Hãy viết ngày, tháng, năm bằng chữ số, ví dụ 27 11 2026."), shown)
    if say := _missing(raw, partial):
        raise Unreadable(say, shown)
    if len(raw[2]) != 4:
        raise Unreadable(_("Hãy viết năm đủ bốn chữ số, ví dụ 2026."), shown)
    day, month, year = (int(value or 1) for value in raw)
    try:
        whole = date(year, month, day).isoformat()
    except ValueError:
        written = "/".join(filter(None, raw))
        raise Unreadable(_("Không có ngày %(day)s trong lịch. Hãy xem lại.") % {"day": written}, shown) from None
    return whole if raw[0] else whole[:7] if raw[1] else whole[:4]


def _missing(raw: list[str], partial: bool) -> str:
    """What is not there and must be, in words; "" for nothing."""
    day, month, year = raw
    if partial:
        if not year:
            return _("Hãy viết ít nhất là năm.")
        return _("Biết ngày thì cần cả tháng.") if day and not month else ""
    names = zip((_("ngày"), _("tháng"), _("năm")), raw, strict=True)
    missing = [name for name, value in names if not value]
    return _("Còn thiếu %(parts)s.") % {"parts": ", ".join(missing)} if missing else ""


def date_parts(value: Any) -> dict[str, str]:
    """Day, month and year to show again in their fields, from an answer or from what could not be read."""
    if isinstance(value, date):
        value = value.isoformat()
    text = str(value or "")
    if re.fullmatch("[0-9]{4}(-[0-9]{2})?", text):
        text += "-" * (2 - text.count("-"))
    parts = text.split("-")
    if len(parts) != 3:
        return dict.fromkeys(PARTS, "") | {"day": text}
    numbers = all(part.isdigit() for part in parts if part)
    shown = [str(int(part)) if part and numbers and n < 2 else part for n, part in enumerate(reversed(parts))]
    return dict(zip(PARTS, shown, strict=True))
