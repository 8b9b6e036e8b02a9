"""A cursor for constant statements: the server parses and plans each of them once in a connection."""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.postgresql.base import CursorMixin
from psycopg import RawCursor


class _Cursor(CursorMixin, RawCursor[Any]):
    """Takes values as `$1`, the server's own way: nothing is left to be translated before sending."""


def cursor() -> Any:
    """One that sends values apart from the text, so that the text can be prepared (`database.connection` asks for it).

    Wrapped as every cursor of the product is: errors are the framework's, statements are counted in tests.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    bare = _Cursor(connection.connection)
    return connection.make_debug_cursor(bare) if connection.queries_logged else connection.make_cursor(bare)
