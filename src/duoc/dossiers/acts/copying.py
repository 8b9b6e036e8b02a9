"""What packages above write when the result of a ministry is recorded: the register copies what it establishes."""

import uuid
from collections.abc import Callable

from duoc.dossiers.models import Dossier, MinistryResult

Copy = Callable[[Dossier, MinistryResult], uuid.UUID | None]
_COPIES: list[Copy] = []


def at_ministry_result(copy: Copy) -> None:
    """Makes known what a package above writes of a result that a ministry granted, in the transaction of the act; it
    says by which key, and raises a refusal where that cannot be written."""
    _COPIES.append(copy)


def copy_ministry_result(dossier: Dossier, result: MinistryResult) -> uuid.UUID | None:
    """Lets the packages above write it, and says by which key. Used by the act that records the result alone."""
    keys = [copy(dossier, result) for copy in _COPIES]
    return next((key for key in keys if key is not None), None)
