"""What became of a dossier's results is on its own row: every list, the look-up by code and the API say the same."""

import uuid
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from duoc.decisions import actions as decisions
from duoc.decisions import queries
from duoc.decisions.models import Decision
from duoc.decisions.standing import Given, standing_of
from duoc.dossiers import actions as dossiers
from duoc.dossiers import queries as dossier_queries
from duoc.dossiers.acts.reporting import REPORT, standing
from duoc.dossiers.models import Dossier
from duoc.faces.desk import labels as desk
from duoc.faces.exchange.dossiers import serialize
from duoc.faces.portal import labels as portal
from duoc.ground.refusal import NotNow
from tests import later
from tests.asking import refused
from tests.cast import MONDAY, NOW, key
from tests.stages import Road, fresh
from tests.takers import own_taker

pytestmark = pytest.mark.django_db
Standing = Dossier.ResultStanding
LOST = {"reason": "Người yêu cầu báo mất bản chính", "legal_basis": "30/2020/NĐ-CP#17"}
ONE, TWO, OTHERS = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()


@pytest.mark.parametrize(
    ("given", "standing"),
    [
        ({}, Standing.HOLDS),
        ({ONE: Given("in_force")}, Standing.HOLDS),
        ({ONE: Given("revoked")}, Standing.REVOKED),
        ({ONE: Given("replaced", OTHERS)}, Standing.REPLACED),
        ({ONE: Given("replaced", TWO), TWO: Given("in_force")}, Standing.RENEWED),
        ({ONE: Given("replaced", TWO), TWO: Given("revoked")}, Standing.REVOKED),
        ({ONE: Given("replaced", TWO), TWO: Given("replaced", OTHERS)}, Standing.REPLACED),
        ({ONE: Given("revoked"), TWO: Given("in_force")}, Standing.PARTLY),
        ({ONE: Given("replaced", OTHERS), TWO: Given("in_force")}, Standing.PARTLY),
        ({ONE: Given("replaced", OTHERS), TWO: Given("revoked")}, Standing.REVOKED),
    ],
)
def test_one_word_for_all_results(given: dict[uuid.UUID, Given], standing: Standing) -> None:
    assert standing_of(given) == standing


@pytest.mark.parametrize(
    ("turn", "why", "standing"), [("revoke", later.WHY, Standing.REVOKED), ("reissue", LOST, Standing.RENEWED)]
)
@pytest.mark.parametrize("stage", ["done", "returned"])
def test_every_place_says_it(road: Road, stage: str, turn: str, why: dict[str, str], standing: Standing) -> None:
    decision = road.decision(stage)
    before = (portal.status(decision.dossier, NOW), desk.status(decision.dossier))
    draft = later.propose(road, decision, turn, **why)
    assert fresh(decision.dossier).result_standing == ""
    later.in_force(road, draft)
    dossier = fresh(decision.dossier)
    assert dossier.result_standing == standing
    after = (portal.status(dossier, NOW), desk.status(dossier))
    assert before[0] != after[0] and portal.next_step(dossier, after[0])
    if stage == "returned" or standing == Standing.REVOKED:
        assert before[1] != after[1]
    assert serialize.line(dossier)["result_standing"] == standing
    assert dossier_queries.of_person(road.who("citizen1")).get().result_standing == standing
    if standing == Standing.REVOKED:
        assert portal.status(dossier, NOW).word == "Kết quả đã bị thu hồi"
        assert "bị thu hồi" in desk.status(dossier)[0]


def test_a_result_whose_place_another_dossier_took(road: Road) -> None:
    old, new = road.decision("returned"), road.decision("done", number="000000000102", **{"child.full_name": "Lê Nam"})
    decisions.replace(decision_id=old.pk, by=new, at=MONDAY)
    dossier = fresh(old.dossier)
    assert (dossier.result_standing, fresh(new.dossier).result_standing) == ("replaced", "")
    assert "hồ sơ khác" in portal.status(dossier, NOW).word and "thay thế" in desk.status(dossier)[0]


def test_what_ended_before_it_was_handed_over_is_never_given_away(road: Road) -> None:
    """Nobody says which results: what was to be given is revoked, so it is not taken for granted."""
    decision = road.decision("done")
    by = later.revoked(road, decision)
    give = {"actor": road.who("clerk1"), "dossier_id": decision.dossier_id, "way": "counter", "at": MONDAY}
    give["taker"] = own_taker(decision.dossier)
    for results in ([], [str(decision.pk)], [str(by.pk), str(decision.pk)], ["", "x"]):
        refusal = refused(NotNow, lambda results=results: dossiers.hand_over(**give, results=results, key=key()))
        assert refusal.remedy
    assert fresh(decision.dossier).state == "done" and queries.to_hand_over(fresh(decision.dossier)) == [by.pk]
    dossiers.hand_over(**give, results=[str(by.pk)], key=key())
    assert fresh(decision.dossier).state == "returned"


def test_what_took_its_place_is_given_instead(road: Road) -> None:
    old, new = road.decision("done"), road.decision("done", number="000000000102", **{"child.full_name": "Lê Nam"})
    decisions.replace(decision_id=old.pk, by=new, at=MONDAY)
    assert queries.to_hand_over(fresh(old.dossier)) == [new.pk]
    give = {"actor": road.who("clerk1"), "dossier_id": old.dossier_id, "way": "counter", "at": MONDAY}
    give["taker"] = own_taker(old.dossier)
    refused(NotNow, lambda: dossiers.hand_over(**give, results=[str(old.pk)], key=key()))
    dossiers.hand_over(**give, results=[str(new.pk)], key=key())
    assert fresh(old.dossier).state == "returned"


def test_nothing_is_left_to_hand_over(road: Road) -> None:
    old, new = road.decision("done"), road.decision("done", number="000000000102", **{"child.full_name": "Lê Nam"})
    decisions.replace(decision_id=old.pk, by=new, at=MONDAY)
    later.revoked(road, new)
    give = {"actor": road.who("clerk1"), "dossier_id": old.dossier_id, "way": "counter", "at": MONDAY}
    give["taker"] = own_taker(old.dossier)
    assert "Không còn kết quả" in refused(NotNow, lambda: dossiers.hand_over(**give, key=key())).say


def test_nothing_becomes_of_a_result_that_was_never_given(road: Road) -> None:
    dossier = road.to("accepted")
    with pytest.raises(IntegrityError), transaction.atomic():
        Dossier.objects.filter(pk=dossier.pk).update(result_standing="revoked")


def test_dossiers_of_before_are_told(road: Road) -> None:
    """The migration says of results that ended before what the acts say from now on."""
    revoked, renewed, holds = (
        road.decision("done", number=f"00000000010{n}", **{"child.full_name": f"Lê Nam {word}"})
        for n, word in enumerate(("Anh", "Bình", "Châu"), 1)
    )
    later.revoked(road, revoked)
    later.in_force(road, later.propose(road, renewed, "reissue", **LOST))
    dossiers_of = [one.dossier for one in (revoked, renewed, holds)]
    kept = [fresh(one).result_standing for one in dossiers_of]
    Dossier.objects.update(result_standing="")
    import_module("duoc.decisions.migrations.0006_standing_of_results").keep(apps, None)
    assert [fresh(one).result_standing for one in dossiers_of] == kept == ["revoked", "renewed", ""]
    assert Decision.objects.count() == 5


def test_the_portal_is_told(road: Road) -> None:
    """The act reports it in its turn; a job does where the act was one on another dossier."""
    decision = road.decision("returned")
    Dossier.objects.filter(pk=decision.dossier_id).update(channel="portal", partner_code="000.00.00.H12-1")
    assert "standing" not in standing(fresh(decision.dossier))["result"]
    later.revoked(road, decision)
    assert standing(fresh(decision.dossier))["result"]["standing"] == "revoked"
    assert ProcrastinateJob.objects.filter(task_name=REPORT, args__dossier_id=str(decision.dossier_id)).exists()
