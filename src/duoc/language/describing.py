"""What a request says of itself: what it is about, values that arise from answers, the items of a group as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from duoc.language.definition import OTHER, Definition, Question, short
from duoc.language.papers import HAND_OVER
from duoc.language.plan import Item, ShownValue
from duoc.language.showing import filled, names_in, shown, shown_value


def title(definition: Definition, questions: Mapping[str, Question], values: Mapping[str, Any]) -> str:
    """What the request is about, made of the answers that are given; empty when none of them is."""
    words = {
        name: _in_title(questions[name], values.get(name)) for name in names_in(definition.title) if name in questions
    }
    return filled(definition.title, words)


def _in_title(question: Question, value: Any) -> str:
    """An answer as a title says it: that no entry of a register was chosen names nothing."""
    return "" if question.type == "register_entry" and value == OTHER else shown(question, value)


def when_due(definition: Definition, at: str, before: str) -> str:
    """When a fee is due that is not due with the filing; "" for one that is."""
    if before:
        step = next((step for step in definition.steps if step.id == before), None)
        return _("nộp trước bước “%(step)s”") % {"step": (step.name if step else "") or before}
    return _("nộp khi nhận kết quả") if at == HAND_OVER else ""


def computed(
    definition: Definition, applies: Mapping[str, bool], scope: Mapping[str, Any]
) -> Mapping[str, tuple[ShownValue, ...]]:
    """What the pages that apply show as computed, as far as it can be worked out, by the id of the page."""
    return MappingProxyType(
        {
            page.id: tuple(
                ShownValue(one.id, one.name, scope[one.id], shown_value(one, scope[one.id]))
                for one in page.computed
                if scope.get(one.id) is not None
            )
            for page in definition.pages
            if page.computed and applies.get(page.id)
        }
    )


@dataclass(frozen=True)
class Table:
    """The items of a group: a heading for each name that any of them has, and a row of words for each item."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def named_rows(self) -> list[list[tuple[str, str]]]:
        """Each row with the heading of each of its words."""
        return [list(zip(self.headings, row, strict=True)) for row in self.rows]


def table(question: Question, items: Sequence[Item]) -> Table:
    """The items of a group as people read them, in the order of asking, with what is worked out for each."""
    words = [_words_of(item) for item in items]
    names = {short(part.id): part.name for part in (question.group.questions if question.group else ())}
    names |= {one.id: one.name for one in (question.group.computed if question.group else ())}
    used = [name for name in names if any(row.get(name) for row in words)]
    return Table(tuple(names[name] for name in used), tuple(tuple(row.get(name, "") for name in used) for row in words))


def _words_of(item: Item) -> dict[str, str]:
    """What one item holds, in words, by short name."""
    parts = {short(part.id): part for part in item.questions}
    words = {name: shown(parts[name], value) for name, value in item.values.items() if name in parts}
    return words | {one.id: one.shown for one in item.computed}
