"""Numbers that come as text: one reading for every door, and what is said of a text that is none or may be two."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from duoc.ground.figures import ungrouped
from duoc.ground.letters.calculations import amount_of, decimal_of, two_meanings, whole_of

KINDS = frozenset({"integer", "number", "money"})
DECIMAL = r"-?[0-9]{1,16}(?:\.[0-9]{1,17})?"  # as exact as a double is

_KEPT = re.compile(DECIMAL)


def number_of(kind: str, unit: str, written: str, *, comma: bool = True) -> int | str | None:
    """A text as the number that is kept: a whole one, or a decimal with a point ("15.5"). None where it is none, or may
    be two.

    Args:
        kind: the type of the question, one of `KINDS`.
        unit: in which it is asked; it may stand behind the number.
        comma: as in `two_meanings`. Where nobody sees again what was read, a comma too is asked about.
    """
    if kind == "money":
        return amount_of(written)
    if kind == "integer":
        return whole_of(written, unit)
    if two_meanings(written, unit, comma=comma):
        return None
    return written if _KEPT.fullmatch(written) else decimal_of(written, unit)


def number_fault(kind: str, unit: str, written: str, *, comma: bool = True) -> str:
    """What is wrong with a text of which `number_of` makes nothing, in the language of the reader. What it recommends
    is read. Empty when nothing is wrong."""
    if number_of(kind, unit, written, comma=comma) is not None:
        return ""
    if kind == "money":
        return _("Hãy viết số tiền bằng đồng, không có phần lẻ, ví dụ 1.200.000.")
    if kind == "integer" and unit:
        return _("Hãy viết một số nguyên, tính bằng %(unit)s, ví dụ 12.") % {"unit": unit}
    if kind == "integer":
        return _("Hãy viết một số nguyên, ví dụ 12.")
    if meanings := two_meanings(written, unit, comma=comma):
        facts = {"written": written, "whole": meanings[0], "decimal": decimal_text(meanings[1], comma=comma)}
        return _("Không rõ %(written)s là số nào: hãy viết %(whole)s hoặc %(decimal)s.") % facts
    if unit:
        return _("Hãy viết một số, tính bằng %(unit)s, ví dụ 12 hoặc 12,5.") % {"unit": unit}
    return _("Hãy viết một số, ví dụ 12 hoặc 12,5.")


def decimal_text(value: float | str | Decimal, *, comma: bool) -> str:
    """A number as it is written so that, read again, it is the same and no other.

    Args:
        comma: as in `number_of`.

    Raises:
        ValueError, decimal.InvalidOperation: it is no number.
    """
    text = ungrouped(value)
    return text + "0" if comma and two_meanings(text, comma=True) else text
