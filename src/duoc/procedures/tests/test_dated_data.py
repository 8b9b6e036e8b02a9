"""Calendars, hours and causes of lateness without a source, or of a body that is not, are told with their line."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from duoc.procedures.queries import check_dated, transition_rules
from duoc.procedures.tests.samples import CATALOG, PROVINCE

OWN = """kind: bodies
days:
  - {body: "32044", day: 2026-12-01, is: off, why: Bầu cử, article: 01/QĐ-UBND}
hours:
  - {body: all, valid_from: 2026-01-01, weekdays: {}, to_verify: Chưa rõ.}
"""
SLIPS = [
    (f"{PROVINCE}/calendars/own.yaml", 'body: "32044"', 'body: "32045x"', 3, "«32045x»"),
    (f"{PROVINCE}/calendars/own.yaml", ", article: 01/QĐ-UBND", "", 3, "days không có căn cứ"),
    (f"{PROVINCE}/calendars/own.yaml", ", to_verify: Chưa rõ.", "", 5, "hours không có căn cứ"),
    ("national/calendars/hours.yaml", "to_verify:", "why:", 4, "hours không có căn cứ"),
    ("national/calendars/rules.yaml", ', to_verify: "Hoán đổi', ', why: "Hoán đổi', 34, "«swap»"),
    ("national/lateness.yaml", 'to_verify: "Danh mục', 'why: "Danh mục', 39, "causes"),
    ("national/transition.yaml", "to_verify:", "why:", 6, "rules không có căn cứ"),
    ("national/transition.yaml", "version_of: filing\n", "version_of: acceptance\n", 6, "«acceptance»"),
    ("national/lateness.yaml", 'to_verify: "“Trước 1', 'why: "“Trước 1', 9, "apology"),
]


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    for part in ("calendars", "vocabularies"):
        shutil.copytree(CATALOG / "national" / part, tmp_path / "national" / part)
    for name in ("lateness.yaml", "transition.yaml"):
        shutil.copy(CATALOG / "national" / name, tmp_path / "national")
    (tmp_path / PROVINCE / "calendars").mkdir(parents=True)
    (tmp_path / PROVINCE / "calendars" / "own.yaml").write_text(OWN, "utf-8")
    for name in ("communes.csv", "organisations.yaml"):
        shutil.copy(CATALOG / PROVINCE / name, tmp_path / PROVINCE)
    return tmp_path


def test_what_names_its_source_and_its_body_is_left_alone(catalog: Path) -> None:
    assert check_dated(catalog, PROVINCE) == []


@pytest.mark.parametrize(("file", "right", "slip", "line", "word"), SLIPS, ids=[one[4] for one in SLIPS])
def test_a_slip_is_told_with_its_line(catalog: Path, file: str, right: str, slip: str, line: int, word: str) -> None:
    path = catalog / file
    text = path.read_text("utf-8")
    assert right in text
    path.write_text(text.replace(right, slip, 1), "utf-8")
    [finding] = check_dated(catalog, PROVINCE)
    assert word in finding.what and finding.remedy and finding.why
    assert (finding.file, finding.line) == (str(path), line)


def test_a_dossier_keeps_the_version_of_its_filing_and_the_catalogue_says_that_this_is_not_confirmed() -> None:
    rule = transition_rules.transition_rule(CATALOG, date(2026, 7, 1))
    assert rule is not None
    assert rule.version_of == transition_rules.FILING
    assert rule.article or rule.to_verify
    assert transition_rules.transition_rule(CATALOG, date(2025, 6, 30)) is None
