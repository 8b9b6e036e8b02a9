"""The table of turns: every declared act has its row, which says what is declared."""

import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

import duoc
from duoc.dossiers.acts import act as acts
from duoc.dossiers.acts.declaration import Declaration
from duoc.dossiers.acts.system_act import SystemAct

PAGE = Path(settings.CATALOG).parent / "docs" / "turns.md"
NOTHING = "–"
COLUMNS = ["Turn", "Act", "Who", "Page", "Form", "Notice", "Clock", "Legal basis", "Tests", "Journey or story"]
NAME = re.compile(r"`([^`]+)`")


@cache
def declared() -> dict[str, list[Declaration]]:
    """What is declared of acts of people and of the system, by the name of the act."""
    by_name: dict[str, dict[int, Declaration]] = defaultdict(dict)
    for module in pkgutil.walk_packages(duoc.__path__, "duoc."):
        if {"tests", "migrations", "faces", "config", "__main__"} & set(module.name.split(".")):
            continue
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, SystemAct):
                by_name[value.name][id(value)] = value
    for name, act in acts._ACTS.items():
        by_name[name][id(act)] = act
    return {name: list(rows.values()) for name, rows in by_name.items()}


def rows() -> list[dict[str, str]]:
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    heads = [row for row in cells if row == COLUMNS]
    assert len(heads) > 5 and all(len(row) == len(COLUMNS) for row in cells)
    return [dict(zip(COLUMNS, row, strict=True)) for row in cells if row != COLUMNS]


def names(cell: str) -> list[str]:
    return NAME.findall(cell)


def powers(act: Declaration) -> str:
    return "system" if isinstance(act, SystemAct) else str(act.power.value)


def cell(values: Iterable[str]) -> set[str]:
    return {value for value in values if value}


def test_every_declared_act_has_its_row() -> None:
    named = {name for row in rows() for name in names(row["Act"])}
    assert sorted(declared().keys() - named) == [], "each act that is declared needs a row in docs/turns.md"


def test_every_act_of_the_table_is_there() -> None:
    acts_declared = declared()
    for row in rows():
        for name in names(row["Act"]):
            package, word = name.split(".")
            room = importlib.import_module(f"duoc.{package}.actions")
            assert name in acts_declared or hasattr(room, word), name


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["Turn"])
def test_a_row_says_what_is_declared(row: dict[str, str]) -> None:
    known = declared()
    of_row = [act for name in names(row["Act"]) for act in known.get(name, ())]
    assert set(names(row["Who"])) == cell(powers(act) for act in of_row)
    assert set(names(row["Form"])) == cell(act.paper.form if act.paper else "" for act in of_row)
    assert set(names(row["Notice"])) == cell(act.message.kind if act.message else "" for act in of_row)
    assert all(row.values()) and row["Tests"] != NOTHING


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["Turn"])
def test_a_row_is_walked_or_says_why_it_is_not(row: dict[str, str]) -> None:
    where = row[COLUMNS[-1]]
    walks = names(where)
    assert walks or re.fullmatch(r"not yet walked|not yet: \S.{10,}", where), where
    for walk in walks:
        assert re.fullmatch(r"tests/journeys/test_\w+\.py|catalog/\S+/cases\.yaml", walk), walk
        assert (PAGE.parent.parent / walk).exists(), walk


@pytest.mark.parametrize(
    "row",
    [row for row in rows() if "cases.yaml" in row[COLUMNS[-1]] and names(row["Act"])],
    ids=lambda row: row["Turn"],
)
def test_the_story_that_a_row_names_does_one_of_its_acts(row: dict[str, str]) -> None:
    stories = (PAGE.parent.parent / names(row[COLUMNS[-1]])[0]).read_text("utf-8")
    assert any(
        f"do: {name.partition('.')[2]}," in stories or f"do: {name.partition('.')[2]}}}" in stories
        for name in names(row["Act"])
    )
