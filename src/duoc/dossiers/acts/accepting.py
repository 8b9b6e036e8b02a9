"""What packages above note of a dossier that is accepted: from then on the administration works on it."""

from collections.abc import Callable
from datetime import datetime

from duoc.dossiers.models import Dossier

Note = Callable[[Dossier, datetime], None]
_NOTES: list[Note] = []


def at_acceptance(note: Note) -> None:
    """Makes known what a package above notes of a dossier that is accepted, in the transaction of the act."""
    _NOTES.append(note)


def note_acceptance(dossier: Dossier, at: datetime) -> None:
    """Lets the packages above note it. Used by the act of acceptance alone."""
    for note in _NOTES:
        note(dossier, at)
