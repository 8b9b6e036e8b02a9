"""What acts have written is captured: all of it, and nothing of what others write meanwhile."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.models import F
from psycopg import Cursor
from tests.cast import MONDAY
from tests.rivals import at_once

from duoc.ground.files.models import StoredFile
from duoc.people.models import Organisation, Person
from duoc.registers.models import Register
from duoc.seeding import capture, playing
from duoc.seeding.housing import houses
from duoc.seeding.models import Seeding
from duoc.seeding.reading import cast_of, read_stories
from duoc.seeding.scenes import Scene, Story
from duoc.seeding.tests.test_bulk import NAMES

CAST = cast_of(read_stories(settings.CATALOG / "bai-thu" / "demo" / "stories.yaml"))
BESIDE = capture.NOT_CAPTURED | {"series_counter", "procrastinate_jobs", "procrastinate_events"}
"""Written by acts and no row of a dossier: numbers are reserved at once, and nobody works for the past."""


@pytest.fixture
def no_rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capture, "ROOMS", ())


def _tables() -> set[str]:
    return {table.name for table in capture.tables.__wrapped__()}


def test_what_names_a_dossier_is_captured_in_whatever_room_it_lies(no_rooms: None) -> None:
    by_key = {"dossiers_dossier", "dossiers_paper", "registers_comparison", "decisions_proposal"}
    further = {"decisions_draftcheck", "decisions_content", "registers_entry", "registers_entryparty"}
    by_subject = {"payments_charge", "payments_refund", "notices_notice", "partners_report", "ledger_entry"}
    assert by_key | further | by_subject <= _tables()


def test_what_names_none_is_captured_where_its_room_is_listed_only(no_rooms: None) -> None:
    assert not _tables() & {Person._meta.db_table, StoredFile._meta.db_table, Seeding._meta.db_table}


@pytest.mark.parametrize("story", CAST.stories, ids=lambda story: story.name)
def test_acts_write_nothing_that_is_left_out(road: object, story: Story) -> None:
    units = list(Organisation.objects.select_related("parent").filter(kind="commune"))
    house = houses(units, CAST.officials, (f"Công Chức Số {number}" for number in range(99)))["99001"]
    times = [MONDAY + timedelta(minutes=17 * number) for number in range(len(story.turns) + 1)]
    scene = Scene(story, house.unit.code, house.unit.place, times, NAMES, "scene")
    before = _written()
    playing.play(scene, {role: seat.person for role, seat in house.seats.items()}, lambda _stage, _turn: None)
    written = {table for table, rows in (_written() - before).items() if rows}
    assert "dossiers_dossier" in written
    assert not written - {table.name for table in capture.tables()} - BESIDE


def test_only_tables_that_were_written_to_are_asked(province: None) -> None:
    """Of some ninety: each was read from end to end after each turn."""
    with transaction.atomic():
        since = capture.mark()
        Register.objects.filter(pk="births").update(volume=7)
        with _copied() as tables:
            assert "registers_register" in {table.name for table in capture.rows_since(since)}
        assert len(tables) < len(capture.tables()) / 2


def test_a_server_that_counts_nothing_hides_nothing(province: None) -> None:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "CREATE TEMPORARY VIEW pg_stat_xact_user_tables AS SELECT * FROM "
                "pg_catalog.pg_stat_xact_user_tables WHERE false"
            )
            cursor.execute("SET LOCAL search_path = pg_temp, pg_catalog, public")
        since = capture.mark()
        Register.objects.filter(pk="births").update(volume=7)
        assert "registers_register" in {table.name for table in capture.rows_since(since)}
        transaction.set_rollback(True)


@contextmanager
def _copied() -> Iterator[set[str]]:
    """The tables of which rows are copied out meanwhile."""
    tables: set[str] = set()
    copy = Cursor.copy

    def watched(cursor: Cursor, statement: Any, *more: Any, **others: Any) -> Any:
        tables.add(statement.as_string(cursor))
        return copy(cursor, statement, *more, **others)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Cursor, "copy", watched)
        yield tables


def _written() -> Counter[str]:
    """By table, how many rows this transaction has written so far."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, n_tup_ins + n_tup_upd FROM pg_stat_xact_user_tables")
        return Counter(dict(cursor.fetchall()))


@pytest.mark.django_db(transaction=True)
def test_what_others_commit_meanwhile_is_not_captured(province: None) -> None:
    with transaction.atomic():
        since = capture.mark()
        (others,) = at_once(lambda: Register.objects.update(name=F("name")))
        assert others > 0
        assert "registers_register" not in {table.name for table in capture.rows_since(since)}
        Register.objects.filter(pk="births").update(volume=7)
        with transaction.atomic():
            Register.objects.filter(pk="births").update(name=F("name"))
        (rows,) = [rows for table, rows in capture.rows_since(since).items() if table.name == "registers_register"]
        assert len(rows) == 1
