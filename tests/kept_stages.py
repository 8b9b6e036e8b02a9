"""A dossier that many tests begin with walks its road once a session, by the real acts; later tests that would walk the
same road get the rows that it left.

Only where nothing could have made the road another one: the test undoes what it did, has written nothing yet, and has
replaced nothing but what `paper`, `uploads` and `morning` replace. Else the acts are done again.
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

Rows = dict[str, tuple[list[str], list[bytes]]]
"""By table: its columns, and lines as COPY writes them."""
USUAL = frozenset({"press_for", "_sign", "SIGNERS", "inspect", "now"})
_loaded: dict[str, dict[str, frozenset[bytes]]] = {}
_kept: "dict[tuple[Any, ...], Kept]" = {}


@dataclass(frozen=True)
class Kept:
    """What a road left: the dossier, rows and files."""

    dossier: uuid.UUID
    rows: Rows
    files: list[uuid.UUID]


class KeptStages:
    """What is known of one test before it walks a road."""

    def __init__(self, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
        names = set(request.fixturenames)
        self._monkeypatch, self._now = monkeypatch, "morning" in names
        self._may = not commits(request) and not {"settings", "real_paper"} & names

    def reach(self, road: tuple[Any, ...], walk: Callable[[], Dossier]) -> Dossier:
        """A dossier that has come so far.

        Args:
            road: all that the walk depends on.
        """
        if not self._usual():
            return walk()
        place = (connection.settings_dict["NAME"], self._now, *road)
        kept = _kept.get(place)
        if kept is None or not all(disk.path(id).exists() for id in kept.files):
            dossier = walk()
            _keep(place, dossier.pk)
            return dossier
        _put_back(kept.rows)
        return Dossier(pk=kept.dossier)

    def _usual(self) -> bool:
        replaced = {name for _place, name, _before in self._monkeypatch._setattr}
        return self._may and replaced <= USUAL and not self._monkeypatch._setitem and _nothing_written()


def _keep(place: tuple[Any, ...], dossier: uuid.UUID) -> None:
    """Not where a row that was there before is changed or gone."""
    rows = _new_rows()
    if rows is not None:
        _kept[place] = Kept(dossier, rows, list(StoredFile.objects.values_list("pk", flat=True)))


def _nothing_written() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id_if_assigned() IS NULL")
        return bool(cursor.fetchone()[0])


def remember_loaded() -> None:
    """Called in a database of a loaded province before the first test changes anything."""
    _loaded.setdefault(connection.settings_dict["NAME"], {table: frozenset(_lines(table)) for table in _tables()})


def _new_rows() -> Rows | None:
    """What was written since; None where a row that was there is changed or gone."""
    before: dict[str, frozenset[bytes]] = _loaded[connection.settings_dict["NAME"]]
    new: Rows = {}
    for table in _tables():
        now = _lines(table)
        if not before[table] <= set(now):
            return None
        if len(now) > len(before[table]):
            new[table] = (_columns(table), [line for line in now if line not in before[table]])
    return new


def _put_back(rows: Rows) -> None:
    """Without triggers and references: these rows have passed them."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table, (columns, lines) in rows.items():
            names = sql.SQL(", ").join(map(sql.Identifier, columns))
            with cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), names)) as into:
                into.write(b"".join(lines))
        cursor.execute("SET LOCAL session_replication_role = origin")


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
