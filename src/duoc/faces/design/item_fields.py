"""The items of a group as fields of one form, where a page asks for several of them at once."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from duoc.language.calculations import ITEM_ID, Item, Plan, Question, short


def fields_of(question: Question, plan: Plan) -> list[Question]:
    """The fields of a question; of a group those of each of its items."""
    if question.group is None:
        return [question]
    return [field for item in plan.groups.get(question.id, ()) for field in item_questions(question, item)]


def item_questions(question: Question, item: Item) -> list[Question]:
    """What is asked of one item, each under a name of its own: "members.7.full_name"."""
    return [
        replace(part, id=f"{question.id}.{item.id}.{short(part.id)}", ask=f"{item.title}: {part.ask}")
        for part in item.questions
    ]


def field_values(group: str, items: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What stands in those fields."""
    return {
        f"{group}.{item[ITEM_ID]}.{name}": value for item in items for name, value in item.items() if name != ITEM_ID
    }


def with_fields(group: str, items: Iterable[Mapping[str, Any]], values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The items with what those fields say; a field that was left empty takes the answer away."""
    changed = []
    for item in items:
        prefix = f"{group}.{item[ITEM_ID]}."
        own = {id.removeprefix(prefix): value for id, value in values.items() if id.startswith(prefix)}
        changed.append({name: value for name, value in {**item, **own}.items() if value is not None})
    return changed
