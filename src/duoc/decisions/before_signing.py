"""What packages above ask for before a result is proposed and signed: the registers, whether they hold it already."""

import uuid
from collections.abc import Callable, Collection

from duoc.decisions.models import Proposal
from duoc.ground.refusal import Refusal
from duoc.language.calculations import Plan

Judge = Callable[[Proposal, Plan], None]
Hindrance = Callable[[Proposal], Refusal | None]
Fall = Callable[[Collection[uuid.UUID]], None]
_JUDGES: list[Judge] = []
_HINDRANCES: list[Hindrance] = []
_FALLS: list[Fall] = []


def before_signing(*, proposed: Judge, hindrance: Hindrance, fallen: Fall) -> None:
    """Makes known how a package above judges results that are to be granted.

    Args:
        proposed: called with every new proposal and its plan, in its transaction; raises a refusal against it.
        hindrance: why a proposal may not be signed now; None when it may.
        fallen: called with the keys of dossiers whose proposals no longer stand, in the transaction of the act.
    """
    _JUDGES.append(proposed)
    _HINDRANCES.append(hindrance)
    _FALLS.append(fallen)


def judge(proposal: Proposal, plan: Plan) -> None:
    """Asks the packages above about a new proposal. Raises what they refuse."""
    for one in _JUDGES:
        one(proposal, plan)


def hindrance_of(proposal: Proposal) -> Refusal | None:
    """The first reason of a package above against signing."""
    refusals = (one(proposal) for one in _HINDRANCES)
    return next((refusal for refusal in refusals if refusal is not None), None)


def fell(dossier_ids: Collection[uuid.UUID]) -> None:
    """Tells the packages above that the proposals of these dossiers no longer stand. Used by `lowering` alone."""
    for one in _FALLS:
        one(dossier_ids)
