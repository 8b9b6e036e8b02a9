"""The rows that a transaction has written, table by table, as text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db import connection
from django.db.models import AutoField, Model
from psycopg import sql

ROOMS = (
    "ledger",
    "once",
    "files",
    "people",
    "notices",
    "payments",
    "instruments",
    "dossiers",
    "decisions",
    "registers",
)
# Nothing of a dossier: who signs in stays away from seeded persons, and bodies are there before.
NOT_CAPTURED = frozenset({"people_account", "people_token", "people_organisation", "people_post"})
NOT_CAPTURED |= {"registers_entrykey"}  # digests of what an entry says: worked out again for each
OF_DATABASE = frozenset({("ledger_entry", "number"), ("ledger_entry", "transaction"), ("once_performance", "at")})


@dataclass(frozen=True)
class Table:
    """A table, and those of its columns that the database does not fill by itself."""

    name: str
    columns: Sequence[str]


Rows = Mapping[Table, list[list[str]]]
"""The cells of each row as `COPY` writes them."""


@cache
def tables() -> Sequence[Table]:
    """The tables in which an act on a dossier may leave rows."""
    models = [model for model in apps.get_models() if model._meta.app_label in ROOMS and model._meta.managed]
    return tuple(sorted((_table(model) for model in models), key=lambda table: table.name))


def _table(model: type[Model]) -> Table:
    name = model._meta.db_table
    columns = [
        field.column
        for field in model._meta.local_concrete_fields
        if not isinstance(field, AutoField) and (name, field.column) not in OF_DATABASE
    ]
    return Table(name, tuple(columns))


def mark() -> int:
    """The number of the running transaction. Called first of all in an `atomic` block: what the block writes bears this
    number or a higher one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE people_organisation SET name = name WHERE id IN "
            "(SELECT id FROM people_organisation LIMIT 1) RETURNING xmin::text::bigint"
        )
        return int(cursor.fetchone()[0])


def rows_since(number: int) -> Rows:
    """All rows written since the mark."""
    captured = {}
    with connection.cursor() as cursor:
        for table in tables():
            if table.name in NOT_CAPTURED:
                continue
            order = sql.SQL("number") if table.name == "ledger_entry" else sql.SQL("1")
            query = sql.SQL("COPY (SELECT {} FROM {} WHERE xmin::text::bigint >= {} ORDER BY {}) TO STDOUT").format(
                sql.SQL(", ").join(map(sql.Identifier, table.columns)),
                sql.Identifier(table.name),
                sql.Literal(number),
                order,
            )
            with cursor.copy(query) as out:
                text = b"".join(bytes(part) for part in out).decode()
            if text:
                captured[table] = [line.split("\t") for line in text.removesuffix("\n").split("\n")]
    return captured
