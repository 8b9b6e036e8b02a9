"""Looks at a dossier as people tell them: who had it open in those minutes, not every file they turned over."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

APART = timedelta(minutes=15)
"""A longer pause than this begins another visit."""


class Look(Protocol):
    """One thing that somebody opened, as `dossiers.queries.looks` lists it."""

    at: datetime
    what: str
    by: Any
    by_id: Any
    post_id: Any
    on_mandate_id: Any

    @property
    def capacity(self) -> str: ...

    @property
    def place(self) -> str: ...


@dataclass
class Visit:
    """One person in one capacity, from the first thing they opened to the last, without a long pause."""

    by: Any
    capacity: str
    place: str
    since: datetime
    until: datetime
    what: list[str] = field(default_factory=list)
    times: int = 0


def visits(looks: Iterable[Look]) -> list[Visit]:
    """Merges looks.

    Args:
        looks: newest first.

    Returns:
        Visits, the newest end first; `what` is in the order of opening, each thing once.
    """
    made: list[Visit] = []
    open_now: dict[tuple[Any, ...], Visit] = {}
    for look in looks:
        key = (look.by_id, look.post_id, look.on_mandate_id)
        visit = open_now.get(key)
        if visit is None or visit.since - look.at > APART:
            visit = open_now[key] = Visit(look.by, look.capacity, look.place, look.at, look.at)
            made.append(visit)
        visit.since = look.at
        visit.times += 1
        visit.what = [look.what, *(seen for seen in visit.what if seen != look.what)]
    return made
