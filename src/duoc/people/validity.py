"""When a row holds: from its first day, until the day before `valid_to`. Nobody else compares the two columns."""

from datetime import date
from typing import Protocol

from django.db.models import Q


class Dated(Protocol):
    """A row with a first day and, once that is known, the first day on which it no longer holds."""

    @property
    def valid_from(self) -> date: ...

    @property
    def valid_to(self) -> date | None: ...


def in_force(at: date, path: str = "") -> Q:
    """Rows whose validity covers the day; `valid_to` is the first day on which they no longer hold.

    Args:
        path: leads to the related row whose validity counts, for example "post__".
    """
    return Q(**{f"{path}valid_from__lte": at}) & lasting(at, path)


def lasting(at: date, path: str = "") -> Q:
    """Rows that hold on the day or will later."""
    ends = f"{path}valid_to"
    return Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gt": at})


def is_in_force(row: Dated, at: date) -> bool:
    """`in_force` of a row at hand."""
    return row.valid_from <= at and not is_over(row, at)


def is_over(row: Dated, at: date) -> bool:
    """Whether a row at hand holds neither on the day nor later."""
    return row.valid_to is not None and row.valid_to <= at
