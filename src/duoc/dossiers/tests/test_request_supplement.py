"""Asking for supplements: fully, in one go, by whoever has the dossier on the desk."""

from typing import Any

import pytest
from tests.asking import forbidden_to, once_only, refused, story
from tests.cast import BIRTH, MONDAY, key
from tests.changed_definition import reworded
from tests.stages import ITEMS, Road, by_form, fresh

from duoc.dossiers import actions, queries
from duoc.dossiers.acts import APPLICANT, DESK
from duoc.dossiers.models import OfficialForm, SupplementProposal, SupplementRequest, Turn
from duoc.dossiers.rules import Incomplete, OutOfTurn

pytestmark = pytest.mark.django_db


def ask(who: Any, dossier: Any, word: str = "", **more: Any) -> Any:
    fields = {"items": ITEMS, "legal_basis": "118/2025/NĐ-CP", **more}
    return actions.request_supplement(actor=who, dossier_id=dossier.pk, key=word or key(), at=MONDAY, **fields)


@pytest.mark.parametrize(("stage", "who"), [("filed", "clerk1"), ("accepted", "specialist1")])
def test_the_dossier_waits_for_the_applicant(road: Road, stage: str, who: str) -> None:
    dossier = road.to(stage)
    asked = ask(road.actor(who), dossier)
    assert asked.turn == 1 and [item["code"] for item in asked.items] == ["birth_notice", "child.hometown"]
    after = fresh(dossier)
    assert after.state == "supplement" and after.desk == "applicant" and after.due_at == dossier.due_at
    assert Turn.objects.get(dossier=dossier, closed_at=None).desk == "applicant"
    assert story(dossier)[-1] == "dossier.supplement_asked"


def test_what_is_asked_for_can_be_printed_and_seen(road: Road) -> None:
    dossier, clerk = road.file(), road.actor("clerk1")
    unprintable = [{**ITEMS[0], "say": "Ảnh mờ ☎, xin gửi lại."}]
    assert set(refused(Incomplete, lambda: ask(clerk, dossier, items=unprintable)).faults) == {"items"}
    assert set(refused(Incomplete, lambda: ask(clerk, dossier, items=[{**ITEMS[0], "say": "\u3164"}])).faults) == {
        "items"
    }
    assert ask(clerk, dossier, items=[{**ITEMS[0], "say": "Ảnh mờ\u200b "}]).items[0]["say"] == "Ảnh mờ"


def test_who_may_not(road: Road) -> None:
    dossier = road.file()
    others = ["citizen1", "citizen2", "helper1", "leader1", "registry1", "clerk2", "specialist2", "clerk3", "admin1"]
    forbidden_to(road.actor, others, lambda who: ask(who, dossier))


@pytest.mark.parametrize(
    ("stage", "who"),
    [("filed", "specialist1"), ("accepted", "clerk1"), ("proposed", "specialist1"), ("checked", "specialist1"),
     ("done", "specialist1"), ("returned", "clerk1")],
)  # fmt: skip
def test_only_the_desk_on_which_it_lies_asks(road: Road, stage: str, who: str) -> None:
    dossier = road.to(stage)
    refused(OutOfTurn, lambda: ask(road.actor(who), dossier))
    assert fresh(dossier).state == dossier.state


@pytest.mark.parametrize(
    "items",
    [
        [],
        [{**ITEMS[0], "say": "  "}],
        [{"kind": "paper", "say": "Thiếu mã"}],
        [{"kind": "thought", "code": "x", "name": "X", "say": "Loại lạ"}],
    ],
)
def test_it_says_what_is_missing(road: Road, items: Any) -> None:
    dossier = road.file()
    assert "items" in refused(Incomplete, lambda: ask(road.actor("clerk1"), dossier, items=items)).faults


def test_a_second_request_needs_a_reason_and_is_counted(road: Road) -> None:
    dossier = road.to("accepted")
    ask(road.actor("specialist1"), dossier)
    road.supplement(dossier)
    assert "again" in refused(Incomplete, lambda: ask(road.actor("specialist1"), dossier)).faults
    proposal = ask(road.actor("specialist1"), dossier, again="Ảnh mới vẫn mất góc.")
    assert isinstance(proposal, SupplementProposal) and SupplementRequest.objects.count() == 1
    assert fresh(dossier).state == "processing"
    decide(road.actor("leader1"), dossier)
    again = SupplementRequest.objects.latest("turn")
    assert (again.turn, again.again, again.by_id) == (2, "Ảnh mới vẫn mất góc.", road.actor("specialist1").person)
    assert (fresh(dossier).state, fresh(dossier).desk) == ("supplement", "applicant")
    assert story(dossier)[-2:] == ["dossier.supplement_asked", "dossier.supplement_decided"]
    assert OfficialForm.objects.filter(dossier=dossier, kind="supplement_02", turn=2).exists()


def test_form_02_of_a_procedure_without_a_last_day_says_what_follows(road: Road) -> None:
    dossier = road.file()
    ask(road.actor("clerk1"), dossier)
    request = OfficialForm.objects.get(dossier=dossier, kind="supplement_02").inputs["request"]
    assert "until" not in request and request["silence"].startswith("Chưa xác định được hạn chót")
    assert "có thể bị từ chối" in request["silence"] and "chờ đến khi" not in request["silence"]


def decide(who: Any, dossier: Any, *, approved: bool = True, answer: str = "") -> Any:
    values = {"approved": "yes" if approved else "no", "answer": answer}
    return by_form(who, "decide_supplement", dossier, values, DESK)


def proposed(road: Road) -> Any:
    dossier = road.to("accepted")
    ask(road.actor("specialist1"), dossier)
    road.supplement(dossier)
    ask(road.actor("specialist1"), dossier, again="Ảnh mới vẫn mất góc.")
    return dossier


def test_the_head_may_say_no_with_words_and_nothing_is_asked(road: Road) -> None:
    dossier = proposed(road)
    leader = road.actor("leader1")
    assert [one.dossier_id for one in queries.proposals_to_decide(leader)] == [dossier.pk]
    assert set(refused(Incomplete, lambda: decide(leader, dossier, approved=False)).faults) == {"answer"}
    decide(leader, dossier, approved=False, answer="Giấy đã nộp đọc được, hãy giải quyết.")
    assert fresh(dossier).state == "processing" and SupplementRequest.objects.count() == 1
    refused(OutOfTurn, lambda: decide(leader, dossier))
    assert not queries.proposals_to_decide(leader)


def test_only_the_head_of_the_unit_decides_and_nobody_twice(road: Road) -> None:
    dossier = proposed(road)
    forbidden_to(road.actor, ["specialist1", "clerk1", "citizen1", "registry1"], lambda who: decide(who, dossier))
    refused(OutOfTurn, lambda: ask(road.actor("specialist1"), dossier, again="Vẫn còn mờ."))
    decide(road.actor("leader1"), dossier)
    refused(OutOfTurn, lambda: decide(road.actor("leader1"), dossier))


def test_a_proposal_from_a_step_that_is_past_is_of_no_use(road: Road) -> None:
    dossier = proposed(road)
    road.propose(fresh(dossier))
    refused(OutOfTurn, lambda: decide(road.actor("leader1"), dossier))
    assert not queries.proposals_to_decide(road.actor("leader1"))


def test_where_the_procedure_lets_the_desk_ask_again_nobody_approves(road: Road) -> None:
    reworded(BIRTH, clock={"supplement": "restart", "again": "free"})
    dossier = road.to("accepted")
    ask(road.actor("specialist1"), dossier)
    road.supplement(dossier)
    assert "again" in refused(Incomplete, lambda: ask(road.actor("specialist1"), dossier)).faults
    assert ask(road.actor("specialist1"), dossier, again="Vẫn còn mờ.").turn == 2


def test_nothing_is_asked_while_a_wish_to_withdraw_waits(road: Road) -> None:
    dossier = road.to("accepted")
    by_form(road.actor("citizen1"), "request_withdrawal", dossier, {}, APPLICANT)
    assert "xin rút" in refused(OutOfTurn, lambda: ask(road.actor("specialist1"), dossier)).say


def test_it_happens_once_per_key(road: Road) -> None:
    dossier, who = road.file(), road.actor("clerk1")
    once_only(lambda word: ask(who, dossier, word), lambda word: ask(who, dossier, word, items=ITEMS[:1]))
    refused(OutOfTurn, lambda: ask(who, dossier))
    assert SupplementRequest.objects.count() == 1
