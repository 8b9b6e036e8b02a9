"""What goes from bodies that ended to those that came after: each room declares its own rows, and moves them itself.

`people` knows none of the rooms above. They make their estates known here, and `actions.carry_out` drives them all.
"""

import uuid
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class Heir:
    """Where a thing goes.

    Attributes:
        decided: it is certain; otherwise it waits there until a person says to which successor it belongs.
    """

    body: uuid.UUID
    decided: bool


@dataclass(frozen=True)
class Handover:
    """From whom to whom, on which day, on what basis.

    Attributes:
        before: the bodies that ended.
        keeper: keeps their books, and has on its desk what nobody has decided yet.
        at: time of the act.
        several: there are several successors, or none: a person decides what the plan has not shared out.
        share: codes of fields and communes to their successor.
    """

    reorganisation: uuid.UUID
    on: date
    basis: str
    before: frozenset[uuid.UUID]
    keeper: uuid.UUID
    at: datetime
    several: bool = False
    share: Mapping[str, uuid.UUID] = field(default_factory=dict)

    def heir(self, matter: Collection[str]) -> Heir:
        """Who takes a thing over.

        Args:
            matter: codes of the field and of the commune that it belongs to; empty where it belongs to none.
        """
        named = {self.share[code] for code in matter if code in self.share}
        if len(named) == 1:
            return Heir(named.pop(), decided=True)
        return Heir(self.keeper, decided=not self.several)


@dataclass
class Tally:
    """How many of each kind have moved, or would; and how many of them nobody has decided yet."""

    moved: "Counter[str]" = field(default_factory=Counter)
    undecided: "Counter[str]" = field(default_factory=Counter)

    def add(self, kind: str, heir: Heir, count: int = 1) -> None:
        self.moved[kind] += count
        if not heir.decided:
            self.undecided[kind] += count

    def __bool__(self) -> bool:
        return bool(self.moved)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.moved + other.moved, self.undecided + other.undecided)


@dataclass(frozen=True)
class Estate:
    """What a room keeps under a body and hands to its successor.

    Attributes:
        count: how much there is, with where it would go. Changes nothing.
        move: moves at most so many and says how many those were; an empty tally once nothing is left. Runs in the
            caller's transaction, which is to last two seconds at most.
    """

    count: Callable[[Handover], Tally]
    move: Callable[[Handover, int], Tally]


_ESTATES: list[Estate] = []


def add_estate(estate: Estate) -> None:
    """Makes known what a package above keeps under a body. Called once, when the package is ready."""
    _ESTATES.append(estate)


def estates() -> list[Estate]:
    """All that is known, in the order of the packages."""
    return list(_ESTATES)
