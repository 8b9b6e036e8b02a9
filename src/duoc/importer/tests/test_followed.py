"""A page that the portal announced anew reaches the definitions that were written from the one before."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings

from duoc.importer.lines import pages
from duoc.importer.queries import check_followed, followed
from duoc.importer.source_page import Page
from duoc.procedures.queries import definition_files

CATALOG, PROVINCE = Path(settings.CATALOG), settings.PROVINCE
PROCEDURES = CATALOG / PROVINCE / "procedures"
RENEWED = "read: 2026-07-18, announced: 1077/QĐ-BXD"


@pytest.fixture
def permit(tmp_path: Path) -> Path:
    """The building permit as it was written from the page of before: its second version is still in force."""
    folder = Path(shutil.copytree(PROCEDURES / "1.013225", tmp_path / "1.013225"))
    file = folder / "definition-2026-07-01.yaml"
    text = file.read_text("utf-8")
    assert RENEWED in text
    file.write_text(text.replace(RENEWED, "read: 2026-06-10, announced: 56/QĐ-BXD"), "utf-8")
    return folder


def test_a_later_page_is_told_with_each_difference_where_a_version_is_in_force(permit: Path) -> None:
    rows = followed(definition_files(permit), CATALOG, PROVINCE)
    assert [(one.decision, one.page is not None, one.later is not None) for one in rows] == [
        ("56/QĐ-BXD", True, False),  # over before the page was read
        ("56/QĐ-BXD", True, True),
    ]
    [finding] = check_followed(rows)
    assert finding.level == "warning" and finding.why and finding.remedy
    assert "1077/QĐ-BXD" in finding.what and "18/07/2026" in finding.what
    for difference in ("thời hạn: 20 day → 10 working_day", "căn cứ: (không có) → 66.18/2026/NQ-CP", "trình tự: "):
        assert difference in finding.what
    assert finding.what.count("→ 10 working_day") == 1  # once, however many cases the page has
    assert "announced" in Path(finding.file).read_text("utf-8").splitlines()[finding.line - 1]


@pytest.mark.parametrize(
    ("written", "shown", "blamed"), [("announced: 1/QĐ-BXD", "1/QĐ-BXD", "announced"), ("", "(không ghi)", "source")]
)
def test_a_decision_that_announced_no_page_is_told_with_the_pages_that_there_are(
    permit: Path, written: str, shown: str, blamed: str
) -> None:
    file = permit / "definition-2026-07-01.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace(", announced: 56/QĐ-BXD", f", {written}" if written else ""), "utf-8")
    [finding] = check_followed(followed([file], CATALOG, PROVINCE))
    assert finding.level == "warning" and finding.why and finding.remedy
    for words in (shown, "1.013225", "56/QĐ-BXD (đọc ngày ", "1077/QĐ-BXD (đọc ngày 18/07/2026)"):
        assert words in finding.what
    assert blamed in Path(finding.file).read_text("utf-8").splitlines()[finding.line - 1]


def test_no_definition_of_the_province_is_left_behind() -> None:
    files = [file for folder in sorted(PROCEDURES.iterdir()) for file in definition_files(folder)]
    rows = followed(files, CATALOG, PROVINCE)
    assert [str(one) for one in check_followed(rows)] == []
    assert [one.file for one in rows if one.page is None] == []
    elsewhere = {one.procedure: one.code for one in rows if one.code != one.procedure}
    assert elsewhere == {"KN.000001": "1.004335", "KN.000002": "1.013526", "TC.000001": "1.013520"}


def test_only_the_pages_of_these_codes_are_read() -> None:
    several = list(pages(CATALOG / "national" / "renewed_procedures.jsonl.gz", {"1.013225"}))
    assert [one.code for one in several if isinstance(one, Page)] == ["1.013225"]
