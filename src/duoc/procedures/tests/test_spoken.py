"""Guide, linked groups, answers and gaps in English: complete, and nothing translated that nobody says."""

import pytest
from django.conf import settings

from duoc.procedures.guiding import read_guide
from duoc.procedures.reference import _spoken
from duoc.procedures.search.answers import read_answers
from duoc.procedures.search.groups import read_groups
from duoc.procedures.translations import read_translation

SEARCH = settings.CATALOG / "national" / "search"
PROVINCE = settings.CATALOG / "ca-mau"


def said_by_the_guide() -> set[str]:
    steps = read_guide(PROVINCE / "guide.yaml").steps.values()
    return {step.ask for step in steps} | {choice.say for step in steps for choice in step.choices}


def said_by_the_search() -> set[str]:
    groups = read_groups(SEARCH / "groups.yaml").known
    said = {words for group in groups for words in (group.name, group.short_name, group.summary, group.filed, group.under)}
    said |= {words for group in groups for part in group.parts for words in (part.name, part.note)}
    said |= {words for group in groups for doubt in group.to_verify for words in doubt}
    answers = read_answers(SEARCH).known.values()
    return (said | {words for answer in answers for words in (answer.name, answer.text, answer.filed)}) - {""}


@pytest.mark.parametrize(
    ("file", "said"), [(PROVINCE / "words.en.yaml", said_by_the_guide), (SEARCH / "words.en.yaml", said_by_the_search)]
)
def test_each_sentence_is_translated_and_no_other(file, said) -> None:
    assert set(read_translation(file)) == said()


def test_codes_and_titles_of_law_stay() -> None:
    group = read_groups(SEARCH / "groups.yaml").known[0]
    english = _spoken(group, read_translation(SEARCH / "words.en.yaml"))
    assert english.summary.startswith("One set of papers")
    assert english.parts[0].name == "Birth registration"
    assert (english.code, english.url, english.basis) == (group.code, group.url, group.basis)
    assert [part.procedure for part in english.parts] == [part.procedure for part in group.parts]
