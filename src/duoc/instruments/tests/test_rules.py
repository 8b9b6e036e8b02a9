"""Numbers with their symbols, and the lines above a signature (Decree 30/2020, Art. 13 and 15, Annex I)."""

from datetime import UTC, datetime

import pytest

from duoc.instruments.rules import (
    BodyNumbering,
    Numbering,
    numbering_of_kind,
    office_of,
    symbol,
    title_lines,
    year_of,
)

NEW_YEARS_EVE = datetime(2026, 12, 31, 16, 59, tzinfo=UTC)
NEW_YEAR = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "body", "number", "printed"),
    [
        ("QĐ", BodyNumbering("UBND"), 5, "05/QĐ-UBND"),
        ("TB", BodyNumbering("UBND", 3), 5, "005/TB-UBND"),
        ("QĐ", BodyNumbering("UBND"), 1234, "1234/QĐ-UBND"),
        ("TB", BodyNumbering(), 5, "05/TB"),
        ("", BodyNumbering(), 5, "05"),
        ("TB", BodyNumbering("UBND", 1), 5, "05/TB-UBND"),
    ],
)
def test_a_document_of_a_kind(kind: str, body: BodyNumbering, number: int, printed: str) -> None:
    assert symbol(numbering_of_kind("x", kind, body), number, NEW_YEAR) == printed


def test_a_pattern_of_a_register_stays_as_it_is() -> None:
    assert symbol(Numbering("births", "{n}/{year}"), 5, NEW_YEAR) == "5/2027"


@pytest.mark.parametrize(("number", "printed"), [(1, "CM-00001-TS"), (10, "CM-00010-TS"), (123456, "CM-123456-TS")])
def test_a_pattern_may_set_the_least_digits(number: int, printed: str) -> None:
    assert symbol(Numbering("fishing-vessels", "CM-{n:05}-TS"), number, NEW_YEAR) == printed


def test_the_year_begins_at_midnight_here() -> None:
    assert (year_of(NEW_YEARS_EVE), year_of(NEW_YEAR)) == (2026, 2027)


@pytest.mark.parametrize(
    ("mode", "title", "lines"),
    [
        ("", "Chủ tịch", "CHỦ TỊCH"),
        ("KT.", "Phó Chủ tịch", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"),
        ("TL.", "Chánh Văn phòng", "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG"),
        ("TUQ.", "Trưởng phòng", "TUQ. CHỦ TỊCH\nTRƯỞNG PHÒNG"),
    ],
)
def test_signing_modes(mode: str, title: str, lines: str) -> None:
    assert title_lines(mode, title, "Chủ tịch") == lines


@pytest.mark.parametrize(
    ("mode", "title", "office"),
    [
        ("", "Chủ tịch", "Chủ tịch Ủy ban nhân dân xã Thử"),
        ("KT.", "Phó Chủ tịch", "Chủ tịch Ủy ban nhân dân xã Thử"),
        ("", "Chủ tịch Ủy ban nhân dân xã Thử", "Chủ tịch Ủy ban nhân dân xã Thử"),
    ],
)
def test_a_decision_is_made_in_the_office_of_whoever_signs(mode: str, title: str, office: str) -> None:
    assert office_of(mode, title, "Chủ tịch", "Ủy ban nhân dân xã Thử") == office
