"""Rows that many tests begin with, loaded once by the real actions and from then on copied back by the database."""

from collections.abc import Callable
from typing import Any

from django.db import connection, transaction
from psycopg import sql

_OF_DJANGO = ("django_", "auth_", "procrastinate_")
_remembered: dict[Any, dict[str, bytes]] = {}


def once_loaded(name: Any, load: Callable[[], None]) -> None:
    """Runs `load` at the first time in a session; later puts back the rows that it left. The tables must be empty.

    Args:
        name: what makes the rows what they are, for example the folder they are loaded from.
    """
    if name in _remembered:
        _put_back(_remembered[name])
        return
    load()
    _remembered[name] = {table: rows for table in _tables() if (rows := _rows(table))}


def _tables() -> list[str]:
    return [name for name in connection.introspection.table_names() if not name.startswith(_OF_DJANGO)]


def _rows(table: str) -> bytes:
    with connection.cursor() as cursor, cursor.copy(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))) as out:
        return b"".join(bytes(part) for part in out)


def _put_back(tables: dict[str, bytes]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:  # keys are checked at its end, so no order is needed
        for table, rows in tables.items():
            with cursor.copy(sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))) as into:
                into.write(rows)
        _move_counters_on(cursor, list(tables))


def _move_counters_on(cursor: Any, tables: list[str]) -> None:
    """The next row made by the test must not meet the number of one put back."""
    cursor.execute(
        "SELECT seq.oid::regclass, tab.oid::regclass, attname FROM pg_depend "
        "JOIN pg_class seq ON seq.oid = objid AND seq.relkind = 'S' JOIN pg_class tab ON tab.oid = refobjid "
        "JOIN pg_attribute ON attrelid = tab.oid AND attnum = refobjsubid WHERE tab.relname = ANY(%s)",
        [tables],
    )
    for sequence, table, column in cursor.fetchall():
        cursor.execute(
            f"SELECT setval('{sequence}', GREATEST((SELECT last_value FROM {sequence}), max({column}))) FROM {table}"  # noqa: S608 - names from the catalogue of the database itself
        )
