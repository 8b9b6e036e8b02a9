"""The rows that a transaction has written, table by table, as text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import AutoField, Model
from psycopg import sql

from duoc.dossiers.models import Dossier

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

# What is in progress and seen is our own. `CASE`: of transactions long past the server may know no status.
_OWN_ROWS = sql.SQL(
    "COPY (SELECT {columns} FROM {table} WHERE CASE WHEN xmin::text::bigint >= {since} "
    "THEN pg_xact_status(xmin::text::xid8) = 'in progress' ELSE false END ORDER BY {order}) TO STDOUT"
)


@dataclass(frozen=True)
class Table:
    """A table, and those of its columns that the database does not fill by itself."""

    name: str
    columns: Sequence[str]


Rows = Mapping[Table, list[list[str]]]
"""The cells of each row as `COPY` writes them."""


@cache
def tables() -> Sequence[Table]:
    """Where acts on a dossier may leave rows: the tables of the rooms above, and whatever names a dossier."""
    models = [model for model in apps.get_models() if model._meta.managed]
    named = naming_a_dossier(models)
    chosen = (model for model in models if model._meta.app_label in ROOMS or model in named)
    return tuple(sorted((_table(model) for model in chosen), key=lambda table: table.name))


def naming_a_dossier(models: Iterable[type[Model]]) -> set[type[Model]]:
    """The models of rows that belong to a dossier, in any room: by a key to it, to a row that has such a key, or by
    the subject that they name."""
    keys = {
        model: {field.related_model for field in model._meta.concrete_fields if field.is_relation} for model in models
    }
    named = {Dossier} | {
        model for model in keys if any(field.name == "subject_kind" for field in model._meta.concrete_fields)
    }
    while further := {model for model, others in keys.items() if others & named} - named:
        named |= further
    return named


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


def _written_to(cursor: Any) -> Sequence[Table]:
    """The tables that may hold rows of this transaction: a turn writes into some twenty of them, and to ask each of
    the others takes longer than the turn. All of them where the server does not count what it writes (`mark` has
    written a body)."""
    cursor.execute("SELECT relname FROM pg_stat_xact_user_tables WHERE n_tup_ins + n_tup_upd > 0")
    counted = {name for (name,) in cursor.fetchall()}
    sure = "people_organisation" in counted
    return [table for table in tables() if table.name not in NOT_CAPTURED and (table.name in counted or not sure)]


def rows_since(number: int) -> Rows:
    """All rows that this transaction has written since the mark. What others commit meanwhile has higher numbers too,
    but is no longer in progress."""
    captured = {}
    with connection.cursor() as cursor:
        for table in _written_to(cursor):
            order = sql.SQL("number") if table.name == "ledger_entry" else sql.SQL("1")
            columns = sql.SQL(", ").join(map(sql.Identifier, table.columns))
            query = _OWN_ROWS.format(columns=columns, table=sql.Identifier(table.name), since=number, order=order)
            with cursor.copy(query) as out:
                text = b"".join(bytes(part) for part in out).decode()
            if text:
                captured[table] = [line.split("\t") for line in text.removesuffix("\n").split("\n")]
    return captured


def added(before: Rows, after: Rows) -> Rows:
    """What is new or another among the rows after; one that was written again as it was is not."""
    new = {table: [cells for cells in lines if cells not in before.get(table, ())] for table, lines in after.items()}
    return {table: lines for table, lines in new.items() if lines}
