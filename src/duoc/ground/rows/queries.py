"""Reading with constant statements. For what nearly every request asks; elsewhere a query set is plainer."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model

from duoc.ground.rows.prepared import cursor

Row = TypeVar("Row", bound=Model)


def ask(text: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """All rows that a constant statement gives; values stand in it as `$1`, `$2`."""
    with cursor() as open_cursor:
        open_cursor.execute(text, values)
        found: list[tuple[Any, ...]] = open_cursor.fetchall()
    return found


def one(model: type[Row], column: str, value: Any) -> Row | None:
    """The row whose column, which must be unique, has this value; None when there is none."""
    found = ask(_by(model, column), [value])
    names = tuple(field.attname for field in model._meta.concrete_fields)
    return made(model, names, found[0]) if found else None


def made(model: type[Row], names: Sequence[str], values: Sequence[Any]) -> Row:
    """A record from some of its columns; the others are read when asked for.

    Args:
        names: attribute names, for example "version_id".
        values: as the database gave them, in the same order.
    """
    readers = _readers(model, tuple(names))
    told = list(values)
    for place, read in readers:
        told[place] = read(told[place])
    return model.from_db(connection.alias, list(names), told)


@lru_cache(maxsize=256)
def _by(model: type[Model], column: str) -> str:
    meta = model._meta
    key = next(field for field in meta.concrete_fields if field.name == column)
    if not key.unique:
        raise ValueError(f"{meta.label}.{column} is not unique")
    columns = ", ".join(f'"{field.column}"' for field in meta.concrete_fields)
    return f'SELECT {columns} FROM "{meta.db_table}" WHERE "{key.column}" = $1'  # noqa: S608 (names of ours)


@lru_cache(maxsize=256)
def _readers(model: type[Model], names: tuple[str, ...]) -> tuple[tuple[int, Callable[[Any], Any]], ...]:
    """For the columns whose database value is not yet Python's: place and reader."""
    fields = {field.attname: field for field in model._meta.concrete_fields}

    def reader(field: Any) -> Callable[[Any], Any]:
        return lambda value: field.from_db_value(value, None, connection)

    return tuple(
        (place, reader(fields[name])) for place, name in enumerate(names) if hasattr(fields[name], "from_db_value")
    )
