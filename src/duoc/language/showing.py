"""Answers as people read them."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from duoc.ground.figures import decimal, grouped
from duoc.language import addresses, partial_dates, values
from duoc.language.definition import Computed, Group, Question, short

_NAMED = re.compile(r"\{([a-z][a-z0-9_.]*)\}")


def shown(question: Question, value: Any) -> str:
    """An answer as people read it: the option's words, dates day first, Có or Không, thousands with points."""
    if values.blank(value):
        return ""
    if addresses.in_parts(value):
        return addresses.one_line(question.areas, value, question.former)
    if question.group is not None:
        return "\n".join(_item(question.group, number, item) for number, item in enumerate(value, 1))
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if isinstance(value, list):
        return ", ".join(question.options.get(item, str(item)) for item in value)
    if question.type == "date" and isinstance(value, str):
        return day_first(value)
    if question.type in ("integer", "number", "money"):
        return _number(question, value)
    ended = question.former.get(str(value))
    return question.options.get(str(value), ended.name if ended else str(value))


def _item(group: Group, number: int, item: Mapping[str, Any]) -> str:
    """An item of a group on one line, by the names of its answers."""
    given = ((question, item.get(short(question.id))) for question in group.questions)
    return f"{number}. " + "; ".join(
        f"{question.name}: {shown(question, value)}" for question, value in given if not values.blank(value)
    )


def shown_value(computed: Computed, value: Any) -> str:
    """A value that was worked out, as people read it."""
    if computed.type in ("integer", "number", "money") and isinstance(value, int | float):
        value = int(value) if float(value).is_integer() else float(f"{value:.6f}")
    return shown(Question(computed.id, computed.name, computed.type, unit=computed.unit), value)


def filled(template: str, words: Mapping[str, str]) -> str:
    """A text with "{child.full_name}" replaced by words; what stands between commas is left out where none of the
    answers that it names is known."""
    parts = [part for part in template.split(", ") if any(words.get(name) for name in names_in(part))]
    return ", ".join(_NAMED.sub(lambda named: words.get(named[1], ""), part) for part in parts).strip()


def names_in(template: str) -> list[str]:
    """The answers that a text of this kind names."""
    return _NAMED.findall(template)


def of_names_alone(template: str) -> bool:
    """Whether a text has no word besides the answers that it names: nothing to translate."""
    return "{" in template and not any(letter.isalpha() for letter in _NAMED.sub("", template))


def _number(question: Question, value: Any) -> str:
    try:
        return (
            vnd(int(Decimal(str(value)))) if question.type == "money" else f"{decimal(value)} {question.unit}".strip()
        )
    except (InvalidOperation, ValueError, OverflowError):  # in a draft something else may stand there still
        return str(value)


def day_first(value: str) -> str:
    """A date, or what is known of it, day first; other text stays."""
    known = partial_dates.month_and_year(value)
    if known is None:
        return f"{value[8:]}/{value[5:7]}/{value[:4]}" if len(value) == 10 else value
    month, year = known
    if not month:
        return _("năm %(year)s") % {"year": year}
    return _("tháng %(month)s năm %(year)s") % {"month": int(month), "year": year}


def vnd(amount: int) -> str:
    """An amount with its unit: 8.000 đồng."""
    return f"{grouped(amount)} đồng"
