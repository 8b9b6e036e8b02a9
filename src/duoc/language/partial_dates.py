"""Dates of which only the year, or month and year, is known: "1932", "1932-05"; the rest of the product keeps them so.

Papers of old name a year alone, and a known part is an answer (to verify: Joint Circular 01/2016/TTLT, Article 2, on
unknown days and months of birth).
"""

import re

PATTERN = "[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
"""Of a date that may be known in part."""
_REST = "-01-01"
_PART = re.compile("[0-9]{4}(-[0-9]{2})?")


def earliest(day: str) -> str:
    """The earliest day that a date, or a known part of one, can mean: "1932-05" is 1932-05-01. Other text stays."""
    return day + _REST[len(day) - 4 :] if _PART.fullmatch(day) else day


def month_and_year(day: str) -> tuple[str, str] | None:
    """Month, "" for unknown, and year of a date that is known in part; None for a whole date and other text."""
    return (day[5:7], day[:4]) if _PART.fullmatch(day) else None
