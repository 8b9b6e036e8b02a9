"""What stands in the database, small enough to be taken before and after every call."""

from django.db import connection

Standing = dict[str, tuple[int, int]]


def tables() -> list[str]:
    """All our tables."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        return [row[0] for row in cursor.fetchall()]


def standing(names: list[str]) -> Standing:
    """Of each table how many rows there are and which transaction wrote last: no change escapes both."""
    parts = (
        f"SELECT '{name}', count(*), coalesce(max(xmin::text::bigint), 0) FROM {connection.ops.quote_name(name)}"  # noqa: S608 - names from the database's own catalogue
        for name in names
    )
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        return {row[0]: (row[1], row[2]) for row in cursor.fetchall()}


def writes() -> int:
    """Rows that this transaction has written so far, undone ones too: the same figure twice, and nothing changed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid)"
            " + pg_stat_get_xact_tuples_deleted(oid))::bigint"
            " FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
        return int(cursor.fetchone()[0])
