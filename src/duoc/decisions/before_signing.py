"""What packages above ask for before a result is proposed and signed: the registers, whether they hold it already."""

from collections.abc import Callable

from duoc.decisions.models import Proposal
from duoc.ground.refusal import Refusal
from duoc.language.calculations import Plan

Judge = Callable[[Proposal, Plan], None]
Hindrance = Callable[[Proposal], Refusal | None]
_JUDGES: list[Judge] = []
_HINDRANCES: list[Hindrance] = []


def before_signing(*, proposed: Judge, hindrance: Hindrance) -> None:
    """Makes known how a package above judges results that are to be granted.

    Args:
        proposed: called with every new proposal and its plan, in its transaction; raises a refusal against it.
        hindrance: why a proposal may not be signed now; None when it may.
    """
    _JUDGES.append(proposed)
    _HINDRANCES.append(hindrance)


def judge(proposal: Proposal, plan: Plan) -> None:
    """Asks the packages above about a new proposal. Raises what they refuse."""
    for one in _JUDGES:
        one(proposal, plan)


def hindrance_of(proposal: Proposal) -> Refusal | None:
    """The first reason of a package above against signing."""
    refusals = (one(proposal) for one in _HINDRANCES)
    return next((refusal for refusal in refusals if refusal is not None), None)
