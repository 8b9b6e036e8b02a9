"""Every rule of a definition with the place where it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from duoc.language.definition import Definition, EntryOf, Group, Question
from duoc.language.faults import Path
from duoc.language.rules import Rule


@dataclass(frozen=True)
class Place:
    """`answer`: the rule may read its own answer; `after_variant`: it may read the chosen variant."""

    path: Path
    rule: Rule
    question: Question | None = None
    answer: bool = False
    after_variant: bool = False
    value: bool = False  # a value is worked out, not a condition judged
    group: Question | None = None  # the rule is asked of each item of this group


def path_of(definition: Definition, question_id: str) -> Path:
    """Where a question stands in the document."""
    for index, page in enumerate(definition.pages):
        for number, question in enumerate(page.questions):
            path: Path = ("pages", index, "group" if question.group is not None else "questions")
            if question.group is not None:
                parts = [part.id for part in question.group.questions]
                if question_id in parts:
                    return (*path, "questions", parts.index(question_id))
            if question.id == question_id:
                return path if question.group is not None else (*path, number)
    for number, question in enumerate(definition.desk):
        if question.id == question_id:
            return ("desk", number)
    return ()


def rules_with_places(definition: Definition) -> Iterator[Place]:
    """Every rule, in the order of the document."""
    shown = {
        one.id: ("pages", index, "computed", number, "value")
        for index, page in enumerate(definition.pages)
        for number, one in enumerate(page.computed)
    }
    for name, rule in definition.let.items():
        yield Place(shown.get(name, ("let", name)), rule, value=True)
    yield from _listed("competent", definition.competent)
    yield from _listed("received_by", definition.received_by)
    yield from _listed("pages", definition.pages)
    for question in definition.questions.values():
        yield from _of_question(question)
        if question.group is not None:
            yield from _of_group(question, question.group)
    yield from _listed("refuse", definition.refuse)
    for index, one in enumerate(definition.together):
        yield from _of_each(definition, one, ("together", index))
    yield from _of_sense(definition)
    for variant in definition.variants:
        yield from _when(("variants", variant.id), variant)
    for paper in definition.papers.values():
        yield from _of_each(definition, paper, ("papers", paper.id), after=True)
    yield from _of_fees(definition)
    yield from _listed("extra_time", definition.extra_time, after=True)
    yield from _listed("steps", definition.steps, after=True)
    if definition.posting is not None:
        yield from _when(("posting",), definition.posting, after=True)
    yield from _of_outcome(definition)


def _of_fees(definition: Definition) -> Iterator[Place]:
    for index, fee in enumerate(definition.fees):
        yield from _when(("fees", index), fee, after=True)
        for word, rule in (("amount", fee.amount), ("until", fee.until), ("basis", fee.basis)):
            if rule is not None:
                yield Place(("fees", index, word), rule, after_variant=True, value=True)


def _of_sense(definition: Definition) -> Iterator[Place]:
    """Several rules may come of one item of the document: the vocabulary's checks of that name."""
    for sense in definition.sense:
        yield Place(("sense", sense.place), sense.rule)


def _listed(key: str, parts: Sequence[Any], after: bool = False) -> Iterator[Place]:
    for index, part in enumerate(parts):
        yield from _when((key, index), part, after)


def _when(path: Path, part: Any, after: bool = False) -> Iterator[Place]:
    if part.when is not None:
        yield Place((*path, "when"), part.when, after_variant=after)


def _of_each(definition: Definition, part: Any, path: Path, after: bool = False) -> Iterator[Place]:
    """The condition of what may be there once for each item of a group, and then reads that item."""
    for place in _when(path, part, after):
        yield replace(place, group=definition.questions.get(part.each)) if part.each else place


def _of_question(question: Question) -> Iterator[Place]:
    path: Path = ("id", question.id)
    if question.when is not None:
        yield Place((*path, "when"), question.when, question)
    for check in question.checks:
        yield Place((*path, "check"), check.rule, question, answer=True)
    for source in question.known_from:
        if source.when is not None:
            yield Place((*path, "known_from"), source.when, question)


def _of_group(question: Question, group: Group) -> Iterator[Place]:
    for part in group.questions:
        for place in _of_question(part):
            yield replace(place, group=question)
    for index, one in enumerate(group.computed):
        yield Place(("id", question.id, "computed", index, "value"), one.value, value=True, group=question)


def _of_outcome(definition: Definition) -> Iterator[Place]:
    """Where each item of a group has its own entry and results, their rules read that item."""
    group = definition.questions.get(definition.outcome.each)
    for place in _of_ending(definition):
        yield place if place.group is not None else replace(place, group=group)


def _of_ending(definition: Definition) -> Iterator[Place]:
    outcome = definition.outcome
    for index, result in enumerate(outcome.results):
        yield from _when(("outcome", "results", index), result, after=True)
        if result.valid_until is not None:
            yield Place(
                ("outcome", "results", index, "valid_until"), result.valid_until, after_variant=True, value=True
            )
        if result.copies is not None:
            yield Place(("outcome", "results", index, "copies"), result.copies, after_variant=True, value=True)
    if outcome.entry is None:
        return
    if outcome.entry.condition is not None:
        yield Place(("outcome", "entry", "if"), outcome.entry.condition, after_variant=True)
    for field, rule in outcome.entry.data.items():
        yield Place(("outcome", "entry", "data", field), rule, after_variant=True, value=True)
    yield from _of_lists(definition, outcome.entry)
    for person in outcome.entry.persons:
        yield from _of_each(definition, person, ("outcome", "entry", "persons", person.role), after=True)


def _of_lists(definition: Definition, entry: EntryOf) -> Iterator[Place]:
    for one in entry.lists:
        if one.leaves is not None:
            group = definition.questions.get(one.group)
            yield Place(("outcome", "entry", "lists", one.group, "leaves"), one.leaves, after_variant=True, group=group)
