"""Do the values fit: kinds in rules, bounds of questions, days that exist, amounts that are amounts?"""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from duoc.language import typing_rules as kinds
from duoc.language.atoms import literal
from duoc.language.consequences import whole_vnd
from duoc.language.definition import Definition, Question, short
from duoc.language.faults import Finding, Path
from duoc.language.groups import ITEM
from duoc.language.order import every_question, target
from duoc.language.parameters import ARTICLE, ROOT
from duoc.language.parties import PARTIES
from duoc.language.places import Place, rules_with_places
from duoc.language.rules import Missing, Rule, Unusable
from duoc.language.situations import Situations, TooMany

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_GROUPED = re.compile(r"[0-9]{1,3}\.[0-9]{3}")
_WHOLE = ("integer", "money")
_NO_PLACE = ("today", "channel", "variant")


def check(definition: Definition) -> Iterator[Finding]:
    """Values that cannot be what they stand for."""
    yield from _rules(definition)
    yield from _bounds(definition)
    yield from _days(definition.raw, ())
    yield from _amounts(definition)


def _rules(definition: Definition) -> Iterator[Finding]:
    known = _Known(definition)
    for place in rules_with_places(definition):
        kind, faults = kinds.kind_of(place.rule.tokens, partial(known.kind, own=place.question, group=place.group))
        for say in faults:
            why = _("Máy bỏ qua biểu thức này: giá trị để trống, không ai được báo.")
            yield Finding("kind", place.path, say, why, _("Đổi phép tính; tính ngày bằng days, months, years."))
        wanted = _wanted(place) or _of_computed(definition, place.path)
        if not faults and kind not in (kinds.ANY, wanted, "") and wanted:
            names = kinds.names_of_kinds()
            what = _("Biểu thức cho ra %(kind)s, nhưng chỗ này cần %(wanted)s.") % {
                "kind": names[kind],
                "wanted": names[wanted],
            }
            yield Finding("kind", place.path, what, _("Giá trị sẽ để trống."), _("Sửa lại biểu thức."))
        for token in place.rule.tokens:
            if token.kind == "number" and _GROUPED.fullmatch(token.text):
                yield _grouped(place.path, token.text)
            elif token.kind == "text" and _DAY.fullmatch(day := str(literal(token))) and not kinds.is_date(day):
                yield _no_day(place.path, day)


_WANTED = {
    "amount": kinds.NUMBER,
    "copies": kinds.NUMBER,
    "valid_until": kinds.DATE,
    "until": kinds.DATE,
    "basis": kinds.TEXT,
}


def _wanted(place: Place) -> str:
    """The kind that the place needs; empty where any will do."""
    if not place.value:
        return kinds.TRUTH
    return _WANTED.get(str(place.path[-1]), "")


def _of_computed(definition: Definition, path: Path) -> str:
    """The kind that a computed value is shown as; empty for any other place, and for a text, which shows all."""
    if "computed" not in path:
        return ""
    owner, number = path[1], int(path[3])
    group = definition.questions[str(owner)].group if path[0] == "id" else None
    values = group.computed if group is not None else definition.pages[int(owner)].computed
    return kinds.OF_TYPES.get(values[number].type, "")


class _Known:
    """The kinds of answers and named values."""

    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        self._named: dict[str, str] = {}
        self._names = {**definition.questions, **definition.let}

    def kind(self, path: str, own: Question | None, group: Question | None = None) -> str:
        if near := _of_own(path, own, group):
            return near
        if path.partition(".")[0] in (*PARTIES, *_NO_PLACE):
            return kinds.DATE if path in ("today", *(f"{party}.birth_date" for party in PARTIES)) else kinds.TEXT
        if path.partition(".")[0] in (ROOT, ARTICLE):
            return kinds.NUMBER if path.startswith(f"{ROOT}.") else kinds.TEXT
        name = target(path, self._names)
        if name is None:
            return kinds.ANY
        if name != path and name in self.definition.questions:
            asked = self.definition.questions[name]
            return _list_of(_of_column(asked, path.partition(".")[2])) if asked.group is not None else kinds.ANY
        if name in self.definition.questions:
            return _of_question(self.definition.questions[name])
        if name not in self._named:
            self._named[name] = kinds.ANY
            self._named[name] = kinds.kind_of(self.definition.let[name].tokens, partial(self.kind, own=None))[0]
        return self._named[name]


def _of_question(question: Question) -> str:
    return kinds.OF_TYPES.get(question.type, kinds.TEXT)


def _of_own(path: str, own: Question | None, group: Question | None) -> str:
    """The kind of what a rule reads of its own answer, or of the item that it is asked of; empty for all else."""
    root, _dot, column = path.partition(".")
    if root == ITEM and group is not None:
        return _of_column(group, column)
    if root == "answer" and own is not None:
        return _list_of(_of_column(own, column)) if column else _of_question(own)
    return ""


def _of_column(question: Question, column: str) -> str:
    """The kind of what an item of a group holds under this name."""
    if question.group is None:
        return kinds.ANY
    for part in question.group.questions:
        if short(part.id) == column:
            return _of_question(part)
    shown = {one.id: one.type for one in question.group.computed}
    return kinds.OF_TYPES.get(shown.get(column, ""), kinds.TEXT)


def _list_of(kind: str) -> str:
    return kinds.COLUMNS.get(kind, kinds.LIST)


def _grouped(path: Path, text: str) -> Finding:
    what = _("Số «%(text)s» có dấu chấm như dấu hàng nghìn.") % {"text": text}
    why = _("Máy đọc dấu chấm là dấu thập phân: 20.000 là hai mươi.")
    remedy = _("Viết liền các chữ số, ví dụ 20000; số lẻ thì bỏ các số 0 ở cuối.")
    return Finding("number", path, what, why, remedy)


def _no_day(path: Path, text: str) -> Finding:
    what = _("«%(text)s» không phải là ngày có thật.") % {"text": text}
    return Finding("date", path, what, _("So sánh với ngày này luôn sai."), _("Viết năm-tháng-ngày."))


def _bounds(definition: Definition) -> Iterator[Finding]:
    for question in every_question(definition):
        path: Path = ("id", question.id)
        facts = {"id": question.id, "min": question.min, "max": question.max}
        if question.past and question.future:
            what = _("Câu «%(id)s» chỉ nhận ngày đã qua và cũng chỉ nhận ngày sắp tới.") % facts
            yield Finding("bounds", path, what, _("Chỉ hôm nay là trả lời được."), _("Bỏ past hoặc future."))
        least = question.min if question.min is not None else 0.0
        if question.max is not None and least > question.max:
            what = _("Câu «%(id)s» có min lớn hơn max (%(max)s).") % facts
            yield Finding("bounds", path, what, _("Không số nào trả lời được."), _("Sửa min hoặc max."))
        for bound in (question.min, question.max):
            if question.type in _WHOLE and isinstance(bound, float):
                yield _grouped(path, f"{bound:.3f}")


def _days(part: Any, path: Path) -> Iterator[Finding]:
    """Days of the document outside rules: where a text is a day and nothing else, it must be a real one."""
    if isinstance(part, Mapping):
        for key, value in part.items():
            yield from _days(value, (*path, key))
    elif isinstance(part, list):
        for index, value in enumerate(part):
            yield from _days(value, (*path, index))
    elif isinstance(part, str) and _DAY.fullmatch(part) and not kinds.is_date(part):
        yield _no_day(path, part)


def _amounts(definition: Definition) -> Iterator[Finding]:
    raw = definition.raw.get("fees", ())
    for index, fee in enumerate(definition.fees):
        path: Path = ("fees", index, "amount")
        if isinstance(raw[index]["amount"], float):
            yield _grouped(path, f"{raw[index]['amount']:.3f}")
        if fee.amount is not None and "variant" not in fee.amount.reads:
            wrong = _no_amount(definition, fee.amount, fee.when)
            if wrong is not None:
                what = _("«%(label)s» có khi là %(amount)s, không phải số tiền.") % {
                    "label": fee.label,
                    "amount": int(wrong) if isinstance(wrong, float) and wrong.is_integer() else wrong,
                }
                remedy = _("Sửa công thức; dùng max(0, …) hoặc round(…) khi cần.")
                yield Finding("fee", path, what, _("Không thu được số tiền này."), remedy)


def _no_amount(definition: Definition, amount: Rule, when: Rule | None) -> Any:
    """What the amount comes to where that is no whole, not negative number of đồng; None when it always is."""
    try:
        for scope in Situations(definition).each([amount, when]):
            if when is not None and not when.holds(scope):
                continue
            try:
                value = amount.evaluate(scope)
                whole_vnd(value)
            except (Missing, Unusable):
                continue
            except ValueError:
                return value
    except TooMany:
        return None
    return None
