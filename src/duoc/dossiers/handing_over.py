"""Which ways a result may take to whoever asked for it, as the definition says; a refusal may take any."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from duoc.dossiers.models import Dossier, MinistryResult
from duoc.dossiers.planning import definition_of
from duoc.ground.refusal import Refusal
from duoc.people.powers import Actor

Judge = Callable[[Dossier, Sequence[str] | None], Refusal | None]
_DECLINED: list[Exists] = [Exists(MinistryResult.objects.filter(dossier=OuterRef("pk"), granted=False))]
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


def when_declined(refusal: Exists) -> None:
    """Makes known by which rows of a package above a signed result grants nothing; they name the dossier's `pk`."""
    _DECLINED.append(refusal)


def grants_nothing() -> Q:
    """Of rows of dossiers with a result: those whose result grants nothing, ours or a ministry's."""
    return reduce(or_, (Q(refusal) for refusal in _DECLINED))


def declined(dossier: Dossier) -> bool:
    """Whether there is a result that grants nothing: then no condition of handing over a granted one counts."""
    if dossier.result_signed_at is None and not dossier.has_result:
        return False
    return Dossier.objects.filter(grants_nothing(), pk=dossier.pk).exists()


def return_ways(dossier: Dossier) -> tuple[str, ...]:
    """The ways that are open: online, counter, post. Asks whether it was declined only where a law closes a way."""
    definition = definition_of(dossier)
    if definition.hand_over is None or not declined(dossier):
        return definition.return_ways
    return definition.usual_return_ways


def readable_online(dossier: Dossier) -> bool:
    """Whether whoever asked may read the signed result on this site: else it is handed over first."""
    return dossier.state == Dossier.State.RETURNED or "online" in return_ways(dossier)
