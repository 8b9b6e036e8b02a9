"""One item of a group while it is written: what it asks, and how it would stand with other answers. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from duoc.dossiers.interview.interview import Interview
from duoc.language.calculations import (
    CONFIRMED,
    ITEM_ID,
    AnswerDoubt,
    AnswerFault,
    Item,
    Question,
    confirmed_in,
    judge_one,
    short,
)


@dataclass(frozen=True)
class JudgedItem:
    """An item as it would stand.

    Attributes:
        values: its answers as given, right or wrong, by the id of the question.
        faults: what is wrong, missing or in doubt.
        new: the group does not hold it yet.
    """

    item: Item
    values: Mapping[str, Any]
    faults: tuple[AnswerFault, ...]
    new: bool


def group_asked(interview: Interview, page: str) -> Question | None:
    """The group that a page asks for now; None where it asks for none."""
    written = next((one for one in interview.definition.pages if one.id == page), None)
    if written is None or written.questions[0].group is None:
        return None  # most pages ask for none: said without evaluating
    asked = interview.plan.page(page)
    return asked.questions[0] if asked is not None else None


def given_items(interview: Interview, question: Question) -> list[Mapping[str, Any]]:
    """The items as they are kept, right or wrong."""
    given = interview.answers.get(question.id)
    return [item for item in given if isinstance(item, Mapping)] if isinstance(given, list) else []


def judged_item(interview: Interview, question: Question, id: str, values: Mapping[str, Any]) -> JudgedItem:
    """The item once these answers, by the id of their questions, are given too; nothing is kept.

    Args:
        question: a group, as `group_asked` gives it.

    Raises:
        ValueError: it is none.
    """
    held = given_items(interview, question)
    places = [number for number, item in enumerate(held, 1) if item.get(ITEM_ID) == id]
    kept = held[places[0] - 1] if places else {}
    answers = {**kept, ITEM_ID: id, **{short(name): value for name, value in values.items() if name != CONFIRMED}}
    if question.group is None:
        raise ValueError(f"no group: {question.id}")
    item, faults = judge_one(question.group, answers, interview.plan.scope, places[0] if places else len(held) + 1)
    settled = confirmed_in(interview.answers) | confirmed_in(values)
    named = {f"{question.id}.{name}": value for name, value in answers.items() if name != ITEM_ID}
    open_ones = tuple(one for one in faults if not (isinstance(one, AnswerDoubt) and one.token in settled))
    return JudgedItem(item, named, open_ones, not places)
