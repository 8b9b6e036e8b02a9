"""How far a demonstration is."""

from dataclasses import dataclass
from pathlib import Path

from duoc.seeding.models import Seeding
from duoc.seeding.reading import FILE


@dataclass(frozen=True)
class Progress:
    """How many dossiers are there, and of how many."""

    made: int
    wanted: int

    @property
    def percent(self) -> int:
        return 100 * self.made // max(1, self.wanted)


def progress() -> Progress | None:
    """Of the demonstration that is being filled; None when none is. One query."""
    seeding = Seeding.objects.filter(ended_at=None).first()
    return Progress(seeding.made, seeding.dossiers) if seeding else None


def begun() -> bool:
    """Whether a demonstration was ever filled here, or is being filled."""
    return Seeding.objects.exists()


def has_stories(folder: Path) -> bool:
    """Whether the province's `demo` folder has stories to play."""
    return (folder / FILE).exists()
