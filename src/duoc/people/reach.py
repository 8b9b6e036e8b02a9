"""To whom an object belongs, as far as powers ask."""

import uuid
from dataclasses import dataclass


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
        holder: to whom it is assigned; None for what is never assigned.
        procedure, field: codes of the procedure that it is about and of its field, "" for none; mandates may be limited
            to some.
        confined_to: of what protects who asked: the roles in the units that reach it beside its holder. Nobody else
            does, neither on a mandate nor by a power over all. None for everything else.
    """

    parties: frozenset[uuid.UUID] = frozenset()
    units: frozenset[uuid.UUID] = frozenset()
    holder: Holder | None = None
    procedure: str = ""
    field: str = ""
    confined_to: frozenset[str] | None = None
