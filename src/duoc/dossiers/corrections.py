"""Answers that can be put right one by one, those of members of a group among them; and what was put right so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from duoc.dossiers.happened import perhaps
from duoc.dossiers.models import Dossier
from duoc.dossiers.planning import definition_of, plan_of_dossier
from duoc.language.calculations import ITEM_ID, Definition, Item, Plan, Question, short, shown

NOT_IN_ONE_FIELD = frozenset({"group", "register_entry"})
"""Types whose answer is no single value that can be typed."""


@dataclass(frozen=True)
class Place:
    """Where one answer stands.

    Attributes:
        id: the question, or group, item and answer of an item: "members.7.full_name".
        group, item: of an answer of an item; "" else.
        of: what the item is called.
    """

    id: str
    question: Question
    group: str = ""
    item: str = ""
    of: str = ""

    @property
    def name(self) -> str:
        """What is asked there, for people: of whom first."""
        return f"{self.of}, {self.question.name}" if self.of else self.question.name

    def value(self, answers: Mapping[str, Any]) -> Any:
        """What stands there; None where nothing does."""
        if not self.item:
            return answers.get(self.id)
        return next((one.get(short(self.id)) for one in _items(answers, self.group) if self._is(one)), None)

    def with_value(self, answers: Mapping[str, Any], value: Any) -> dict[str, Any]:
        """The answers under this question, or group, with another value there; all other items as they are."""
        if not self.item:
            return {self.id: value}
        items = _items(answers, self.group)
        return {self.group: [{**one, short(self.id): value} if self._is(one) else one for one in items]}

    def _is(self, item: Mapping[str, Any]) -> bool:
        return item.get(ITEM_ID) == self.item


@dataclass(frozen=True)
class Corrected:
    """An answer that was put right, in words; `by_applicant`: they did it themselves, else an official on `proof`."""

    at: datetime
    name: str
    old: str
    new: str
    reason: str
    proof: str
    by_applicant: bool


def _items(answers: Mapping[str, Any], group: str) -> list[Mapping[str, Any]]:
    given = answers.get(group)
    return [item for item in given if isinstance(item, Mapping)] if isinstance(given, list) else []


def places_of(dossier: Dossier, plan: Plan | None = None) -> dict[str, Place]:
    """What was asked of the applicant, is answered, and can be put right in one field; by the id of the place."""
    plan = plan or plan_of_dossier(dossier)
    asked = [question for page in plan.pages for question in page.questions]
    places = [Place(one.id, one) for one in asked if one.type not in NOT_IN_ONE_FIELD]
    for group, items in plan.groups.items():
        places += [place for item in items for place in _places_of_item(group, item)]
    return {place.id: place for place in places if _is_one_value(place.value(dossier.answers))}


def _places_of_item(group: str, item: Item) -> list[Place]:
    return [
        Place(f"{group}.{item.id}.{short(question.id)}", question, group, item.id, item.title)
        for question in item.questions
        if question.type not in NOT_IN_ONE_FIELD
    ]


def _is_one_value(answer: Any) -> bool:
    return isinstance(answer, str | int | float) and answer != ""


def corrected(dossier: Dossier, language: str = "vi") -> list[Corrected]:
    """All that was put right, the newest first, in the reader's language. No query where nothing ever was."""
    if not perhaps(dossier, "was_corrected"):
        return []
    rows = list(dossier.corrections.order_by("-at", "-id"))
    if not rows:
        return []
    definition, plan = definition_of(dossier, language), plan_of_dossier(dossier, language=language)
    places = places_of(dossier, plan)
    return [_in_words(row, places.get(row.question) or _not_asked_any_more(definition, row.question)) for row in rows]


def _in_words(row: Any, place: Place) -> Corrected:
    old, new = shown(place.question, row.old), shown(place.question, row.new)
    return Corrected(row.at, place.name, old, new, row.reason, row.proof, row.post_id is None)


def _not_asked_any_more(definition: Definition, id: str) -> Place:
    """Of a place that a later correction has closed: what the definition calls it."""
    group, _dot, rest = id.rpartition(".")[0].rpartition(".")
    asks = definition.questions.get(group)
    if id not in definition.questions and asks is not None and asks.group is not None:
        named = {short(one.id): one for one in asks.group.questions}
        return Place(id, named.get(short(id), asks), group, rest)
    return Place(id, definition.questions.get(id) or Question(id, id, "text"))
