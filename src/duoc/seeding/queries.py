"""How far a demonstration is."""

from dataclasses import dataclass

from duoc.seeding.models import Seeding


@dataclass(frozen=True)
class Progress:
    """How many dossiers are there, and of how many."""

    made: int
    wanted: int


def progress() -> Progress | None:
    """Of the demonstration that is being filled; None when none is. One query."""
    seeding = Seeding.objects.filter(ended_at=None).first()
    return Progress(seeding.made, seeding.dossiers) if seeding else None


def begun() -> bool:
    """Whether a demonstration was ever filled here, or is being filled."""
    return Seeding.objects.exists()
