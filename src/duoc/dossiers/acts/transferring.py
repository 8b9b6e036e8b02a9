"""What packages above let fall of a dossier that goes from a body that ended to its successor."""

import uuid
from collections.abc import Callable, Collection, Mapping

from duoc.dossiers.models import Dossier

Fell = Callable[[Collection[uuid.UUID]], Mapping[uuid.UUID, str]]
_FALLS: list[Fell] = []


def at_transfer(fall: Fell) -> None:
    """Makes known what a package above lets fall, because it was written in the name of the old body.

    Args:
        fall: takes the keys of unsigned dossiers, and gives the desk to which each goes back whose draft fell.
    """
    _FALLS.append(fall)


def let_fall(dossiers: Collection[Dossier]) -> dict[uuid.UUID, str]:
    """Lets it fall; gives the desk to which a dossier goes back, by dossier."""
    unsigned = [dossier.pk for dossier in dossiers if dossier.result_signed_at is None]
    return {id: desk for fall in _FALLS for id, desk in fall(unsigned).items()}
