"""Every case of the catalogue holds, and a slip in a term, a fee or a paper turns one red."""

import copy
import shutil
from pathlib import Path
from typing import Any

import pytest

from duoc.language import cases
from duoc.language.calculations import read_cases
from duoc.procedures.queries import read_document, try_folder
from duoc.procedures.tests.samples import CATALOG, CLOCK, PROCEDURES, PROVINCE, loaded

FOLDERS = sorted(path for path in PROCEDURES.iterdir() if (path / "definition.yaml").is_file())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_every_case_holds_and_every_variant_has_one(folder: Path) -> None:
    report = try_folder(folder, CATALOG, PROVINCE)
    assert report.findings == ()
    assert [(item.case.it, item.failures) for item in report.outcomes if not item.passed] == []
    assert len(report.outcomes) >= 4


def red(code: str, change: Any, file: str = "definition.yaml") -> list[str]:
    """The cases that fail once the definition is changed."""
    folder = PROCEDURES / code
    data = copy.deepcopy(read_document(folder / file).data)
    change(data)
    changed = loaded(data)
    others = [loaded(read_document(path).data) for path in folder.glob("definition*.yaml") if path.name != file]
    failed = []
    for case in read_cases(read_document(folder / "cases.yaml")):
        definition = cases.version_for([changed, *others], case)
        if definition is None or not cases.run(definition, case, CLOCK).passed:
            failed.append(case.it)
    return failed


def paper_fee(definition: dict[str, Any], value: str) -> None:
    """Another fee for each paper."""
    definition["pages"][0]["group"]["computed"][0]["value"] = value


PLANTED = [
    ("1.001193", "a longer term", lambda d: d["variants"]["ordinary"].update(term="2 working_day")),
    ("1.001193", "free for 61 days", lambda d: d["let"].update(late="days(child.birth_date, today) > 61")),
    ("1.001193", "free for 59 days", lambda d: d["let"].update(late="days(child.birth_date, today) > 59")),
    ("1.001193", "no witness asked", lambda d: d["papers"]["witness"].update(when="birth_notice == 'paper'")),
    ("1.001193", "filed before the posting ends", lambda d: d["refuse"].pop(1)),
    ("1.001193", "late and poor, charged", lambda d: d["fees"][2].update(when="late")),
    ("1.011609", "posting of 3 days", lambda d: d["posting"].update({"for": "3 working_day"})),
    ("2.000635", "9,000 a copy", lambda d: d["fees"][0].update(amount="copies * 9000")),
    ("2.000635", "no rule of 15 o'clock", lambda d: d["clock"].update(after_15="none")),
    ("1.000656", "in time for 16 days", lambda d: d["let"].update(late="days(death.date, today) > 16")),
    ("1.000656", "evidence dropped", lambda d: d["variants"]["long_ago"]["papers"].remove("evidence")),
    ("1.000894", "women from 17", lambda d: d["refuse"][1].update(when="years(wife.birth_date, today) < 17")),
    ("1.004873", "calendar days", lambda d: d["variants"]["marriage"].update(term="3 day")),
    ("2.000815", "no cap", lambda d: paper_fee(d, "item.copies * min(item.pages * 2000, 2000 + item.pages * 1000)")),
    ("2.000815", "third page dear", lambda d: paper_fee(d, "item.copies * min(item.pages * 2000, 200000)")),
    ("2.000815", "one paper paid", lambda d: d["fees"][0].update(amount="max(documents.fee)")),
    ("2.000720", "minutes for all", lambda d: d["papers"]["minutes"].pop("when")),
    ("1.003650", "safety from 15 m", lambda d: d["papers"]["safety"].update(when="vessel.length >= 15.01")),
    ("1.003650", "safety above 12 m", lambda d: d["papers"]["safety"].update(when="vessel.length > 12.0")),
    ("1.004359", "dearer reissue", lambda d: d["fees"][1].update(amount=40000)),
    ("1.004692", "seven days", lambda d: d["variants"]["new"].update(term="7 working_day")),
    ("1.014801", "no map", lambda d: d["variants"]["size"]["papers"].remove("map")),
    ("1.013225", "house 20 days", lambda d: d["variants"]["house"].update(term="20 day")),
    ("1.011609", "counted from receipt", lambda d: d["clock"].update(starts="acceptance")),
]  # fmt: skip


@pytest.mark.parametrize(("code", "name", "change"), PLANTED, ids=[f"{code} {name}" for code, name, _c in PLANTED])
def test_a_planted_fault_turns_a_case_red(code: str, name: str, change: Any) -> None:
    assert red(code, change)


def test_the_new_building_decree_is_watched_too() -> None:
    assert red("1.013225", lambda d: d["variants"]["house"].update(term="8 working_day"), "definition-2026-07-01.yaml")
    assert red(
        "1.013225",
        lambda d: d["refuse"][0].update(when="building.floors < 8 && zone == false"),
        "definition-2026-07-01.yaml",
    )


def test_cases_that_are_no_cases_are_told(tmp_path: Path) -> None:
    shutil.copytree(PROCEDURES / "2.000635", tmp_path / "p")
    wrong = "cases: [{it: x, who: y, law: z, received: 2026-11-23, expect: {colour: 1}}]"
    for text, word in (("cases: []", "tình huống"), ("- it: x", "viết sai"), (wrong, "colour")):
        (tmp_path / "p" / "cases.yaml").write_text(text, encoding="utf-8")
        assert word in try_folder(tmp_path / "p", CATALOG, PROVINCE).findings[0]
