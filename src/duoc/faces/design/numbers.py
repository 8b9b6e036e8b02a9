"""Numbers and amounts of money in fields: what is said of one that cannot be read, and how a field shows it again."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from duoc.faces.design.unreadable import AsWritten, Unreadable
from duoc.ground.figures import ungrouped
from duoc.ground.letters.calculations import amount_of, decimal_of, two_meanings, whole_of

_ONE_COMMA = re.compile(r"[+-]?\d{1,3},\d{3}")


def read_integer(written: str, unit: str = "") -> int:
    """A whole number, as `whole_of` reads it.

    Raises:
        Unreadable: it is none.
    """
    if (number := whole_of(written, unit)) is None:
        if unit:
            say = _("Hãy viết một số nguyên, tính bằng %(unit)s, ví dụ 12.") % {"unit": unit}
        else:
            say = _("Hãy viết một số nguyên, ví dụ 12.")
        raise Unreadable(say, AsWritten(written))
    return number


def read_money(written: str) -> int:
    """An amount in đồng, as `amount_of` reads it.

    Raises:
        Unreadable: it is none.
    """
    if (amount := amount_of(written)) is None:
        say = _("Hãy viết số tiền bằng đồng, không có phần lẻ, ví dụ 1.200.000.")
        raise Unreadable(say, AsWritten(written))
    return amount


def read_decimal(written: str, unit: str = "") -> str:
    """A decimal as text with a point: "15.5".

    One sign before exactly three digits means two things: a point in Vietnam, where it also parts thousands, a comma
    too for who reads another language. That is asked again.

    Raises:
        Unreadable: it is no number, or may be two.
    """
    if meanings := two_meanings(written, unit, comma=not _vietnamese()):
        say = _("Không rõ %(written)s là số nào: hãy viết %(whole)s hoặc %(decimal)s.")
        facts = {"written": written, "whole": meanings[0], "decimal": field_text(Decimal(meanings[1]))}
        raise Unreadable(say % facts, AsWritten(written))
    if (number := decimal_of(written, unit)) is None:
        if unit:
            say = _("Hãy viết một số, tính bằng %(unit)s, ví dụ 12 hoặc 12,5.") % {"unit": unit}
        else:
            say = _("Hãy viết một số, ví dụ 12 hoặc 12,5.")
        raise Unreadable(say, AsWritten(written))
    return number


def field_text(value: Any) -> str:
    """A number as a field shows it: read again it is the same number. What could not be read stays as written."""
    if isinstance(value, AsWritten | bool):
        return str(value)
    try:
        text = ungrouped(value)
    except (InvalidOperation, TypeError, ValueError):
        return str(value)
    return text + "0" if _ONE_COMMA.fullmatch(text) and not _vietnamese() else text


def _vietnamese() -> bool:
    return (get_language() or "vi").startswith("vi")
