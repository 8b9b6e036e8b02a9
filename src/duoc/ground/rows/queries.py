"""Reading rows by a statement written by hand; elsewhere a query set is plainer (docs/adr/0015)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Field, Model

from duoc.ground.rows.parts import compiled_once

__all__ = ["Statement", "compiled_once"]

Row = TypeVar("Row", bound=Model)
Converter = Callable[[Any], Any]


@dataclass(frozen=True)
class Statement(Generic[Row]):
    """A statement that gives rows of a model. How a column is read is looked up once in a process, not once a row.

    Values pass the converters of the model's fields, and the framework makes the records, as in a query set.

    Attributes:
        text: with `{columns}` where the model's columns stand, followed by those of `more`.
        alias: by which the text names the model's table.
        deferred: columns that are left out, and read when somebody asks for them.
        more: what the text gives besides, each an attribute of the record.
    """

    model: type[Row]
    text: str
    alias: str
    deferred: frozenset[str] = frozenset()
    more: tuple[str, ...] = ()

    def rows(self, values: Sequence[Any] | Mapping[str, Any]) -> list[Row]:
        """All rows that it gives with these values."""
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute(self._complete, values)
            return [self._record(row) for row in cursor.fetchall()]

    def first(self, values: Sequence[Any] | Mapping[str, Any]) -> Row | None:
        """The first row that it gives with these values; None where it gives none."""
        return next(iter(self.rows(values)), None)

    @cached_property
    def _complete(self) -> str:
        columns = ", ".join(f'{self.alias}."{field.column}"' for field in self._fields)
        return self.text.replace("{columns}", columns)

    @cached_property
    def _fields(self) -> "list[Field[Any, Any]]":
        return [field for field in self.model._meta.concrete_fields if field.attname not in self.deferred]

    @cached_property
    def _names(self) -> list[str]:
        return [field.attname for field in self._fields]

    @cached_property
    def _converters(self) -> list[tuple[int, Converter]]:
        """The places of the columns whose values are not yet Python's, and what makes them so."""
        return [(place, converter) for place, field in enumerate(self._fields) for converter in _converters_of(field)]

    def _record(self, row: Sequence[Any]) -> Row:
        values = list(row)
        for place, converter in self._converters:
            values[place] = converter(values[place])
        own = len(self._names)
        record = self.model.from_db(DEFAULT_DB_ALIAS, self._names, values[:own])
        for name, value in zip(self.more, values[own:], strict=True):
            setattr(record, name, value)
        return record


def _converters_of(field: "Field[Any, Any]") -> list[Converter]:
    """What the framework applies to a value of the field, in its order."""
    connection, column = connections[DEFAULT_DB_ALIAS], field.get_col(field.model._meta.db_table)
    converters = [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]

    def bound(converter: Callable[..., Any]) -> Converter:
        return lambda value: converter(value, column, connections[DEFAULT_DB_ALIAS])

    return [bound(converter) for converter in converters]
