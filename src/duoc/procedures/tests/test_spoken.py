"""Guide, linked groups, answers and gaps in English: complete, and nothing translated that nobody says."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from duoc.procedures.closed_rules import FILE as CLOSED
from duoc.procedures.guiding import read_guide
from duoc.procedures.late_rules import FILE as LATENESS
from duoc.procedures.public_post import FILE as POSTAGE
from duoc.procedures.reference import _spoken
from duoc.procedures.search.answers import read_answers
from duoc.procedures.search.groups import read_groups
from duoc.procedures.translations import read_translation

SEARCH = settings.CATALOG / "national" / "search"
PROVINCE = settings.CATALOG / "ca-mau"


def guide_sentences() -> set[str]:
    steps = read_guide(PROVINCE / "guide.yaml").steps.values()
    return {step.ask for step in steps} | {choice.say for step in steps for choice in step.choices}


def search_sentences() -> set[str]:
    groups = read_groups(SEARCH / "groups.yaml").known
    sentences = {text for one in groups for text in (one.name, one.short_name, one.summary, one.filed, one.under)}
    sentences |= {text for group in groups for part in group.parts for text in (part.name, part.note)}
    sentences |= {text for group in groups for doubt in group.to_verify for text in doubt}
    answers = read_answers(SEARCH).known.values()
    sentences |= {text for one in answers for text in (one.name, one.text, one.filed)}
    rows = yaml.safe_load((settings.CATALOG / POSTAGE).read_text("utf-8"))["postage"]
    late = yaml.safe_load((settings.CATALOG / LATENESS).read_text("utf-8"))
    sentences |= {row["name"] for row in late["causes"]}
    closed = yaml.safe_load((settings.CATALOG / CLOSED).read_text("utf-8"))
    sentences |= {row["to_verify"] for part in ("unclaimed", "transfer", "retention") for row in closed[part]}
    return (sentences | {row[part] for row in rows for part in ("say", "to_verify") if part in row}) - {""}


@pytest.mark.parametrize(
    ("file", "sentences"),
    [(PROVINCE / "words.en.yaml", guide_sentences), (SEARCH / "words.en.yaml", search_sentences)],
)
def test_each_sentence_is_translated_and_no_other(file: Path, sentences: Callable[[], set[str]]) -> None:
    assert set(read_translation(file)) == sentences()


def test_codes_and_titles_of_law_stay() -> None:
    group = read_groups(SEARCH / "groups.yaml").known[0]
    english = _spoken(group, read_translation(SEARCH / "words.en.yaml"))
    assert english.summary.startswith("One set of papers")
    assert english.parts[0].name == "Birth registration"
    assert (english.code, english.url, english.basis) == (group.code, group.url, group.basis)
    assert [part.procedure for part in english.parts] == [part.procedure for part in group.parts]
