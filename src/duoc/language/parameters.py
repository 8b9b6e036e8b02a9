"""Numbers of the law that several definitions use, each written once with its days: `catalog/national/parameters.yaml`.

A rule names one as `parameter.<name>`, its article as `parameter_article.<name>`; the hint of a question does so in
braces, `{parameter.<name>}`. What counts is the value of the day on which a request was filed, or with
`as_of: decision` of the day on which it is decided.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from duoc.language.faults import DefinitionFault, Finding, Path
from duoc.language.rules import Rule

ROOT, ARTICLE = "parameter", "parameter_article"
NAMED = re.compile(r"\bparameter(?:_article)?\.([a-z][a-z0-9_]*)")
IN_RULE = re.compile(r"\b(parameter)\.([a-z][a-z0-9_]*)")
IN_TEXT = re.compile(r"\{(parameter(?:_article)?)\.([a-z][a-z0-9_]*)\}")


FILING, DECISION = "filing", "decision"


@dataclass(frozen=True)
class Value:
    """What a parameter comes to from a day on. `to_verify`: why it is not confirmed."""

    begins: date
    amount: float
    article: str = ""
    to_verify: str = ""


@dataclass(frozen=True)
class Parameter:
    """A number of the law. `values` are in the order of their first days; each counts until the next begins.

    `as_of`: "filing", or "decision": whose day says which value counts for a request.
    """

    name: str
    values: tuple[Value, ...]
    as_of: str = FILING

    def on(self, day: date) -> Value | None:
        """The value of a day; None before the first."""
        return next((value for value in reversed(self.values) if value.begins <= day), None)

    def since(self, day: date) -> tuple[Value, ...]:
        """The value of a day, and those that come after it."""
        now = self.on(day)
        return tuple(value for value in self.values if value is now or value.begins > day)


def read_parameters(data: Mapping[str, Any], file: str = "") -> Mapping[str, Parameter]:
    """The parameters of a file, by name.

    Raises:
        DefinitionFault: a parameter has no name or no value, or a value no first day, number or article.
    """
    read = {}
    for name, item in data.items():
        try:
            values = sorted((_value(one) for one in item["values"]), key=lambda value: value.begins)
            days = {value.begins for value in values}
            if not values or len(days) < len(values):
                raise ValueError(name)
            as_of = item.get("as_of", FILING)
            if as_of not in (FILING, DECISION):
                raise ValueError(as_of)
            read[str(name)] = Parameter(item["name"], tuple(values), as_of)
        except (KeyError, TypeError, ValueError) as error:
            what = _("Tham số «%(name)s» viết sai: %(error)s.") % {"name": name, "error": repr(error)}
            remedy = _(
                "Mỗi tham số cần name, values, có thể có as_of (filing hoặc decision); mỗi giá trị cần from (mỗi ngày "
                "một giá trị), amount, article."
            )
            raise DefinitionFault(
                [Finding("parameter", (str(name),), what, _("Không biết con số nào có hiệu lực."), remedy, file)]
            ) from error
    return MappingProxyType(read)


def _value(data: Mapping[str, Any]) -> Value:
    amount = data["amount"]
    if isinstance(amount, bool) or not isinstance(amount, int | float):
        raise TypeError(amount)
    return Value(date.fromisoformat(str(data["from"])), float(amount), data["article"], data.get("to_verify", ""))


def used(raw: Mapping[str, Any], known: Mapping[str, Parameter]) -> Mapping[str, Parameter]:
    """Those of the known parameters that a written definition names."""
    if not known:
        return known
    names = {name for _path, text in _texts(raw, ()) for name in NAMED.findall(text)}
    return MappingProxyType({name: parameter for name, parameter in known.items() if name in names})


def findings(raw: Mapping[str, Any], known: Mapping[str, Parameter], day: date) -> Iterator[Finding]:
    """Names that no parameter has, parameters without a value on the first day, names in texts that show them bare."""
    for path, text in _texts(raw, ()):
        for name in dict.fromkeys(NAMED.findall(text)):
            facts = {"name": known[name].name if name in known else name, "day": f"{day:%d/%m/%Y}"}
            if name not in known:
                what = _("Không có tham số «%(name)s».") % facts
                remedy = _("Chọn: %(names)s; hoặc thêm vào national/parameters.yaml.") % {"names": ", ".join(known)}
                yield Finding("reference", path, what, _("Biểu thức không tính được."), remedy)
            elif known[name].on(day) is None:
                what = _("Tham số «%(name)s» chưa có giá trị vào ngày %(day)s, ngày đầu của định nghĩa.") % facts
                remedy = _("Thêm giá trị có from không sau ngày ấy.")
                yield Finding("parameter", path, what, _("Biểu thức không tính được."), remedy)
        if IN_TEXT.search(text) and path[-1] != "hint":
            what = _("Chỉ hint của câu hỏi mới thay {parameter…} bằng con số.")
            yield Finding("parameter", path, what, _("Người đọc thấy tên thay vì con số."), _("Chuyển vào hint."))


def first_place(raw: Mapping[str, Any], name: str) -> Path:
    """Where a written definition names the parameter first."""
    return next((path for path, text in _texts(raw, ()) if name in NAMED.findall(text)), ())


def _texts(part: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(part, str):
        if ROOT in part:
            yield path, part
    elif isinstance(part, Mapping):
        for key, value in part.items():
            yield from _texts(value, (*path, key))
    elif isinstance(part, list):
        for index, value in enumerate(part):
            yield from _texts(value, (*path, index))


def amounts_on(parameters: Mapping[str, Parameter], day: date) -> dict[str, float]:
    """What rules see under `parameter` on a day."""
    return {name: value.amount for name, parameter in parameters.items() if (value := parameter.on(day))}


def given_on(parameters: Mapping[str, Parameter], day: date) -> dict[str, dict[str, Any]]:
    """What rules see of the parameters on a day: their amounts, and the articles that these are taken from."""
    articles = {name: value.article for name, parameter in parameters.items() if (value := parameter.on(day))}
    return {ROOT: amounts_on(parameters, day), ARTICLE: articles}


def decided_on(parameters: Mapping[str, Parameter], day: date) -> Mapping[str, Parameter]:
    """The parameters for a request that is decided on this day: those of its decision have the value of the day."""
    return MappingProxyType({name: _fixed(parameter, day) for name, parameter in parameters.items()})


def _fixed(parameter: Parameter, day: date) -> Parameter:
    value = parameter.on(day) if parameter.as_of == DECISION else None
    return parameter if value is None else replace(parameter, values=(replace(value, begins=date.min),))


def changed_between(parameters: Mapping[str, Parameter], first: date, last: date) -> list[str]:
    """The names, for people, of those that count as of the decision and have another value on the last day."""
    return [one.name for one in parameters.values() if one.as_of == DECISION and one.on(first) != one.on(last)]


def names_read(rule: Rule) -> set[str]:
    """The names of the parameters that a rule reads."""
    return {path.partition(".")[2] for path in rule.reads if path.startswith(f"{ROOT}.")}
