"""Acceptance: a code, a promise with its proof, and a clock that runs from now."""

from typing import Any

import pytest
from tests.asking import NOBODY, forbidden_to, once_only, refused, story
from tests.cast import BIRTH, MONDAY, key
from tests.changed_definition import reworded
from tests.stages import Road, fresh

from duoc.dossiers import actions, queries
from duoc.dossiers.models import Acceptance, Turn
from duoc.dossiers.rules import OutOfTurn
from duoc.ground.refusal import NotFound
from duoc.notices.models import Notice

pytestmark = pytest.mark.django_db


def accept(who: Any, dossier: Any, word: str = "") -> Acceptance:
    return actions.accept(actor=who, dossier_id=dossier.pk, key=word or key(), at=MONDAY)


def test_the_clock_starts_and_a_date_is_promised(road: Road) -> None:
    dossier = road.file()
    acceptance = accept(road.actor("clerk1"), dossier)
    dossier = fresh(dossier)
    assert dossier.state == "processing" and dossier.desk == "specialist"
    assert dossier.code == "99001-261123-0001" and dossier.accepted_at == MONDAY
    assert dossier.due_at == acceptance.due_at and acceptance.due_at.isoformat() == "2026-11-23T10:00:00+00:00"
    assert acceptance.proof and acceptance.by_id == road.actor("clerk1").person_id and acceptance.post_id
    assert Turn.objects.get(dossier=dossier, closed_at=None).desk == "specialist"
    assert Turn.objects.get(dossier=dossier, desk="clerk").closed_by_id == acceptance.by_id
    assert story(dossier) == ["dossier.filed", "dossier.accepted"]
    assert Notice.objects.filter(subject_id=str(dossier.pk)).count() == 2


def test_codes_of_a_day_follow_each_other_in_each_unit(road: Road) -> None:
    codes = [fresh(road.to("accepted")).code for _time in range(3)]
    assert codes == ["99001-261123-0001", "99001-261123-0002", "99001-261123-0003"]


def test_only_a_clerk_of_the_unit_may(road: Road) -> None:
    dossier = road.file()
    others = ["citizen1", "citizen2", "helper1", "specialist1", "leader1", "registry1", "clerk2", "clerk3", "admin1"]
    forbidden_to(road.actor, others, lambda who: accept(who, dossier))
    assert fresh(dossier).state == "filed" and fresh(dossier).code is None


def test_it_happens_once_per_key(road: Road) -> None:
    dossier, other, who = road.file(), road.file(), road.actor("clerk1")
    once_only(lambda word: accept(who, dossier, word), lambda word: accept(who, other, word))
    assert Acceptance.objects.count() == 1 and fresh(other).state == "filed"


@pytest.mark.parametrize("stage", ["accepted", "proposed", "approved", "done", "returned"])
def test_only_a_filed_dossier_is_accepted(road: Road, stage: str) -> None:
    dossier = road.to(stage)
    refused(OutOfTurn, lambda: accept(road.actor("clerk1"), dossier))
    assert fresh(dossier).code == dossier.code


def test_an_owed_fee_comes_first(road: Road) -> None:
    dossier = road.file(copies=2)
    refusal = refused(OutOfTurn, lambda: accept(road.actor("clerk1"), dossier))
    assert "phí" in refusal.say and refusal.remedy
    assert fresh(dossier).code is None


def test_a_refused_acceptance_gives_its_number_back(road: Road) -> None:
    owing = road.file(copies=1)
    refused(OutOfTurn, lambda: accept(road.actor("clerk1"), owing))
    assert fresh(road.to("accepted")).code == "99001-261123-0001"


def test_there_is_no_such_dossier(road: Road) -> None:
    refused(NotFound, lambda: actions.accept(actor=road.actor("clerk1"), dossier_id=NOBODY, key=key(), at=MONDAY))


def test_the_preview_is_the_promise_where_a_monthly_review_starts_the_clock(road: Road) -> None:
    reworded(BIRTH, clock={"starts": "review", "review_day": 15, "supplement": "restart"})
    dossier = road.file()
    preview = queries.promise(dossier, MONDAY)
    acceptance = accept(road.actor("clerk1"), dossier)
    assert preview.due == acceptance.due_at == dossier.expected_at
    assert preview.due.isoformat() > "2026-12-15"
