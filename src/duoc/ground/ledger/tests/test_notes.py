"""Heads kept outside the database: whatever a superuser cuts off, `verify` itself finds it and names it."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction
from tests.rivals import at_once

from duoc.ground.ledger import actions, notes, queries
from duoc.ground.ledger.calculations import leaf_hash
from duoc.ground.ledger.models import Entry
from duoc.ground.ledger.tests.conftest import AT, act

pytestmark = pytest.mark.django_db(transaction=True)
Entries = list[Entry]


@pytest.fixture(autouse=True)
def file(settings: Any, tmp_path: Path) -> Path:
    """Where this test's notes are."""
    settings.VAR = tmp_path
    return tmp_path / "ledger" / "heads.jsonl"


@pytest.fixture
def superuser(entries: Entries, cluster: Any) -> Iterator[psycopg.Connection[Any]]:
    """Can do what nobody may: a connection of its own, past every trigger."""
    with cluster.connect(connection.settings_dict["NAME"]) as strong:
        strong.execute("SET session_replication_role = replica")
        yield strong


def cut(superuser: psycopg.Connection[Any], *entries: Entry) -> None:
    superuser.execute("DELETE FROM ledger_entry WHERE number = ANY(%s)", [[one.number for one in entries]])


def named(number: int) -> Any:
    fault = queries.verify().fault
    assert fault and fault.number == number, fault
    return fault


def test_an_honest_ledger_holds_and_is_noted_once(entries: Entries, file: Path, caplog: Any) -> None:
    with caplog.at_level(logging.INFO, "duoc"):
        note = actions.note_head(at=AT)
        assert actions.note_head(at=AT) == note
    assert len(file.read_text().splitlines()) == 1 and file.stat().st_mode & 0o077 == 0
    assert f"ledger head {note.head} after 9 entries" in caplog.text
    verdict = queries.verify()
    assert verdict.holds and (verdict.noted, verdict.noted_head) == (9, note.head)
    act("a", 20)
    assert actions.note_head(at=AT).entries == 10 and queries.verify().holds


def test_the_tail_of_one_subject(entries: Entries, superuser: psycopg.Connection[Any]) -> None:
    """Its last entry is followed by nobody: the chains of all others are sound."""
    actions.note_head(at=AT)
    cut(superuser, entries[7])
    fault = named(entries[7].number)
    assert fault.subject == "dossier:b" and "cắt" in fault.why


def test_a_tail_cut_and_grown_anew(entries: Entries, superuser: psycopg.Connection[Any]) -> None:
    actions.note_head(at=AT)
    cut(superuser, entries[4], entries[7])
    act("b", 30)
    assert named(entries[4].number).subject == "dossier:b"


@pytest.mark.parametrize("kept", [0, 1, 5, 8])
def test_the_end_of_the_whole_ledger(entries: Entries, superuser: psycopg.Connection[Any], kept: int) -> None:
    actions.note_head(at=AT)
    cut(superuser, *entries[kept:])
    assert named(entries[kept].number).subject == f"dossier:{'abc'[kept % 3]}"


def test_a_last_entry_rewritten_with_a_fitting_hash(entries: Entries, superuser: psycopg.Connection[Any]) -> None:
    actions.note_head(at=AT)
    forged = json.dumps(
        {**json.loads(entries[8].canonical), "facts": {"turn": 99}}, sort_keys=True, separators=(",", ":")
    )
    superuser.execute(
        "UPDATE ledger_entry SET canonical = %s, leaf_hash = %s WHERE number = %s",
        [forged, leaf_hash(forged.encode()), entries[8].number],
    )
    assert "viết lại" in named(entries[8].number).why


def three_notes(entries: Entries) -> list[notes.Note]:
    """The first nine entries, then one, then one."""
    made = [actions.note_head(at=AT)]
    for number in (20, 21):
        act("a", number)
        made.append(actions.note_head(at=AT))
    return made


@pytest.mark.parametrize("line", [0, 1])
def test_a_line_taken_out_of_the_notes(entries: Entries, file: Path, line: int) -> None:
    three_notes(entries)
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join(lines[:line] + lines[line + 1 :]))
    assert f"Dòng {line + 1}" in named(0).why


@pytest.mark.parametrize("change", [("entries", 7), ("head", "ab" * 32), ("kept", []), ("kept", "x"), ("head", None)])
def test_a_changed_line(entries: Entries, file: Path, change: tuple[str, Any]) -> None:
    three_notes(entries)
    lines = file.read_text().splitlines()
    lines[1] = json.dumps({**json.loads(lines[1]), change[0]: change[1]})
    file.write_text("\n".join(lines) + "\n")
    assert "Dòng 2" in named(0).why


def test_notes_and_ledger_cut_together_are_found_by_a_head_that_somebody_holds(
    entries: Entries, superuser: psycopg.Connection[Any], file: Path
) -> None:
    first, _second, held = three_notes(entries)
    assert queries.verify(expected_head=held.head).holds and queries.verify(expected_head=first.head).holds
    cut(superuser, Entry.objects.order_by("-number")[0])
    file.write_text("".join(file.read_text().splitlines(keepends=True)[:2]))
    assert queries.verify().holds  # both lie alike
    assert not queries.verify(expected_head=held.head).holds
    assert queries.verify(expected_head=first.head).holds


def test_a_write_cut_off_by_a_crash_is_no_forgery(entries: Entries, file: Path) -> None:
    three_notes(entries)
    whole = file.read_bytes()
    file.write_bytes(whole[:-30])
    assert queries.verify().holds
    assert actions.note_head(at=AT).entries == 11
    assert queries.verify().holds and file.read_bytes() == whole


def test_an_act_still_under_way_is_noted_when_it_is_done(entries: Entries, cluster: Any) -> None:
    """Its number is smaller than that of an act already done; were the place in the table noted, it would be lost."""
    with cluster.connect(connection.settings_dict["NAME"]) as slow:
        slow.autocommit = False
        slow.execute("SELECT pg_current_xact_id()")
        act("a", 40)
        assert actions.note_head(at=AT).entries == 9  # the new one waits for whoever began before it
        slow.commit()
    assert actions.note_head(at=AT).entries == 10 and queries.verify().holds


def test_nothing_is_noted_that_may_yet_be_taken_back(entries: Entries) -> None:
    with transaction.atomic():
        act("d", 50)
        assert actions.note_head(at=AT).entries == 9
        transaction.set_rollback(True)
    assert queries.verify().holds


def test_two_workers_note_everything_once(entries: Entries, file: Path) -> None:
    made = at_once(*[lambda: actions.note_head(at=AT)] * 3)
    assert {one.entries for one in made} == {9} and len(file.read_text().splitlines()) == 1


def test_the_worker_may_note_and_the_reader_verify(entries: Entries, database_role: Any) -> None:
    with database_role("worker"):
        assert actions.note_head(at=AT).entries == 9
    with database_role("readonly"):
        assert queries.verify().noted == 9
