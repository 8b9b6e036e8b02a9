"""Dossiers that an official proposed to stop: for the tests that ask every act."""

from collections.abc import Callable, Mapping
from typing import Any

from duoc.dossiers.acts import DESK
from duoc.dossiers.models import Dossier
from duoc.people.models import Post
from duoc.people.powers import Actor
from tests.act_values import WHY
from tests.cast import MONDAY
from tests.late_dossiers import Made
from tests.stages import Road, by_form, fresh

NOT_NOW = {"answer": "Căn cứ chưa đúng điều khoản."}


def propose(road: Road, dossier: Dossier, why: Mapping[str, str] = WHY) -> Dossier:
    by_form(road.actor("specialist1"), "propose_stop", fresh(dossier), why, DESK)
    return fresh(dossier)


def sign(who: Actor, dossier: Dossier) -> Any:
    """The newest proposal."""
    newest = dossier.stop_proposals.filter(stopping__isnull=True).last()
    return by_form(who, "stop", fresh(dossier), {"proposal": str(newest.pk) if newest else ""}, DESK)


def send_back(who: Actor, dossier: Dossier, **changes: str) -> Any:
    """The proposal that waits."""
    waiting = dossier.stop_proposals.filter(closed_at=None).last()
    given = {"proposal": str(waiting.pk) if waiting else "", **NOT_NOW, **changes}
    return by_form(who, "send_back_stop", fresh(dossier), given, DESK)


def let_go(road: Road, dossier: Dossier) -> Any:
    """The wish to withdraw comes true: proposed by the specialist, signed by the leader."""
    by_form(road.actor("specialist1"), "propose_withdrawal", fresh(dossier), {}, DESK)
    return sign(road.actor("leader1"), dossier)


def stop(road: Road, dossier: Dossier, why: Mapping[str, str] = WHY) -> Any:
    """Proposed by the specialist, signed by the leader."""
    return sign(road.actor("leader1"), propose(road, dossier, why))


STOP_ACTS: dict[str, Callable[[Any, Actor, dict[str, Any]], object]] = {
    "dossiers.propose_stop": lambda it, who, _by: by_form(who, "propose_stop", it, WHY, DESK),
    "dossiers.propose_withdrawal": lambda it, who, _by: by_form(who, "propose_withdrawal", it, {}, DESK),
    "dossiers.send_back_stop": lambda it, who, _by: send_back(who, it),
    "dossiers.stop": lambda it, who, _by: sign(who, it),
}
"""With parameters that are right wherever they are offered."""


def with_a_stop(road: Road) -> Dossier:
    return propose(road, road.to("accepted"))


def no_stop_to_sign(road: Road) -> Made:
    return road.to("accepted"), "leader1"


def stop_that_the_signer_proposed(road: Road) -> Made:
    dossier = with_a_stop(road)
    dossier.stop_proposals.update(by=road.actor("leader1").person)
    return dossier, "leader1"


def stop_without_a_delegation(road: Road) -> Made:
    dossier = with_a_stop(road)
    Post.objects.filter(pk=road.actor("leader1").post_id).update(signs_as="TUQ.")
    return dossier, "leader1"


def signed_with_a_stop_to_sign(road: Road) -> Made:
    dossier = with_a_stop(road)
    Dossier.objects.filter(pk=dossier.pk).update(result_signed_at=MONDAY)
    return fresh(dossier), "leader1"
