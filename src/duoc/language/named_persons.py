"""The persons whom answers name by a personal number, each with what else is said of them. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from duoc.language.definition import Definition, Question, short
from duoc.language.parties import PARTIES
from duoc.language.plan import Plan

NUMBER, NAME = "personal_number", "full_name"
TYPES = {"birth_date": "date", "sex": "choice", "ethnicity": "ethnicity", "residence": "commune"}
"""What else is said of a person, by the last part of the question's id, and the type of an answer that says it."""


@dataclass(frozen=True)
class NamedPerson:
    """Somebody with name and number. `part`: the first part of the questions about them, or the group that lists them;
    `facts`: what else is said, by the last part of the question ("birth_date")."""

    part: str
    name: str
    personal_number: str
    facts: Mapping[str, str]


def named_persons(definition: Definition, plan: Plan) -> list[NamedPerson]:
    """Those who are asked about by themselves, then the items of groups."""
    parts = [id.rpartition(".")[0] for id in plan.values if id.endswith(f".{NUMBER}")]
    single = (_person(part, _about(definition.questions, part), plan.values, part) for part in parts)
    return [one for one in (*single, *_listed(definition, plan)) if one is not None]


def names_persons(definition: Definition) -> bool:
    """Whether anybody can be named so beside the parties themselves, whose number is on record."""
    groups = [one.group for one in definition.questions.values() if one.group is not None]
    asked = (*definition.questions.values(), *(part for group in groups for part in group.questions))
    return any(one.id.endswith(f".{NUMBER}") and not _of_party(one) for one in asked)


def _of_party(question: Question) -> bool:
    return any(one.when is None and one.path.partition(".")[0] in PARTIES for one in question.known_from)


def _listed(definition: Definition, plan: Plan) -> Iterator[NamedPerson | None]:
    for id, items in plan.groups.items():
        group = definition.questions[id].group
        asked = {short(part.id): part for part in group.questions} if group is not None else {}
        for item in items:
            yield _person(id, asked, item.values, "")


def _about(questions: Mapping[str, Question], part: str) -> dict[str, Question]:
    return {name: questions[id] for name in (NAME, *TYPES) if (id := f"{part}.{name}") in questions}


def _person(part: str, asked: Mapping[str, Question], values: Mapping[str, Any], prefix: str) -> NamedPerson | None:
    """Nobody without a name, since a number alone may be a slip."""
    values_of = {name: str(values.get(f"{prefix}.{name}" if prefix else name) or "") for name in (NUMBER, NAME, *TYPES)}
    if not values_of[NUMBER] or not values_of[NAME]:
        return None
    asked_so = [name for name, type in TYPES.items() if name in asked and asked[name].type == type]
    facts = {name: values_of[name] for name in asked_so if values_of[name]}
    return NamedPerson(part, values_of[NAME], values_of[NUMBER], facts)
