"""Proposing a result: judged, written as it will be signed, shown to the applicant first."""

from typing import Any

import pytest
from tests.asking import forbidden_to, once_only, refused, story
from tests.cast import MONDAY, key
from tests.stages import CHILD, Road, fresh

from duoc.decisions import actions, queries
from duoc.decisions.models import Content, DraftCheck, Proposal
from duoc.dossiers.rules import OutOfTurn
from duoc.ground.ledger.models import Entry
from duoc.ground.refusal import NotFound
from duoc.instruments.calculations import Unsound
from duoc.people.models import Appointment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_paper")]
DECLINE = {"kind": "decline", "values": {}, "reason": "Thông tin về cha không đúng.", "legal_basis": "60/2014/QH13#16"}


def propose(who: Any, dossier: Any, word: str = "", **more: Any) -> Proposal:
    fields = {"kind": "grant", "values": CHILD, **more}
    return actions.propose(actor=who, dossier_id=dossier.pk, key=word or key(), at=MONDAY, **fields)


def test_the_draft_goes_to_the_applicant_first(road: Road) -> None:
    dossier = road.to("accepted")
    made = propose(road.actor("specialist1"), dossier)
    assert made.standing and made.signer_id == road.actor("leader1").post_id
    [content] = made.contents.all()
    assert queries.read_content(content).startswith(b"%PDF") and len(content.token) >= 22
    asked = DraftCheck.objects.get(proposal=made)
    assert asked.answered_at is None and asked.until > MONDAY
    after = fresh(dossier)
    assert (after.state, after.desk, after.step) == ("processing", "applicant", "examine")
    assert story(dossier)[-1] == "dossier.proposed"
    assert CHILD["child.personal_number"] not in Entry.objects.latest("number").canonical


def test_a_refusal_on_the_merits_goes_straight_to_the_leader(road: Road) -> None:
    dossier = road.to("accepted")
    made = propose(road.actor("specialist1"), dossier, **DECLINE)
    assert fresh(dossier).desk == "leader" and made.contents.get().name == "Thông báo không giải quyết hồ sơ"
    assert queries.draft_check(made) is None


def test_only_a_specialist_of_the_unit_may(road: Road) -> None:
    dossier = road.to("accepted")
    others = ["citizen1", "helper1", "clerk1", "leader1", "registry1", "specialist2", "specialist3", "admin1"]
    forbidden_to(road.actor, others, lambda who: propose(who, dossier))
    assert not Content.objects.exists()


@pytest.mark.parametrize("stage", ["filed", "proposed", "checked", "approved", "done", "returned"])
def test_only_from_the_specialists_desk(road: Road, stage: str) -> None:
    dossier = road.to(stage)
    refused(OutOfTurn, lambda: propose(road.actor("specialist1"), dossier))


def test_not_while_supplements_are_awaited(road: Road) -> None:
    dossier = road.to("accepted")
    road.request_supplement(dossier, "specialist1")
    refused(OutOfTurn, lambda: propose(road.actor("specialist1"), dossier))


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"values": {}}, {"child.personal_number"}),
        ({"values": {"child.personal_number": "123"}}, {"child.personal_number"}),
        ({"values": {**CHILD, "verification": "guess"}}, {"verification"}),
        ({**DECLINE, "reason": "Sai"}, {"reason"}),
        ({**DECLINE, "legal_basis": ""}, {"legal_basis"}),
        ({"kind": "maybe"}, {"kind"}),
    ],
)
def test_what_is_missing_is_named(road: Road, change: Any, named: set[str]) -> None:
    dossier = road.to("accepted")
    refusal = refused(Unsound, lambda: propose(road.actor("specialist1"), dossier, **change))
    assert set(refusal.faults) == named
    assert not Proposal.objects.exists() and fresh(dossier).desk == "specialist"


def test_the_desk_changes_no_answer_of_the_applicant(road: Road) -> None:
    dossier = road.to("accepted")
    change = {"values": {**CHILD, "child.full_name": "Tên Do Cán Bộ Đổi"}}
    refusal = refused(Unsound, lambda: propose(road.actor("specialist1"), dossier, **change))
    assert set(refusal.faults) == {"child.full_name"}


def test_somebody_must_be_there_to_sign(road: Road) -> None:
    dossier = road.to("accepted")
    other = road.actor("leader2").post_id
    refused(Unsound, lambda: propose(road.actor("specialist1"), dossier, signer_id=other))
    Appointment.objects.filter(post_id=road.actor("leader1").post_id).update(valid_to=MONDAY.date())
    refused(Unsound, lambda: propose(road.actor("specialist1"), dossier))


def test_it_happens_once_per_key(road: Road) -> None:
    dossier, who = road.to("accepted"), road.actor("specialist1")
    other = {"child.personal_number": "000000000102"}
    once_only(lambda word: propose(who, dossier, word), lambda word: propose(who, dossier, word, values=other))
    assert Proposal.objects.count() == Content.objects.count() == DraftCheck.objects.count() == 1


def test_a_new_proposal_takes_the_place_of_the_one_sent_back(road: Road) -> None:
    dossier = road.to("checked")
    actions.send_back(actor=road.actor("leader1"), dossier_id=dossier.pk, reason="Sửa tên", key=key(), at=MONDAY)
    second = propose(road.actor("specialist1"), dossier)
    assert queries.proposal(dossier) == second and Proposal.objects.filter(dossier=dossier).count() == 2


def test_there_is_no_such_dossier(road: Road) -> None:
    from tests.asking import NOBODY

    who = road.actor("specialist1")
    refused(
        NotFound,
        lambda: actions.propose(actor=who, dossier_id=NOBODY, kind="grant", values={}, key=key(), at=MONDAY),
    )
