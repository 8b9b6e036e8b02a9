"""Refusing to accept: with reasons and their legal basis, and nothing left to pay."""

from dataclasses import replace
from typing import Any

import pytest
from tests.asking import forbidden_to, once_only, refused, story
from tests.cast import MONDAY, key
from tests.stages import Road, fresh

from duoc.dossiers import actions, queries
from duoc.dossiers.models import Refusal, Turn
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.ledger.models import Entry
from duoc.payments import queries as payments

pytestmark = pytest.mark.django_db
REASON, BASIS = "Bé đã được đăng ký khai sinh tại xã khác.", "Điều 16 Luật Hộ tịch 60/2014/QH13"


def refuse(who: Any, dossier: Any, word: str = "", **more: Any) -> Refusal:
    fields = {"reason": REASON, "legal_basis": BASIS, **more}
    return actions.refuse(actor=who, dossier_id=dossier.pk, key=word or key(), at=MONDAY, **fields)


def test_the_dossier_ends_and_nothing_is_owed(road: Road) -> None:
    dossier = road.file(copies=2)
    made = refuse(road.actor("clerk1"), dossier)
    after = fresh(dossier)
    assert after.state == "refused" and after.ended_at == MONDAY and after.desk == "" and after.code is None
    assert (made.reason, made.legal_basis) == (REASON, "Điều 16 Luật Hộ tịch số 60/2014/QH13"), "as law is cited"
    assert not Turn.objects.filter(dossier=dossier, closed_at=None).exists()
    assert payments.outstanding(("dossier", str(dossier.pk))) == 0
    assert story(dossier)[-1] == "dossier.refused"
    assert REASON not in Entry.objects.latest("number").canonical


def test_only_a_clerk_of_the_unit_may(road: Road) -> None:
    dossier = road.file()
    others = ["citizen1", "helper1", "specialist1", "leader1", "registry1", "clerk2", "clerk3", "admin1"]
    forbidden_to(road.actor, others, lambda who: refuse(who, dossier))


@pytest.mark.parametrize(
    ("change", "named"),
    [({"reason": "Sai"}, {"reason"}), ({"legal_basis": " "}, {"legal_basis"}),
     ({"reason": "\u3164" * 20, "legal_basis": "\u3164"}, {"reason", "legal_basis"}),
     ({"reason": "Giấy tờ này ☎ không đúng"}, {"reason"}), ({"legal_basis": "Luật Hộ tịch, Điều 王"}, {"legal_basis"}),
     ({"reason": "", "legal_basis": ""}, {"reason", "legal_basis"})],
)  # fmt: skip
def test_reason_and_basis_are_needed(road: Road, change: Any, named: set[str]) -> None:
    dossier = road.file()
    assert set(refused(Incomplete, lambda: refuse(road.actor("clerk1"), dossier, **change)).faults) == named
    assert fresh(dossier).state == "filed"


@pytest.mark.parametrize("stage", ["accepted", "approved", "done", "returned"])
def test_what_was_accepted_is_not_refused(road: Road, stage: str) -> None:
    dossier = road.to(stage)
    refused(OutOfTurn, lambda: refuse(road.actor("clerk1"), dossier))


def test_it_happens_once_per_key(road: Road) -> None:
    dossier, who = road.file(), road.actor("clerk1")
    once_only(
        lambda word: refuse(who, dossier, word), lambda word: refuse(who, dossier, word, reason=REASON + " Thêm.")
    )
    refused(OutOfTurn, lambda: refuse(who, dossier))


PLACE = actions.RightPlace("Ủy ban nhân dân xã Đất Mũi", "Trung tâm Phục vụ hành chính công xã Đất Mũi", "Bạn tự nộp")


def test_the_right_place_is_named_on_the_row_and_on_form_03(road: Road) -> None:
    dossier = road.file()
    refusal = refuse(road.actor("clerk1"), dossier, place=PLACE)
    assert (refusal.decides, refusal.files_at, refusal.carries) == (PLACE.decides, PLACE.files_at, PLACE.carries)
    printed = queries.official_form(dossier, "refusal_03").inputs
    assert printed and printed["request"]["decides"] == PLACE.decides


@pytest.mark.parametrize("name", ["decides", "files_at", "carries"])
def test_a_part_of_the_right_place_is_not_enough(road: Road, name: str) -> None:
    dossier = road.file()
    place = replace(PLACE, **{name: " "})
    assert list(refused(Incomplete, lambda: refuse(road.actor("clerk1"), dossier, place=place)).faults) == [name]
