"""A new version against the old one on the same situations."""

import shutil
from pathlib import Path

import pytest

from duoc.procedures.queries import compare_folder
from duoc.procedures.tests.samples import CATALOG, PROCEDURES, PROVINCE


def test_the_building_decrees_part_in_term_papers_and_questions() -> None:
    [(old, new, differences)] = compare_folder(PROCEDURES / "1.013225", CATALOG, PROVINCE)
    assert (old.isoformat(), new.isoformat()) == ("2025-07-01", "2026-07-01")
    terms = {(item.old, item.new) for item in differences if item.point == "term"}
    assert terms == {("15 day", "7 working_day"), ("20 day", "10 working_day")}
    assert any(item.point == "refused" and item.old == "" for item in differences)
    written = {item.point: (item.old, item.new) for item in differences if item.name == "mọi hồ sơ"}
    assert written["papers.drawings.copies.original"] == ("2", "1")
    assert written["clock.supplement"] == ("restart", "pause")


@pytest.mark.parametrize(
    ("point", "old", "new"),
    [
        ("outcome.results.extract.number", '"{n}/TLKS-BS"', '"{n:02}/TLKS-BS"'),
        ("outcome.results.extract.document", "khai sinh', document: extract", "khai sinh', document: other"),
        ("outcome.results.extract.code", "{id: extract, code: KQ.G15.000342", "{id: extract, code: KQ.G15.000343"),
    ],
)
def test_a_number_or_a_paper_that_is_written_otherwise_is_shown(tmp_path: Path, point: str, old: str, new: str) -> None:
    folder = Path(shutil.copytree(PROCEDURES / "2.000635", tmp_path / "2.000635"))
    [(*_days, same)] = compare_folder(folder, CATALOG, PROVINCE)
    assert [item for item in same if item.point.startswith("outcome")] == []
    text = (folder / "definition.yaml").read_text("utf-8")
    assert old in text
    (folder / "definition.yaml").write_text(text.replace(old, new, 1), "utf-8")
    [(*_days, differences)] = compare_folder(folder, CATALOG, PROVINCE)
    assert point in [item.point for item in differences]


def test_one_version_has_nothing_to_compare() -> None:
    assert compare_folder(PROCEDURES / "1.003650", CATALOG, PROVINCE) == []
