"""Groups at work: each item judged by the questions of its group, beside the answers that stand outside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from duoc.language import items, sensing, values
from duoc.language.definition import Check, Computed, Group, Question, short
from duoc.language.plan import AnswerDoubt, AnswerFault, Item, ShownValue
from duoc.language.showing import filled, shown, shown_value

ITEM = "item"
"""The name by which rules of a group read the answers of the same item."""


@dataclass
class Judged:
    """The items of one group: what is right of them, and what is not."""

    items: list[Item] = field(default_factory=list)
    scoped: list[dict[str, Any]] = field(default_factory=list)
    faults: list[AnswerFault] = field(default_factory=list)
    doubts: list[AnswerDoubt] = field(default_factory=list)


def judge(group: Group, given: list[Mapping[str, Any]], scope: Mapping[str, Any], today: date) -> Judged:
    """Judge every item of a list that is a right one (`items.fault`)."""
    judged = Judged()
    for number, answers in enumerate(given, 1):
        work = _Work(group, answers, scope, today, number)
        judged.items.append(work.item())
        judged.scoped.append(work.own)
        judged.faults += work.faults
        judged.doubts += work.doubts
    return judged


def judge_one(
    group: Group, answers: Mapping[str, Any], scope: Mapping[str, Any], number: int
) -> tuple[Item, list[AnswerFault | AnswerDoubt]]:
    """One item as it would stand with these answers, and what is wrong with it.

    Args:
        scope: of a plan, with `today`.
        number: its place in the list, from 1.
    """
    work = _Work(group, answers, scope, date.fromisoformat(scope["today"]), number)
    return work.item(), [*work.faults, *work.doubts]


class _Work:
    """The work on one item."""

    def __init__(
        self, group: Group, answers: Mapping[str, Any], scope: Mapping[str, Any], today: date, number: int
    ) -> None:
        self.group = group
        self.id, self.number, self.today = str(answers[items.ID]), number, today
        self.own: dict[str, Any] = {items.ID: self.id}
        self.scope = {**scope, ITEM: self.own}
        self.values: dict[str, Any] = {}
        self.asked: list[Question] = []
        self.faults: list[AnswerFault] = []
        self.doubts: list[AnswerDoubt] = []
        for part in self.group.questions:
            if part.when is None or part.when.holds(self.scope):
                self._ask(part, answers.get(short(part.id)))
        self._unasked(answers)
        for one in self.group.computed:
            if (value := one.value.worked_out(self.scope)) is not None:
                self.own[one.id] = value

    def _ask(self, part: Question, given: Any) -> None:
        self.asked.append(part)
        value = values.read(part, given)
        if values.blank(value):
            if part.required:
                say = _("Bạn chưa trả lời: %(question)s") % {"question": part.name}
                self.faults.append(AnswerFault(part.id, say, missing=True, item=self.id))
            return
        if say := values.fault(part, value, self.today) or self._refused(part, value):
            self.faults.append(AnswerFault(part.id, say, item=self.id))
            return
        self.values[short(part.id)] = value
        self.own[short(part.id)] = values.scoped(part, value)
        self.doubts += [
            AnswerDoubt(part.id, check.say, item=self.id, token=sensing.token(self.id, check.rule.source, [value]))
            for check in part.checks
            if check.doubt and not self._holds(check, part, value)
        ]
        if doubt := sensing.doubt_by_type(part, value, self.id):
            self.doubts.append(doubt)

    def _refused(self, part: Question, value: Any) -> str:
        return next((check.say for check in part.checks if not check.doubt and not self._holds(check, part, value)), "")

    def _holds(self, check: Check, part: Question, value: Any) -> bool:
        return sensing.holds(check.rule, {**self.scope, "answer": values.scoped(part, value)})

    def _unasked(self, answers: Mapping[str, Any]) -> None:
        """Names that no question of the group has: a slip of the sender."""
        known = {items.ID, *(short(part.id) for part in self.group.questions)}
        for name in answers.keys() - known:
            say = _("Thủ tục này không hỏi câu này.")
            self.faults.append(
                AnswerFault(f"{self.group.questions[0].id.rpartition('.')[0]}.{name}", say, item=self.id)
            )

    def item(self) -> Item:
        words = {short(part.id): shown(part, self.values.get(short(part.id))) for part in self.asked}
        return Item(
            id=self.id,
            title=filled(self.group.title, words) or f"{self.group.item.capitalize()} {self.number}",
            questions=tuple(self.asked),
            values=self.values,
            computed=tuple(_shown(one, self.own) for one in self.group.computed if one.id in self.own),
            scope=self.own,
        )


def _shown(one: Computed, scope: Mapping[str, Any]) -> ShownValue:
    return ShownValue(one.id, one.name, scope[one.id], shown_value(one, scope[one.id]))
