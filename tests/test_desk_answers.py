"""The desk answers each question at its step; steps have conditions; an unlikely answer is taken with a reason."""

import copy
from typing import Any

import pytest

from duoc.decisions import actions as decisions
from duoc.decisions import queries as decision_queries
from duoc.dossiers import actions, queries
from duoc.dossiers.models import Dossier
from duoc.dossiers.rules import Incomplete
from duoc.ground.ledger import queries as ledger
from duoc.ground.ledger.models import Entry
from duoc.instruments.calculations import Unsound
from duoc.language.calculations import CONFIRMED
from duoc.people.models import Post, RoleGrant
from duoc.procedures.actions import publish
from duoc.procedures.models import Version
from duoc.registers import actions as registers
from duoc.registers import drafting
from tests.asking import refused
from tests.cast import BIRTH, MONDAY, key
from tests.changed_definition import REASON, SEEN, WEIGHT, changed
from tests.stages import CHILD, Road, fresh

pytestmark = pytest.mark.django_db


def accept(road: Road, dossier: Dossier, word: str = "", **answers: Any) -> Any:
    return actions.accept(
        actor=road.actor("clerk1"), dossier_id=dossier.pk, key=word or key(), at=MONDAY, answers=answers
    )


def faults(error: Any) -> dict[str, str]:
    return dict(error.faults)


def test_a_question_is_asked_and_judged_at_its_step(road: Road) -> None:
    changed([{**SEEN, "step": "receive"}])
    dossier = road.to("filed")
    assert [one.id for one in queries.answers_at_step(dossier, {}).asked] == ["seen"]
    assert faults(refused(Incomplete, lambda: accept(road, dossier))) == {"seen": "Chưa nhập: Bản chính"}
    wrong = refused(Incomplete, lambda: accept(road, dossier, seen=True, **CHILD))
    assert faults(wrong) == {"child.personal_number": "Câu này không hỏi ở bước này."}
    word = key()
    made = accept(road, dossier, word, seen=True)
    assert accept(road, dossier, word, seen=True) == made and fresh(dossier).desk_answers == {"seen": True}
    assert queries.plan_of_dossier(fresh(dossier)).values["seen"] is True
    assert "seen" not in queries.plan_as_declared(fresh(dossier)).values, "the applicant declared no such thing"
    road.propose(dossier)  # is not asked again, and may not answer for the clerk
    assert fresh(dossier).desk_answers == {"seen": True, **CHILD}


def test_nobody_answers_for_another_step_or_for_the_applicant(road: Road) -> None:
    changed([{**SEEN, "step": "return"}])
    dossier = road.to("accepted")
    for values in ({"seen": True}, {"child.full_name": "Trần Thị Khác"}):
        error = refused(Unsound, lambda values=values: road.propose(dossier, values={**CHILD, **values}))
        assert set(faults(error)) == set(values)


def test_the_ledger_commits_to_what_was_answered(road: Road) -> None:
    changed([{**SEEN, "step": "receive"}])
    dossier = road.to("filed")
    accept(road, dossier, seen=True)
    facts = ledger.facts(Entry.objects.get(action="dossier.accepted"))
    assert "seen" not in facts and facts["answers"]


@pytest.mark.parametrize("step", ["sign", "issue", "return"])
def test_every_act_that_ends_a_step_asks(road: Road, step: str, real_paper: None) -> None:
    changed([{**SEEN, "step": step}])
    before = {"sign": "checked", "issue": "signed", "return": "done"}[step]
    dossier = road.to(before)
    proposal = decision_queries.proposal(dossier)
    assert proposal
    fields = {"dossier_id": dossier.pk, "at": MONDAY}
    ends = {
        "sign": lambda **more: decisions.sign(actor=road.who("leader1"), proposal_id=proposal.pk, **fields, **more),
        "issue": lambda **more: registers.issue(actor=road.who("registry1"), **fields, **more),
        "return": lambda **more: actions.hand_over(actor=road.who("clerk1"), way="online", **fields, **more),
    }[step]
    assert set(faults(refused(Incomplete, lambda: ends(key=key())))) == {"seen"}
    ends(key=key(), answers={"seen": False})
    assert fresh(dossier).desk_answers["seen"] is False
    entry = drafting.entry_draft(fresh(dossier))
    assert entry and entry.data["child.personal_number"] == CHILD["child.personal_number"]


def test_an_unlikely_answer_is_taken_with_a_reason_and_shown_to_the_next(road: Road) -> None:
    changed([WEIGHT])
    dossier = road.to("accepted")
    values = {**CHILD, "weight": 6500}
    error = refused(Unsound, lambda: road.propose(dossier, values=values))
    assert "Nếu đúng là như vậy, hãy ghi lý do" in faults(error)["weight"]
    [doubt] = queries.answers_at_step(fresh(dossier), values).plan.desk_doubts
    for reason in ("Có", {"x": REASON}, 7):
        given = {**values, CONFIRMED: {doubt.token: reason}}
        refused(Unsound, lambda given=given: road.propose(dossier, values=given))
    road.propose(dossier, values={**values, CONFIRMED: {doubt.token: REASON}})
    assert fresh(dossier).desk_answers[CONFIRMED] == {doubt.token: REASON}
    another = queries.answers_at_step(fresh(dossier), {**values, "weight": 7000, CONFIRMED: {doubt.token: REASON}})
    assert "weight" in another.faults


def test_a_step_is_taken_while_its_condition_holds(road: Road) -> None:
    changed([{id: word for id, word in WEIGHT.items() if id != "check"}], issue={"when": "weight > 4000"})
    heavy, light = road.to("accepted"), road.to("accepted")
    for dossier, weight in ((heavy, 5000), (light, 3000)):
        road.propose(dossier, values={**CHILD, "weight": weight})
        road.check(dossier)
        road.sign(dossier)
    assert (fresh(heavy).step, fresh(light).step) == ("issue", "return")
    assert [step.id for step in queries.plan_of_dossier(fresh(light)).steps] == ["receive", "examine", "sign", "return"]


def test_a_left_out_answer_is_not_taken_from_an_earlier_proposal(road: Road) -> None:
    dossier = road.to("checked")
    decisions.send_back(actor=road.actor("leader1"), dossier_id=dossier.pk, reason="Sai số.", key=key(), at=MONDAY)
    assert set(faults(refused(Unsound, lambda: road.propose(dossier, values={})))) == set(CHILD)


def test_whoever_the_result_names_signs_it(road: Road) -> None:
    """Roles are data: another one may sign where it has the power and a step."""
    Post.objects.filter(organisation__code="99001", role="leader").update(role="head")
    for grant in RoleGrant.objects.filter(role="leader"):
        RoleGrant.objects.create(role="head", power=grant.power, relation=grant.relation, valid_from=grant.valid_from)
    now = Version.objects.filter(procedure__code=BIRTH).latest("valid_from")
    dossier = road.to("accepted")
    assert decision_queries.signers_of(dossier, MONDAY) == []
    refused(Unsound, lambda: road.propose(dossier))
    words = copy.deepcopy(now.definition) | {"valid_from": "2026-11-02"}
    words["steps"][2]["post"] = words["outcome"]["results"][0]["signer"] = "head"
    publish(words, bundle=now.bundle, source="test", at=MONDAY)
    signed = road.to("approved")
    assert signed.desk == "registry" and decision_queries.proposal(signed).signer.role == "head"
