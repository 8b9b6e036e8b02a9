"""Opening a procedure is an act of the province: what it cannot decide is refused, the rest is vouched for and kept."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.test import Client

from duoc.people.powers import Actor
from duoc.procedures import actions, queries
from duoc.procedures.models import Opening, PortalPage, Procedure
from tests.cast import BIRTH, DECISION, MONDAY, NOW
from tests.changed_definition import reworded

pytestmark = pytest.mark.django_db
Actors = Callable[[str], Actor]
ONLINE = ["online", "counter"]
PATH = f"/ban/thu-tuc/{BIRTH}/mo/"


@pytest.fixture
def closed(actor: Actors) -> Callable[..., Any]:
    """The procedure is closed, and made from a page that does not pass these gates."""

    def close(*failed: str) -> None:
        actions.close_for_filing(BIRTH, because="Chờ rà soát.", actor=actor("admin1"), at=MONDAY)
        Procedure.objects.filter(code=BIRTH).update(kind="imported")
        words = {
            "name": "Thử",
            "read_on": MONDAY.date(),
            "recorded_at": MONDAY,
            "doubts": [],
            "filed_at": "Công an tỉnh",
        }
        PortalPage.objects.create(code=BIRTH, offered_as="imported", failed=list(failed), **words)

    return close


def opened(actor: Actor, ways: Sequence[str] = ONLINE, basis: str = DECISION, looked_at: Sequence[str] = ()) -> Opening:
    wanted = actions.ToOpen(BIRTH, ways, looked_at=looked_at)
    return actions.open_for_filing(wanted, basis=basis, actor=actor, at=NOW)


@pytest.mark.parametrize("gate", ["gone", "elsewhere", "outside", "above"])
@pytest.mark.parametrize("ways", [ONLINE, ["counter"]])
def test_no_decision_opens_what_another_level_decides(
    actor: Actors, closed: Callable[..., Any], gate: str, ways: list[str]
) -> None:
    closed(gate)
    with pytest.raises(actions.NotTheProvinces) as refused:
        opened(actor("admin1"), ways)
    assert refused.value.say == queries.GATES[gate] and refused.value.remedy


def test_without_a_term_it_is_opened_at_the_counter_alone(actor: Actors, closed: Callable[..., Any]) -> None:
    closed("term")
    with pytest.raises(actions.NotTheProvinces, match="thời hạn"):
        opened(actor("admin1"))
    assert opened(actor("admin1"), ["counter"]).ways == ["counter"]


def test_a_definition_of_the_province_without_a_term_is_not_opened_online(actor: Actors) -> None:
    actions.close_for_filing(BIRTH, because="Chờ rà soát.", actor=actor("admin1"), at=MONDAY)
    variants = queries.in_force(BIRTH, NOW).definition["variants"]
    unknown = {id: {**case, "term_to_verify": "Chưa rõ."} for id, case in variants.items()}
    for case in unknown.values():
        case.pop("term", None)
    reworded(BIRTH, variants=unknown)
    with pytest.raises(actions.NotTheProvinces, match="thời hạn"):
        opened(actor("admin1"))


def test_what_the_program_could_not_tell_is_vouched_for_and_kept(actor: Actors, closed: Callable[..., Any]) -> None:
    closed("papers", "form")
    with pytest.raises(actions.NotOpened) as refused:
        opened(actor("admin1"), looked_at=["papers"])
    assert set(refused.value.faults) == {"looked_at"}
    kept = opened(actor("admin1"), looked_at=["papers", "form", "outside"]).checked
    assert [check["gate"] for check in kept if check.get("looked_at")] == ["papers", "form"]
    assert {check["gate"] for check in kept if check["passed"]} > {"outside", "term", "whole"}


@pytest.mark.parametrize(
    "basis",
    [
        "",
        ".",
        "Quyết định thử",
        "125/QĐ-UBND",
        "Quyết định 5/11/2026",
        "Quyết định số 125/QĐ-UBND ngày 31/02/2026",
        "Quyết định số 125/QĐ-UBND ngày 24/11/2026",
    ],
)
def test_a_decision_has_number_symbol_and_a_day_that_is_not_ahead(actor: Actors, basis: str) -> None:
    actions.close_for_filing(BIRTH, because="Chờ rà soát.", actor=actor("admin1"), at=MONDAY)
    with pytest.raises(actions.NotOpened) as refused:
        opened(actor("admin1"), basis=basis)
    assert set(refused.value.faults) == {"basis"}


def test_a_day_in_words_is_a_day(actor: Actors) -> None:
    actions.close_for_filing(BIRTH, because="Chờ rà soát.", actor=actor("admin1"), at=MONDAY)
    assert opened(actor("admin1"), basis="Quyết định số 125/QĐ-UBND ngày 05 tháng 11 năm 2026 của Ủy ban nhân dân tỉnh")


def test_the_desk_asks_for_it_keeps_what_was_typed_and_shows_the_opening(
    signed_in: Callable[[str], Client], closed: Callable[..., Any]
) -> None:
    closed("papers")
    admin = signed_in("admin1")
    assert "Đã rõ giấy tờ nào bắt buộc" in admin.get(PATH).text
    wrong = admin.post(PATH, {"act": "online", "basis": "Quyết định miệng"})
    assert wrong.status_code == 422 and "Quyết định miệng" in wrong.text and "số, ký hiệu" in wrong.text
    assert not Opening.objects.filter(procedure__code=BIRTH, closed_at=None).exists()
    done = admin.post(PATH, {"act": "online", "basis": DECISION, "looked_at": ["papers"]})
    assert done.status_code == 302
    page = signed_in("specialist1").get(f"/ban/thu-tuc/{BIRTH}/").text
    for words in (DECISION, "Phan Đức Trí", "Đã rõ giấy tờ nào bắt buộc", "Chờ rà soát."):
        assert words in page


def test_a_wall_is_told_before_anything_is_typed(
    signed_in: Callable[[str], Client], closed: Callable[..., Any]
) -> None:
    closed("outside")
    page = signed_in("admin1").get(PATH).text
    assert str(queries.GATES["outside"]) in page and "Mở cả trực tuyến" not in page and "Mở tại quầy" not in page
    refused = signed_in("admin1").post(PATH, {"act": "online", "basis": DECISION})
    assert refused.status_code == 409
    assert "Bắt đầu" not in signed_in("citizen1").get(f"/thu-tuc/{BIRTH}/").text


def test_the_openings_that_stand_are_listed_with_their_decision(actor: Actors) -> None:
    actions.close_for_filing(BIRTH, because="Chờ rà soát.", actor=actor("admin1"), at=MONDAY)
    assert BIRTH not in {one.code for one in queries.openings()}
    opened(actor("admin1"))
    (row,) = (one for one in queries.openings() if one.code == BIRTH)
    assert (row.basis, row.by, row.online) == (DECISION, "Phan Đức Trí", True)
    assert [bool(one.closed_because) for one in queries.openings(BIRTH)] == [False, True]
