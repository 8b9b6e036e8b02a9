"""Revoking a result in force."""

from typing import Any

import pytest
from tests.asking import NOBODY, forbidden_to, once_only, refused, story
from tests.cast import MONDAY, key
from tests.stages import Road

from duoc.decisions import actions, queries
from duoc.decisions.models import Decision
from duoc.ground.refusal import NotFound, NotNow
from duoc.instruments import queries as instruments
from duoc.instruments.calculations import Unsound
from duoc.instruments.models import Revocation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_paper")]
WHY = {"reason": "Cấp sai thẩm quyền", "legal_basis": "60/2014/QH13#70"}


def revoke(who: Any, decision: Any, word: str = "", **more: Any) -> Revocation:
    return actions.revoke(actor=who, decision_id=decision.pk, key=word or key(), at=MONDAY, **{**WHY, **more})


@pytest.mark.parametrize("stage", ["done", "returned"])
def test_it_no_longer_holds_but_stays_as_evidence(road: Road, stage: str) -> None:
    decision = road.decision(stage)
    revoke(road.actor("leader1"), decision)
    instrument = instruments.by_token(decision.token)
    assert instrument.state == "revoked" and instrument.file_id == decision.file_id
    assert instruments.report_of(instrument).issued
    assert story(decision.dossier)[-1] == "decision.revoked"


def test_only_a_leader_of_the_agency_may(road: Road) -> None:
    decision = road.decision()
    others = ["citizen1", "clerk1", "specialist1", "registry1", "leader2", "leader3", "admin1"]
    forbidden_to(road.actor, others, lambda who: revoke(who, decision))
    assert Decision.objects.get().state == "in_force"


@pytest.mark.parametrize("stage", ["approved", "signed", "numbered"])
def test_only_what_is_in_force(road: Road, stage: str) -> None:
    decision = road.decision(stage)
    refused(NotNow, lambda: revoke(road.actor("leader1"), decision))


@pytest.mark.parametrize("gap", ["reason", "legal_basis"])
def test_reason_and_basis_are_needed(road: Road, gap: str) -> None:
    decision = road.decision()
    assert set(refused(Unsound, lambda: revoke(road.actor("leader1"), decision, **{gap: " "})).faults) == {gap}


def test_it_happens_once_per_key(road: Road) -> None:
    decision, who = road.decision(), road.actor("leader1")
    once_only(lambda word: revoke(who, decision, word), lambda word: revoke(who, decision, word, reason="Lý do khác"))
    refused(NotNow, lambda: revoke(who, decision))


def test_there_is_no_such_result(road: Road) -> None:
    who = road.actor("leader1")
    refused(NotFound, lambda: actions.revoke(actor=who, decision_id=NOBODY, key=key(), at=MONDAY, **WHY))
    refused(queries.NotFound, lambda: instruments.by_token("no-such-token"))
    refused(queries.NotFound, lambda: queries.by_id(NOBODY))
