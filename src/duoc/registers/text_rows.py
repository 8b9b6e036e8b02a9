"""Rows of several tables as columns of text, so that one query can bring several kinds."""

from typing import Any

from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce

_COLUMNS = ("kind", "one", "two", "three", "four", "five", "six", "seven", "eight")


def text_rows(rows: "QuerySet[Any]", kind: str, *columns: Any) -> "QuerySet[Any, tuple[str, ...]]":
    """Rows of one kind: the kind, then these columns as text, then empty ones."""
    given = [Value(kind, TextField()), *(Coalesce(Cast(one, TextField()), Value("", TextField())) for one in columns)]
    empty = [Value("", TextField())] * (len(_COLUMNS) - len(given))
    named = {f"shown_{name}": value for name, value in zip(_COLUMNS, [*given, *empty], strict=True)}
    columns_of: QuerySet[Any, tuple[str, ...]] = rows.order_by().annotate(**named).values_list(*named)
    return columns_of
