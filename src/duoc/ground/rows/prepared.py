"""A cursor for constant statements: the server parses and plans each of them once in a connection."""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from psycopg import RawCursor


def cursor() -> Any:
    """One that takes values as `$1`, the server's own way, so that the text is prepared (see `database.connection`).

    Wrapped as every cursor of the product is: errors are the framework's, statements are counted in tests.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    bare: Any = RawCursor(connection.connection)
    return connection.make_debug_cursor(bare) if connection.queries_logged else connection.make_cursor(bare)
