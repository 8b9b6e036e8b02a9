"""Cutting an act off after any of its statements, and seeing the whole database in one glance."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import OperationalError, connection

_QUIET = ("django_migrations", "django_content_type", "auth_permission")


class Cut(OperationalError):
    """The database is gone, at this very statement."""


@contextmanager
def cut_before(number: int) -> Iterator[list[str]]:
    """The statement of this number (from 0), and every one after it, finds no database any more."""
    seen: list[str] = []

    def wrapper(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            return execute(sql, params, many, context)
        seen.append(sql)
        if len(seen) > number:
            raise Cut("cut off")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(wrapper):
        yield seen


def everything() -> dict[str, tuple[int, str]]:
    """For each table the number of its rows and a digest of all they hold."""
    tables = [name for name in connection.introspection.table_names() if name not in _QUIET]
    parts = [
        f"SELECT '{name}', count(*), coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM \"{name}\" t"  # noqa: S608 - names from the database's own catalogue
        for name in tables
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        return {name: (count, digest) for name, count, digest in cursor.fetchall()}


def changed(before: dict[str, tuple[int, str]]) -> list[str]:
    after = everything()
    return [name for name in after if after[name] != before[name]]
