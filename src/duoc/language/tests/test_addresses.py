"""Addresses in parts: what they may say, how they read, and that older text is read as before."""

from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType

import pytest

from duoc.language import values
from duoc.language.calculations import Area, NoHoldings, Vocabularies, check_text, entry_of, evaluate, load, shown
from duoc.language.definition import Question
from duoc.language.surroundings import Surroundings
from duoc.language.tests import samples

AREAS = MappingProxyType(
    {
        "99001": Area("Xã Rạch Thử", "Tỉnh Bãi Thử", "Xã Thử Đông, Xã Thử Tây"),
        "79": Area("Thành phố Hồ Chí Minh"),
        "us": Area("Hoa Kỳ"),
    }
)
TODAY = date(2026, 11, 23)
ASKED = Question("child.birth_place", "Bé sinh ở đâu?", "address", areas=AREAS)


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ({"area": "99001", "line": "Ấp 7"}, "Ấp 7, xã Rạch Thử, tỉnh Bãi Thử"),
        ({"area": "99001"}, "Xã Rạch Thử, tỉnh Bãi Thử"),
        ({"area": "79", "line": "12 Lê Lợi, phường Sài Gòn"}, "12 Lê Lợi, phường Sài Gòn, thành phố Hồ Chí Minh"),
        ({"area": "us", "line": "San Jose"}, "San Jose, Hoa Kỳ"),
        ("Ấp 7, xã Thử Đông", "Ấp 7, xã Thử Đông"),
    ],
)
def test_an_address_reads_from_small_to_large_on_one_line(value: object, line: str) -> None:
    assert not values.fault(ASKED, value, TODAY)
    assert shown(ASKED, value) == line == values.scoped(ASKED, value)


@pytest.mark.parametrize(
    "value",
    [
        {"line": "Ấp 7"},  # where?
        {"area": "00000", "line": "Ấp 7"},
        {"area": ["99001"], "line": "Ấp 7"},
        {"area": "79"},  # of another province the commune is said in the line
        {"area": "us", "line": ""},
        {"area": "99001", "line": "Ấp\u200b7"},
        {"area": "99001", "line": 7},
        {"area": "99001", "line": "x" * 251},
        {"area": "99001", "street": "Lê Lợi"},
        7,
        ["99001"],
    ],
)
def test_what_is_no_address_is_said(value: object) -> None:
    assert values.fault(ASKED, value, TODAY)


def test_an_address_within_the_commune_of_another_question_is_a_line() -> None:
    asked = replace(ASKED, areas=MappingProxyType({}), within="child.commune")
    assert not values.fault(asked, "Ấp 7", TODAY)
    assert values.fault(asked, {"area": "99001", "line": "Ấp 7"}, TODAY)


BIRTH_PLACE = """
      - {id: copies, ask: Mấy bản, type: integer, min: 1, max: 50}
      - {id: home, ask: Nhà ở đâu, type: address}
"""
ENTRY = """
  register: vessels
  entry: {when: before_document, data: {home: home}}
  results:"""


def test_rules_and_the_register_hold_the_line() -> None:
    document = samples.small(
        ("\n      - {id: copies, ask: Mấy bản, type: integer, min: 1, max: 50}\n", BIRTH_PLACE), ("\n  results:", ENTRY)
    )
    definition = load(document.data, Vocabularies(areas=AREAS))
    answers = {"origin": "bought", "copies": 1, "home": {"area": "99001", "line": "Ấp 7"}}
    at = datetime(2026, 11, 23, 2, tzinfo=UTC)
    plan = evaluate(definition, answers, holdings=NoHoldings(), applicant={}, at=at)
    assert plan.complete and plan.values["home"] == answers["home"]
    entry = entry_of(definition, plan)
    assert entry is not None and entry.data["home"] == "Ấp 7, xã Rạch Thử, tỉnh Bãi Thử"


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("{id: home, ask: Nhà ở đâu, type: address, within: town}", False),
        ("{id: home, ask: Nhà ở đâu, type: address, within: origin}", True),
        ("{id: home, ask: Nhà ở đâu, type: address, within: nowhere}", True),
        ("{id: home, ask: Nhà ở đâu, type: text, within: town}", True),
    ],
)
def test_the_checker_finds_an_address_within_nothing(line: str, wrong: bool) -> None:
    town = "{id: town, ask: Xã nào, type: commune}"
    text = samples.SMALL.replace("      - {id: copies,", f"      - {town}\n      - {line}\n      - {{id: copies,", 1)
    findings = check_text(text, Surroundings(), samples.VOCABULARIES)
    assert any("within" in finding.what or "xã, phường" in finding.what for finding in findings) is wrong
