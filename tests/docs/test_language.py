"""docs/definition-language.md is the schema written out; each word has a meaning and an example that fits it."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from jsonschema_rs import Draft202012Validator

from duoc.language.calculations import words_page
from duoc.language.definition import Question
from duoc.language.shape import SCHEMA
from duoc.language.values import fault
from duoc.language.words import PARTS, TYPE, at

DOCS = Path(settings.CATALOG).parent / "docs"


def words(part: Any, place: str = "") -> Iterator[tuple[str, str, Any]]:
    """Every word of the language, with the place in the schema where it stands."""
    if isinstance(part, list):
        for index, item in enumerate(part):
            yield from words(item, f"{place}/{index}")
    elif isinstance(part, dict):
        if part.get("additionalProperties") is False or place == "":
            yield from ((place, name, word) for name, word in part.get("properties", {}).items())
        for key, item in part.items():
            if key not in ("examples", "x-values", "x-examples"):
                yield from words(item, f"{place}/{key}")


WORDS = [*words(SCHEMA)]


def test_the_page_is_the_schema_written_out() -> None:
    """`.venv/bin/duoc catalogue words > docs/definition-language.md` makes it anew."""
    assert (DOCS / "definition-language.md").read_text("utf-8").rstrip("\n") == words_page().rstrip("\n")


def test_every_part_of_the_schema_is_on_the_page() -> None:
    written = {id(at(path)["properties"]) for path in PARTS.values()}
    small = {"online", "counter", "post"}  # the channels under `term_by_channel`
    parts = {place for place, name, _word in WORDS if name not in small}
    assert {place for place in parts if id(part_at(place)["properties"]) not in written} == set()


def part_at(place: str) -> Any:
    part: Any = SCHEMA
    for step in place.split("/")[1:]:
        part = part[int(step)] if isinstance(part, list) else part[step]
    return part


@pytest.mark.parametrize(("place", "name", "word"), WORDS, ids=[f"{place}/{name}" for place, name, _word in WORDS])
def test_a_word_has_a_meaning_and_an_example_that_the_schema_takes(place: str, name: str, word: Any) -> None:
    if place.endswith("term_by_channel"):
        return
    assert word["description"].endswith(".")
    validator = Draft202012Validator({**word, "$defs": SCHEMA["$defs"]})
    (example,) = word["examples"]
    assert [error.message for error in validator.iter_errors(example)] == []


@pytest.mark.parametrize("name", TYPE["enum"])
def test_a_type_has_an_example_that_is_right(name: str) -> None:
    example = TYPE["x-examples"][name]
    lists = {"commune": {"32044": "Xã Đất Mũi"}, "country": {"vn": "Việt Nam"}, "ethnicity": {"01": "Kinh"}}
    asked = {"options": lists.get(name, {}), **example["question"]}
    question = Question(id="it", ask="…", type=name, **asked)
    assert fault(question, example["answer"], date(2026, 11, 29)) == "", json.dumps(example)


def test_the_tutorial_names_the_page() -> None:
    assert "definition-language.md" in (DOCS / "add-a-procedure.md").read_text("utf-8")
