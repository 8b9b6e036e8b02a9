"""`verify` names the first entry that does not hold, whatever a superuser did to the table."""

import json
from typing import Any

import pytest

from duoc.ground.ledger import queries
from duoc.ground.ledger.calculations import leaf_hash
from duoc.ground.ledger.models import Entry
from duoc.ground.ledger.tests.conftest import Forge, act

Entries = list[Entry]


def set_canonical(forge: Forge, entry: Entry, text: str, *, rehash: bool = False) -> None:
    leaf = leaf_hash(text.encode()) if rehash else bytes(entry.leaf_hash)
    forge("UPDATE ledger_entry SET canonical = %s, leaf_hash = %s WHERE number = %s", text, leaf, entry.number)


def retold(entry: Entry, **change: Any) -> str:
    return json.dumps({**json.loads(entry.canonical), **change}, sort_keys=True, separators=(",", ":"))


def swap(forge: Forge, one: Entry, other: Entry) -> None:
    for old, new in ((one.number, -1), (other.number, one.number), (-1, other.number)):
        forge("UPDATE ledger_entry SET number = %s WHERE number = %s", new, old)


def insert(forge: Forge, after: Entry, text: str, previous: bytes | None) -> None:
    forge(
        "INSERT INTO ledger_entry (number, id, at, actor, post, action, subject_kind, subject_id,"
        " canonical, leaf_hash, previous_hash)"
        " SELECT 999999, gen_random_uuid(), at, actor, post, action, subject_kind, subject_id, %s, %s, %s"
        " FROM ledger_entry WHERE number = %s",
        text, leaf_hash(text.encode()), previous, after.number,
    )  # fmt: skip


COLUMNS = [
    ("actor", "'person:2'"), ("post", "''"), ("action", "'dossier.forged'"), ("subject_kind", "'charge'"),
    ("subject_id", "'d'"), ("at", "at + interval '1 microsecond'"), ("id", "gen_random_uuid()"),
    ("previous_hash", "NULL"), ("previous_hash", "decode(repeat('ab', 32), 'hex')"),
    ("leaf_hash", "decode(repeat('ab', 32), 'hex')"),
]  # fmt: skip


@pytest.mark.parametrize("place", [0, 4, 8])
@pytest.mark.parametrize(("column", "value"), COLUMNS)
def test_a_changed_column(entries: Entries, forge: Forge, place: int, column: str, value: str) -> None:
    place = max(place, 3) if value == "NULL" else place  # the first of a subject follows nothing already
    forge(f"UPDATE ledger_entry SET {column} = {value} WHERE number = %s", entries[place].number)  # noqa: S608 - words of this test
    assert_fault(entries[place])


def assert_fault(entry: Entry) -> None:
    verdict = queries.verify()
    assert not verdict.holds and verdict.fault and verdict.fault.number == entry.number and verdict.fault.why


@pytest.mark.parametrize("place", [0, 4, 8])
@pytest.mark.parametrize("rehash", [False, True])
@pytest.mark.parametrize(
    "change", [{"facts": {"turn": 99}}, {"actor": "person:9"}, {"at": "2020-01-01T00:00:00.000000+00:00"}, {"more": 1}]
)
def test_changed_words(entries: Entries, forge: Forge, place: int, rehash: bool, change: dict[str, Any]) -> None:
    set_canonical(forge, entries[place], retold(entries[place], **change), rehash=rehash)
    verdict = queries.verify()
    hidden = rehash and place == 8 and "facts" in change
    if hidden:  # the last entry rewritten whole with a fitting hash: only a head kept elsewhere tells
        assert verdict.holds and not queries.verify(expected_head=bytes(entries[8].leaf_hash).hex()).holds
        return
    assert verdict.fault
    # Rewritten with a fitting hash and the same columns, an entry betrays itself by its follower.
    guilty = entries[place + 3] if rehash and "facts" in change else entries[place]
    assert verdict.fault.number == guilty.number


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', "{}", "7"])
def test_words_that_are_no_act(entries: Entries, forge: Forge, text: str) -> None:
    set_canonical(forge, entries[4], text, rehash=True)
    assert_fault(entries[4])


@pytest.mark.parametrize("place", [0, 3, 4, 5])
def test_a_deleted_entry_is_missed_by_its_follower(entries: Entries, forge: Forge, place: int) -> None:
    forge("DELETE FROM ledger_entry WHERE number = %s", entries[place].number)
    assert_fault(entries[place + 3])


def test_swapped_order(entries: Entries, forge: Forge) -> None:
    swap(forge, entries[0], entries[3])
    assert_fault(Entry.objects.get(pk=entries[0].number))


def test_moved_to_another_subject(entries: Entries, forge: Forge) -> None:
    forged = retold(entries[4], subject={"kind": "dossier", "id": "c"})
    forge("UPDATE ledger_entry SET subject_id = 'c' WHERE number = %s", entries[4].number)
    set_canonical(forge, entries[4], forged, rehash=True)
    assert_fault(entries[4])


@pytest.mark.parametrize("follows", ["nothing", "the first", "an unknown one"])
def test_an_inserted_entry(entries: Entries, forge: Forge, follows: str) -> None:
    previous = {"nothing": None, "the first": bytes(entries[0].leaf_hash), "an unknown one": b"\x07" * 32}[follows]
    insert(forge, entries[6], retold(entries[6], previous=previous.hex() if previous else None), previous)
    assert_fault(Entry.objects.get(pk=999999))


def test_a_cut_off_tail_is_found_by_a_head_kept_elsewhere(entries: Entries, forge: Forge) -> None:
    head = queries.verify().head
    assert head == bytes(entries[8].leaf_hash).hex()
    forge("DELETE FROM ledger_entry WHERE number > %s", entries[6].number)
    assert queries.verify().holds  # the rest is sound in itself
    verdict = queries.verify(expected_head=head)
    assert verdict.fault and "cắt" in verdict.fault.why


def test_everything_gone(entries: Entries, forge: Forge) -> None:
    head = queries.verify().head
    forge("TRUNCATE ledger_entry CASCADE")
    assert queries.verify().entries == 0 and not queries.verify(expected_head=head).holds


def test_an_older_head_still_holds_after_more_was_written(entries: Entries) -> None:
    head = queries.verify().head
    act("a", 20)
    verdict = queries.verify(expected_head=head)
    assert verdict.holds and verdict.entries == 10 and verdict.head != head


def test_an_honest_ledger_holds(entries: Entries) -> None:
    verdict = queries.verify()
    assert verdict.holds and verdict.entries == 9


@pytest.mark.django_db
def test_an_empty_ledger_holds() -> None:
    assert queries.verify().holds and queries.verify().entries == 0
