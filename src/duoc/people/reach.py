"""How far a power reaches, and to whom an object belongs, as far as powers ask."""

import uuid
from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """How far a power reaches."""

    OWN = "own"  # things of the actor's own party, of those whose mandate they hold, and what their body asks of others
    UNIT = "unit"  # things that lie with the actor's organisation, or lay with a body that it came after
    ASSIGNED = "assigned"  # things that the actor holds, or that nobody holds yet in the queue of their unit
    ALL = "all"


@dataclass(frozen=True)
class Holder:
    """Who has a thing in hand: a person in a unit, or the unit's queue as long as nobody took it.

    Attributes:
        person: None for the queue.
        role: on whose desk in the unit it lies; "" where that is not asked.
    """

    unit: uuid.UUID
    person: uuid.UUID | None = None
    role: str = ""


@dataclass(frozen=True)
class Reach:
    """To whom an object belongs, as far as powers ask.

    Attributes:
        parties: those whose own thing it is. A person's party has the person's id.
        units: organisations that have it on their desk.
        undecided_at: the unit where it waits until somebody says which successor of an ended body takes it; officials
            of each successor, and of the body above, see it there and say so. None where nothing is to be said.
        holder: to whom it is assigned; None for what is never assigned.
        procedure, field: codes of the procedure that it is about and of its field, "" for none; mandates may be limited
            to some.
        confined_to: of what protects who asked: the roles in the units that reach it beside its holder. Nobody else
            does, neither on a mandate nor by a power over all. None for everything else.
    """

    parties: frozenset[uuid.UUID] = frozenset()
    units: frozenset[uuid.UUID] = frozenset()
    undecided_at: uuid.UUID | None = None
    holder: Holder | None = None
    procedure: str = ""
    field: str = ""
    confined_to: frozenset[str] | None = None
