"""Numbers and amounts of money in fields: what is said of one that cannot be read, and how a field shows it again."""

from decimal import InvalidOperation
from typing import Any

from django.utils.translation import get_language

from duoc.faces.design.unreadable import AsWritten, Unreadable
from duoc.language.calculations import decimal_text, number_fault, number_of


def read_number(kind: str, written: str, unit: str = "") -> int | str:
    """A number as `number_of` reads it. On a Vietnamese page a comma before exactly three digits is a decimal one; on a
    page of another language it is asked about.

    Args:
        kind: the type of the question: "integer", "money" or "number".

    Raises:
        Unreadable: it is none, or may be two.
    """
    comma = not _vietnamese()
    if (number := number_of(kind, unit, written, comma=comma)) is None:
        raise Unreadable(number_fault(kind, unit, written, comma=comma), AsWritten(written))
    return number


def field_text(value: Any) -> str:
    """A number as a field shows it: read again it is the same number. What could not be read stays as written."""
    if isinstance(value, AsWritten | bool):
        return str(value)
    try:
        return decimal_text(value, comma=not _vietnamese())
    except (InvalidOperation, TypeError, ValueError):
        return str(value)


def _vietnamese() -> bool:
    return (get_language() or "vi").startswith("vi")
