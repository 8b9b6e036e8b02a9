"""Answers as people read them."""

from typing import Any

from django.utils.translation import gettext as _

from duoc.ground.figures import grouped
from duoc.language import addresses, partial_dates, values
from duoc.language.definition import Question


def shown(question: Question, value: Any) -> str:
    """An answer as people read it: the option's words, dates day first, Có or Không, thousands with points."""
    if values.blank(value):
        return ""
    if addresses.in_parts(value):
        return addresses.one_line(question.areas, value)
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if isinstance(value, list):
        return ", ".join(question.options.get(item, str(item)) for item in value)
    if question.type == "date" and isinstance(value, str):
        return day_first(value)
    if question.type == "money":
        return vnd(int(value))
    if question.type in ("integer", "number"):
        return f"{str(value).replace('.', ',')} {question.unit}".strip()
    return question.options.get(str(value), str(value))


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
