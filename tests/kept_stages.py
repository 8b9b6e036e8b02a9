"""A dossier that many tests begin with walks its road once a session, by the real acts; later tests that would walk the
same road get the rows that it left. So does the second dossier of a test, behind the same first one.

Only where nothing could have made the road another one: the test undoes what it did, has written nothing yet but by
such roads, and has replaced nothing but what `paper`, `uploads` and `morning` replace. Else the acts are done again.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from psycopg import sql

from duoc.dossiers.models import Dossier
from duoc.ground.files import disk
from duoc.ground.files.models import StoredFile
from tests.database import commits

Lines = dict[str, frozenset[bytes]]
"""By table, as COPY writes them."""
USUAL = frozenset({"press_for", "_sign", "SIGNERS", "inspect", "now"})
_loaded: dict[str, Lines] = {}
_kept: "dict[tuple[Any, ...], Kept]" = {}


@dataclass(frozen=True)
class Change:
    """What a road did to a table: rows that it wrote, as they lay, and keys of those that it changed or took away."""

    columns: list[str]
    written: list[bytes]
    gone: list[str]


@dataclass(frozen=True)
class Kept:
    """What a road left: the dossier, by table what it changed, and each file with its size and time."""

    dossier: uuid.UUID
    changes: dict[str, Change]
    files: dict[uuid.UUID, tuple[int, int]]

    def stands(self) -> bool:
        return all(_look(id) == look for id, look in self.files.items())


class KeptStages:
    """What is known of one test before it walks a road."""

    def __init__(self, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
        self._request, self._monkeypatch = request, monkeypatch
        self._names = set(request.fixturenames)
        self._behind: tuple[Any, ...] = ()
        self._written = 0

    def reach(self, road: tuple[Any, ...], walk: Callable[[], Dossier]) -> Dossier:
        """A dossier that has come so far.

        Args:
            road: all that the walk depends on.
        """
        if not self._usual():
            return walk()
        place = (connection.settings_dict["NAME"], *({"morning", "real_paper"} & self._names), *self._behind, road)
        kept = _kept.get(place)
        if kept and kept.stands():
            _put_back(kept.changes)
            dossier = Dossier(pk=kept.dossier)
        else:
            before = _all_lines() if self._behind else _loaded[connection.settings_dict["NAME"]]
            dossier = walk()
            _keep(place, dossier.pk, before)
        self._behind, self._written = (*self._behind, road), _rows_written()
        return dossier

    def _usual(self) -> bool:
        replaced = {name for _place, name, _before in self._monkeypatch._setattr}
        plain = replaced <= USUAL and not self._monkeypatch._setitem and not self._settings_changed()
        return plain and not commits(self._request) and self._wrote_nothing_else()

    def _settings_changed(self) -> bool:
        return "settings" in self._names and bool(self._request.getfixturevalue("settings")._to_restore)

    def _wrote_nothing_else(self) -> bool:
        return self._written == _rows_written() if self._behind else _nothing_written()


def _keep(place: tuple[Any, ...], dossier: uuid.UUID, before: Lines) -> None:
    """Not where a row without a key is changed or gone."""
    changes: dict[str, Change] = {}
    for table in _tables():
        now = _lines(table)
        written, gone = [line for line in now if line not in before[table]], before[table].difference(now)
        if not written and not gone:
            continue
        columns = _columns(table)
        if gone and columns[0] != "id":
            return
        changes[table] = Change(columns, written, [line.split(b"\t", 1)[0].decode() for line in gone])
    _kept[place] = Kept(dossier, changes, {id: _look(id) for id in StoredFile.objects.values_list("pk", flat=True)})


def _look(id: uuid.UUID) -> tuple[int, int]:
    """The size of a file and when it was last written; zeros where there is none."""
    try:
        there = disk.path(id).stat()
    except FileNotFoundError:
        return 0, 0
    return there.st_size, there.st_mtime_ns


def _nothing_written() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id_if_assigned() IS NULL")
        return bool(cursor.fetchone()[0])


def _rows_written() -> int:
    """By this transaction, more with every row that is written, changed or deleted."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables")
        return int(cursor.fetchone()[0])


def remember_loaded() -> None:
    """Called in a database of a loaded province before the first test changes anything."""
    _loaded.setdefault(connection.settings_dict["NAME"], _all_lines())


def _put_back(changes: dict[str, Change]) -> None:
    """Without triggers and references: these rows have passed them."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table, change in changes.items():
            name = sql.Identifier(table)
            if change.gone:
                cursor.execute(sql.SQL("DELETE FROM {} WHERE id::text = ANY(%s)").format(name), [change.gone])
            names = sql.SQL(", ").join(map(sql.Identifier, change.columns))
            with cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(name, names)) as into:
                into.write(b"".join(change.written))
        cursor.execute("SET LOCAL session_replication_role = origin")


def _all_lines() -> Lines:
    return {table: frozenset(_lines(table)) for table in _tables()}


def _tables() -> list[str]:
    return [name for name in connection.introspection.table_names() if not name.startswith(("django_", "auth_"))]


def _columns(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::text::regclass AND attnum > 0 "
            "AND NOT attisdropped AND attgenerated = '' ORDER BY attnum",
            [table],
        )
        return [name for (name,) in cursor.fetchall()]


def _lines(table: str) -> list[bytes]:
    with connection.cursor() as cursor, cursor.copy(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))) as out:
        return b"".join(bytes(part) for part in out).splitlines(keepends=True)
