"""A cursor for constant statements: the server parses and plans each of them once in a connection."""

from typing import Any

from django.db import connection
from django.db.backends.postgresql.base import ServerBindingCursor


def cursor() -> Any:
    """One that sends values apart from the text, so that the text can be prepared (`database.connection` asks for it).

    Wrapped as every cursor of the product is: errors are the framework's, statements are counted in tests.
    """
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    bare = ServerBindingCursor(connection.connection)
    return connection.make_debug_cursor(bare) if connection.queries_logged else connection.make_cursor(bare)
