"""Which ways a result may take to whoever asked for it, as the definition says; a refusal may take any."""

from collections.abc import Callable, Sequence
from datetime import datetime

from duoc.dossiers.models import Dossier
from duoc.dossiers.planning import definition_of
from duoc.ground.refusal import Refusal
from duoc.people.powers import Actor

IsDeclined = Callable[[Dossier], bool]
Judge = Callable[[Dossier, Sequence[str] | None], Refusal | None]
_DECLINED: list[IsDeclined] = []
_JUDGES: list[Judge] = []


def before_hand_over(judge: Judge) -> None:
    """Makes known how a package above judges whether results may be handed over: it is given the dossier and the
    results that are given, by their ids: empty where nobody says which, None while it is only asked whether it may be
    done."""
    _JUDGES.append(judge)


def hand_over_refused(dossier: Dossier, shown: Sequence[str] | None) -> Refusal | None:
    """The first reason of a package above against handing over."""
    refusals = (judge(dossier, shown) for judge in _JUDGES)
    return next((refusal for refusal in refusals if refusal is not None), None)


def results_unsettled(dossier: Dossier, _actor: Actor, _at: datetime) -> Refusal | None:
    """The same, as a condition of the acts that hand over."""
    return hand_over_refused(dossier, None)


def when_declined(is_declined: IsDeclined) -> None:
    """Makes known how a package above says that a signed result grants nothing."""
    _DECLINED.append(is_declined)


def declined(dossier: Dossier) -> bool:
    """Whether a result is signed that grants nothing: then no condition of handing over a granted one counts."""
    return dossier.result_signed_at is not None and any(is_declined(dossier) for is_declined in _DECLINED)


def return_ways(dossier: Dossier) -> tuple[str, ...]:
    """The ways that are open: online, counter, post. Asks whether it was declined only where a law closes a way."""
    definition = definition_of(dossier)
    if definition.hand_over is None or not declined(dossier):
        return definition.return_ways
    return definition.usual_return_ways


def readable_online(dossier: Dossier) -> bool:
    """Whether whoever asked may read the signed result on this site: else it is handed over first."""
    return dossier.state == Dossier.State.RETURNED or "online" in return_ways(dossier)
