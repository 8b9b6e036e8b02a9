"""Asking for supplements: fully, in one go, by whoever has the dossier on the desk."""

from typing import Any

import pytest
from tests.asking import forbidden_to, once_only, refused, story
from tests.cast import MONDAY, key
from tests.stages import ITEMS, Road, fresh

from duoc.dossiers import actions
from duoc.dossiers.models import SupplementRequest, Turn
from duoc.dossiers.rules import Incomplete, OutOfTurn

pytestmark = pytest.mark.django_db


def ask(who: Any, dossier: Any, word: str = "", **more: Any) -> SupplementRequest:
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
    again = ask(road.actor("specialist1"), dossier, again="Ảnh mới vẫn mất góc.")
    assert again.turn == 2 and SupplementRequest.objects.count() == 2


def test_it_happens_once_per_key(road: Road) -> None:
    dossier, who = road.file(), road.actor("clerk1")
    once_only(lambda word: ask(who, dossier, word), lambda word: ask(who, dossier, word, items=ITEMS[:1]))
    refused(OutOfTurn, lambda: ask(who, dossier))
    assert SupplementRequest.objects.count() == 1
