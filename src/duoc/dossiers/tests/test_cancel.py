"""Taking a request back before acceptance."""

from typing import Any

import pytest
from tests.asking import NOBODY, forbidden_to, once_only, refused, story
from tests.cast import MONDAY, key
from tests.stages import Road, fresh

from duoc.dossiers import actions
from duoc.dossiers.models import Cancellation
from duoc.dossiers.rules import OutOfTurn
from duoc.ground.refusal import NotFound
from duoc.payments import queries as payments

pytestmark = pytest.mark.django_db


def cancel(who: Any, dossier: Any, word: str = "", reason: str = "") -> Cancellation:
    return actions.cancel(actor=who, dossier_id=dossier.pk, key=word or key(), at=MONDAY, reason=reason)


def test_no_reason_is_needed(road: Road) -> None:
    dossier = road.file(copies=1)
    cancel(road.actor("citizen1"), dossier)
    after = fresh(dossier)
    assert after.state == "cancelled" and after.ended_at == MONDAY and after.desk == ""
    assert payments.outstanding(("dossier", str(dossier.pk))) == 0
    assert story(dossier)[-1] == "dossier.cancelled"
    refused(OutOfTurn, lambda: road.accept(dossier))


def test_also_while_supplements_are_awaited(road: Road) -> None:
    dossier = road.file()
    road.request_supplement(dossier)
    cancel(road.actor("citizen1"), dossier, reason="Tôi nộp lại ở quầy")
    assert fresh(dossier).state == "cancelled"
    refused(OutOfTurn, lambda: road.supplement(dossier))


def test_only_the_applicant_may(road: Road) -> None:
    dossier = road.file()
    others = ["citizen2", "citizen3", "helper1", "clerk1", "specialist1", "leader1", "clerk2", "admin1"]
    forbidden_to(road.actor, others, lambda who: cancel(who, dossier))


@pytest.mark.parametrize("stage", ["accepted", "proposed", "done", "returned"])
def test_not_after_acceptance(road: Road, stage: str) -> None:
    dossier = road.to(stage)
    refused(OutOfTurn, lambda: cancel(road.actor("citizen1"), dossier))


def test_not_in_a_supplement_after_acceptance(road: Road) -> None:
    dossier = road.to("accepted")
    road.request_supplement(dossier, "specialist1")
    refused(OutOfTurn, lambda: cancel(road.actor("citizen1"), dossier))


def test_it_happens_once_per_key(road: Road) -> None:
    dossier, who = road.file(), road.actor("citizen1")
    once_only(lambda word: cancel(who, dossier, word), lambda word: cancel(who, dossier, word, "Khác"))
    refused(OutOfTurn, lambda: cancel(who, dossier))


def test_there_is_no_such_dossier(road: Road) -> None:
    refused(NotFound, lambda: actions.cancel(actor=road.actor("citizen1"), dossier_id=NOBODY, key=key(), at=MONDAY))
