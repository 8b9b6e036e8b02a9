"""Numbers as Vietnamese texts write them: points between thousands, a decimal comma. Pure."""

from decimal import Decimal


def grouped(number: int) -> str:
    """Thousands with points: 1234567 is 1.234.567, in every language of our pages."""
    return f"{number:,}".replace(",", ".")


def decimal(number: float | str | Decimal) -> str:
    """A number of any size to be read: 1.500.000, 1500,5 and 2026; points from five digits on, so that years have none.

    Args:
        number: a text has a decimal point ("15.125").
    """
    plain = ungrouped(number)
    whole, comma, part = plain.partition(",")
    return (grouped(int(whole)) if len(whole.lstrip("-")) > 4 else whole) + comma + part


def ungrouped(number: float | str | Decimal) -> str:
    """A number as it is written into a field: no points, a decimal comma, no zero at the end of its part."""
    whole, point, part = f"{Decimal(str(number)):f}".partition(".")
    part = part.rstrip("0")
    return f"{whole},{part}" if point and part else whole
