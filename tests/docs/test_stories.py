"""docs/story-language.md is the schema of stories written out; each word has a meaning and an example that fits it."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from jsonschema_rs import Draft202012Validator

from duoc.seeding.actions import tellable
from duoc.seeding.calculations import STORY_SCHEMA, story_words_page

DOCS = Path(settings.CATALOG).parent / "docs"
WORDS = [
    (part, name, word) for part in ("story", "turn") for name, word in STORY_SCHEMA["$defs"][part]["properties"].items()
]


def test_the_page_is_the_schema_written_out() -> None:
    """`.venv/bin/duoc catalogue words --stories > docs/story-language.md` makes it anew."""
    assert (DOCS / "story-language.md").read_text("utf-8").rstrip("\n") == story_words_page(tellable()).rstrip("\n")


@pytest.mark.parametrize(("part", "name", "word"), WORDS, ids=[f"{part}/{name}" for part, name, _word in WORDS])
def test_a_word_has_a_meaning_and_an_example_that_the_schema_takes(part: str, name: str, word: Any) -> None:
    assert word["description"].endswith(".")
    validator = Draft202012Validator({**word, "$defs": STORY_SCHEMA["$defs"]})
    assert [error.message for error in validator.iter_errors(word["examples"][0])] == []


def test_the_tutorial_names_the_page() -> None:
    assert "story-language.md" in (DOCS / "add-a-procedure.md").read_text("utf-8")
