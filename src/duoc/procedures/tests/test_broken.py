"""What cannot be read or run is said as such; `catalogue test` never ends in a traceback."""

import re
import shutil
from pathlib import Path

import pytest

from duoc.procedures.queries import try_folder
from duoc.procedures.tests.samples import CATALOG, PROCEDURES, PROVINCE

CODE = "1.004692"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROCEDURES / CODE, tmp_path / CODE))


def changed(folder: Path, file: str, pattern: str, new: str) -> Path:
    text = (folder / file).read_text("utf-8")
    assert re.search(pattern, text), pattern
    (folder / file).write_text(re.sub(pattern, new, text, count=1), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("file", "pattern", "new", "word"),
    [
        ("definition.yaml", r"papers: \[\w+", "papers: [no_such_paper", "chưa được khai"),
        ("definition.yaml", r"valid_from: \S+", "valid_from: 2026-13-40", "ngày có thật"),
        ("definition.yaml", r"procedure:", "procedure: [", "YAML"),
        ("cases.yaml", r"expect:", "expected:", "expect"),
        ("cases.yaml", r"received: [^,]+", "received: 2026-13-40", "viết sai"),
        ("cases.yaml", r"(?s).*", "- 1\n", "viết sai"),
    ],
)
def test_nothing_could_be_read(folder: Path, file: str, pattern: str, new: str, word: str) -> None:
    report = try_folder(changed(folder, file, pattern, new), CATALOG, PROVINCE)
    assert not report.read
    assert any(word in finding for finding in report.findings), report.findings


@pytest.mark.parametrize("new", ["papers: 5", "entry: 5", "due: [1]", "results: {a: 1}", "copies: x"])
def test_a_case_that_cannot_be_run_has_failed_and_the_others_are_run(folder: Path, new: str) -> None:
    report = try_folder(changed(folder, "cases.yaml", r"expect: \{[^}]*\}", f"expect: {{{new}}}"), CATALOG, PROVINCE)
    assert report.read
    assert len(report.outcomes) > 1
    assert sum(not outcome.passed for outcome in report.outcomes) >= 1
