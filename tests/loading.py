"""Rows that many tests begin with, loaded once by the real actions. A test that undoes what it did works in a database
that holds them; to one that commits, in the empty database, they are copied back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from psycopg import sql

from tests import cache, kept_stages
from tests.database import NAME, copy_empty

_OF_DJANGO = ("django_", "auth_", "procrastinate_")
_loaded: dict[Path, dict[str, bytes]] = {}
_made: set[Path] = set()
Load = Callable[[Path], None]


def enter(request: pytest.FixtureRequest, province: Path | None, load: Load) -> None:
    """Django's connection leads from now on to the database in which this province is loaded, made at its first use.

    Args:
        province: its folder in the catalogue; None for the empty database.
        load: as in `load_once`.
    """
    name = f"{NAME}_{province.name}" if province else NAME
    if province and province not in _made:
        connection.close()  # nobody may be in a database that is copied
        copy_empty(request.getfixturevalue("cluster"), name)
        _go_to(name)
        load_once(request.config, province, load)
        kept_stages.remember_loaded()
        _made.add(province)
    _go_to(name)


def _go_to(name: str) -> None:
    if connection.settings_dict["NAME"] != name:
        connection.close()
        connection.settings_dict["NAME"] = name


def load_once(config: pytest.Config, province: Path, load: Load) -> None:
    """Run `load`, or put back the rows that it left when it ran last, in this session or an earlier one, provided that
    the product and the province's folder have not changed since. The tables must be empty.

    Args:
        province: its folder in the catalogue.
        load: the real actions that load it; they write into the database only.
    """
    if province not in _loaded:
        _loaded[province] = _rows_of(config, province, load)
    if _loaded[province]:
        _put_back(_loaded[province])


def _rows_of(config: pytest.Config, province: Path, load: Load) -> dict[str, bytes]:
    rows: dict[str, bytes] = {}

    def make(folder: Path) -> None:
        with transaction.atomic():
            load(province)
            for table in _tables():
                (folder / table).write_bytes(_rows(table))
            transaction.set_rollback(True)

    def use(folder: Path) -> None:
        rows.update((path.name, path.read_bytes()) for path in folder.iterdir() if path.stat().st_size)

    files = [path for part in (province, province.parent / "national") for path in part.rglob("*") if path.is_file()]
    mine = [Path(__file__), Path(__file__).with_name("cast.py")]
    cache.use(config, f"rows-{province.name}", cache.digest([*cache.product_files(), *files, *mine]), make, use)
    return rows


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
