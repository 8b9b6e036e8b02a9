"""Parts of a query set that are built and compiled once in a process: where one row is read often, building them costs
more than the database's answer."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Field, Model
from django.db.models.expressions import RawSQL

Parts = Callable[[date], dict[str, Any]]
_SOME_DAY = date(1, 1, 2)
"""Stands for the day while a part is compiled; no rule and no row has it."""


def compiled_once(parts: Parts, of: type[Model], day: date) -> dict[str, RawSQL]:
    """What `parts(day)` gives, to annotate a query set of the model with. The text is made once for all days.

    Args:
        parts: gives expressions by name. Nothing in it but values may differ by the day, and it reads nothing: what it
            read would stand for the whole life of the process.
        of: the model whose rows the query set reads, as its first table and not inside another query. A related table
            that the parts name is one that the query set joins anyway.
    """
    return {
        name: RawSQL(text, [day if value == _SOME_DAY else value for value in values], field)  # noqa: S611 - our own
        for name, (text, values, field) in _compiled(parts, of).items()
    }


@cache
def _compiled(parts: Parts, of: type[Model]) -> "dict[str, tuple[str, tuple[Any, ...], Field[Any, Any]]]":
    """Text, values and field of each."""
    query = of._default_manager.annotate(**parts(_SOME_DAY)).query
    compiler = query.get_compiler(DEFAULT_DB_ALIAS)
    compiler.setup_query()
    made = {}
    for name, part in query.annotations.items():
        text, values = compiler.compile(part)
        made[name] = (text, tuple(values), part.output_field)
    return made
