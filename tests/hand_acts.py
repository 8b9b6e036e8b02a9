"""Right parameters of the acts by which a dossier changes hands, stages at which they are offered, and cases in which a
condition of them alone refuses."""

from collections.abc import Callable
from typing import Any

from duoc.dossiers.acts import DESK
from duoc.dossiers.hands import candidates
from duoc.dossiers.models import Dossier
from tests.cast import MONDAY
from tests.colleagues import colleague
from tests.stages import Road, by_form, fresh
from tests.subjects import Made

REASON = "Người giữ hồ sơ đi công tác."


def _to(dossier: Dossier) -> dict[str, str]:
    """A colleague; where there is none, the queue."""
    return {"to": next(iter(candidates(dossier, MONDAY)), "queue"), "reason": REASON}


DONE: dict[str, Callable[[Any, Any, dict[str, Any]], Any]] = {
    "dossiers.assign": lambda it, who, _by: by_form(who, "assign", it, _to(it), DESK),
    "dossiers.claim": lambda it, who, _by: by_form(who, "claim", it, {}, DESK),
    "dossiers.give": lambda it, who, _by: by_form(who, "give", it, _to(it), DESK),
    "dossiers.put_back": lambda it, who, _by: by_form(who, "put_back", it, {"reason": REASON}, DESK),
}


def held(road: Road) -> Dossier:
    dossier = road.to("accepted")
    by_form(road.actor("specialist1"), "claim", dossier, {}, DESK)
    return fresh(dossier)


def held_beside_a_colleague(road: Road) -> Dossier:
    colleague(road)
    return held(road)


STAGES: dict[str, Callable[[Road], Dossier]] = {"held": held, "held beside a colleague": held_beside_a_colleague}


def held_by_specialist1(road: Road) -> Made:
    return held(road), "specialist1"


held_alone = held_by_specialist1


def in_the_queue(road: Road) -> Made:
    colleague(road)
    return road.to("accepted"), "specialist1"


def waits_outside(road: Road) -> Made:
    """A colleague could take it, were it not with the applicant."""
    dossier = held(road)
    dossier.assigned_unit_id = None
    return dossier, "leader1"


def with_the_signer(road: Road) -> Made:
    return road.to("checked"), "leader1"
