"""Why a procedure is closed, where it is filed and who decides: one story on one page."""

import pytest

from duoc.procedures.openness import GATES, PORTAL, Openness

BODY = "Sở Y tế"


@pytest.mark.parametrize("gate", GATES)
@pytest.mark.parametrize("filed_at", ["", BODY])
def test_every_reason_says_why_and_what_to_do(gate: str, filed_at: str) -> None:
    one = Openness(reasons=(gate,), filed_at=filed_at)
    assert one.because
    assert one.where
    assert "%(" not in f"{one.where}{one.decided_by}"
    assert (one.online, one.reason) == (False, gate)


def test_the_first_gate_is_the_one_that_people_are_told() -> None:
    one = Openness(reasons=("term", "outside"), filed_at="Công an tỉnh")
    assert (one.reason, one.decided_by) == ("outside", "Công an tỉnh")
    assert "Công an tỉnh" in one.where


@pytest.mark.parametrize("gate", ["request", "whole", "papers", "form", "term"])
def test_what_the_province_decides_stays_with_the_definition(gate: str) -> None:
    assert Openness(reasons=(gate,), filed_at=BODY).decided_by == ""


@pytest.mark.parametrize("gate", ["gone", "request"])
def test_the_portal_is_no_place_for_what_is_not_filed(gate: str) -> None:
    one = Openness(reasons=(gate,), filed_at=BODY)
    assert (one.url, "Cổng" in one.where, "Hãy nộp" in one.where) == ("", False, False)


def test_nobody_is_sent_to_a_body_that_nobody_is_sure_of() -> None:
    assert BODY not in Openness(reasons=("body",), filed_at=BODY).instead


def test_what_is_filed_elsewhere_links_the_page() -> None:
    one = Openness(reasons=("form",), filed_at=BODY)
    assert one.instead == f"{one.where} {PORTAL}"


def test_what_is_open_at_the_counter_sends_there() -> None:
    one = Openness(("counter",), ("term",), BODY)
    assert (one.url, one.decided_by) == ("", "") and "quầy" in one.where
