"""Handing the result over: the last act of the road."""

from typing import Any

import pytest
from tests.asking import forbidden_to, once_only, refused, story
from tests.cast import MONDAY, OTHER_COMMUNE, key
from tests.stages import Road, fresh
from tests.takers import own_taker

from duoc.dossiers import actions
from duoc.dossiers.models import Dossier, Handover, Turn
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.people.models import Organisation

pytestmark = pytest.mark.django_db


def hand_over(who: Any, dossier: Any, word: str = "", way: str = "counter", **more: Any) -> Handover:
    given = {"dossier_id": dossier.pk, "way": way, "taker": own_taker(dossier), **more}
    return actions.hand_over(actor=who, key=word or key(), at=MONDAY, **given)


@pytest.mark.parametrize("way", ["online", "counter"])
def test_the_dossier_is_returned(road: Road, way: str) -> None:
    dossier = road.to("done")
    assert hand_over(road.actor("clerk1"), dossier, way=way).way == way
    assert fresh(dossier).state == "returned" and fresh(dossier).desk == ""
    assert not Turn.objects.filter(dossier=dossier, closed_at=None).exists()
    assert story(dossier)[-1] == "dossier.returned"


def test_only_a_clerk_of_the_unit_may(road: Road) -> None:
    dossier = road.to("done")
    others = ["citizen1", "helper1", "specialist1", "leader1", "registry1", "clerk2", "clerk3", "admin1"]
    forbidden_to(road.actor, others, lambda who: hand_over(who, dossier))


def test_an_unknown_way_is_refused_and_the_post_has_an_act_of_its_own(road: Road) -> None:
    dossier = road.file()
    for way in ("pigeon", "post"):
        refused(Incomplete, lambda way=way: hand_over(road.actor("clerk1"), dossier, way=way))


@pytest.mark.parametrize("stage", ["filed", "accepted", "checked", "signed", "numbered", "returned"])
def test_only_a_finished_dossier_is_handed_over(road: Road, stage: str) -> None:
    dossier = road.to(stage)
    refused(OutOfTurn, lambda: hand_over(road.actor("clerk1"), dossier))
    assert fresh(dossier).state == dossier.state


def test_it_happens_once_per_key(road: Road) -> None:
    dossier, who = road.to("done"), road.actor("clerk1")
    once_only(lambda word: hand_over(who, dossier, word), lambda word: hand_over(who, dossier, word, "online"))
    assert Handover.objects.count() == 1


def test_the_result_waits_where_the_request_was_handed_in(road: Road) -> None:
    """Another unit decided: who took the request in gives the result back."""
    dossier = road.to("numbered")
    other = Organisation.objects.get(code=OTHER_COMMUNE)
    Dossier.objects.filter(pk=dossier.pk).update(receiving_unit=other)
    road.seal(fresh(dossier))
    assert (fresh(dossier).state, fresh(dossier).assigned_unit) == ("done", other)
    assert hand_over(road.actor("clerk2"), fresh(dossier)).way == "counter"
