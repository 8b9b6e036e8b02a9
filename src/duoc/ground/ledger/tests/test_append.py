"""Writing into the ledger: canonical, chained, in the act's own transaction, and never again touched."""

import hashlib
import json
import uuid
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from tests.rivals import at_once, losers, winners

from duoc.ground.ledger import queries
from duoc.ground.ledger.actions import append
from duoc.ground.ledger.calculations import canonical, commit, leaf_hash
from duoc.ground.ledger.models import Entry
from duoc.ground.ledger.tests.conftest import AT, act

STATEMENTS = (
    "UPDATE ledger_entry SET action = 'x.y'",
    "UPDATE ledger_entry SET number = number",
    "DELETE FROM ledger_entry",
    "TRUNCATE ledger_entry",
    "TRUNCATE ledger_entry CASCADE",
)


def test_an_entry_says_who_when_what_and_of_whom(entries: list[Entry]) -> None:
    entry = entries[3]
    content = json.loads(entry.canonical)
    assert content == {
        "format": 1, "id": str(entry.id), "at": "2026-11-23T02:03:00.000000+00:00", "actor": "person:1",
        "post": "post:1", "action": "dossier.tested", "subject": {"kind": "dossier", "id": "a"},
        "facts": {"turn": 3}, "previous": entries[0].leaf_hash.hex(),
    }  # fmt: skip
    assert entry.leaf_hash == hashlib.sha256(b"\x00" + entry.canonical.encode()).digest()
    assert queries.facts(entry) == {"turn": 3}
    assert [row.number for row in queries.of_subject("dossier", "a")] == [entries[n].number for n in (0, 3, 6)]
    assert Entry.objects.filter(previous_hash=None).count() == 3


def test_the_same_act_gives_the_same_bytes() -> None:
    given = {"id": uuid.UUID(int=1), "at": AT, "actor": "a", "post": "", "action": "x.y", "subject": ("k", "1")}
    one = canonical(**given, facts={"b": 1, "a": "é", "c": [1.0, None]}, previous=None)
    two = canonical(**given, facts={"c": [1.0, None], "a": "é", "b": 1}, previous=None)
    assert one == two and leaf_hash(one) == leaf_hash(two) and b" " not in one.replace(b"+00:00", b"")


def test_a_commitment_tells_nothing_and_proves_all() -> None:
    salt, other = b"s" * 32, b"t" * 32
    assert commit(salt, {"a": 1, "b": 2}) == commit(salt, {"b": 2, "a": 1})
    assert len({commit(salt, "000000000001"), commit(other, "000000000001"), commit(salt, "000000000002")}) == 3
    assert commit(salt, "Trần") != hashlib.sha256("Trần".encode()).hexdigest()


@pytest.mark.django_db(transaction=True)
def test_not_outside_a_transaction() -> None:
    with pytest.raises(RuntimeError):
        append(action="a.b", actor="x", post="", subject=("k", "1"), facts={}, at=AT)
    assert not Entry.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("action", ["filed", "Dossier.filed", "dossier.", "dossier filed", "a.b.c", ""])
def test_an_action_is_subject_dot_verb(action: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        append(action=action, actor="x", post="", subject=("k", "1"), facts={}, at=AT)


@pytest.mark.django_db
@pytest.mark.parametrize("facts", [{"n": 2**60}, {"n": float("nan")}, {"n": object()}])
def test_facts_that_have_no_canonical_form_are_refused(facts: Any) -> None:
    with pytest.raises(ValueError), transaction.atomic():
        append(action="a.b", actor="x", post="", subject=("k", "1"), facts=facts, at=AT)
    assert not Entry.objects.exists()


def test_an_untrue_first_is_refused(entries: list[Entry]) -> None:
    with pytest.raises(IntegrityError):
        act("a", 10, first=True)
    assert Entry.objects.count() == len(entries)


@pytest.fixture
def kept(transactional_db: None) -> list[Entry]:
    """Three entries, really committed."""
    return [act("a", number) for number in range(3)]


@pytest.mark.parametrize("role", ["owner", "web", "worker", "readonly"])
def test_nobody_changes_or_removes(kept: list[Entry], connect_as: Any, role: str) -> None:
    for statement in STATEMENTS:
        with connect_as(role) as who, pytest.raises(psycopg.Error, match=r"append-only|permission denied|read-only"):
            who.execute(statement)
    assert Entry.objects.count() == 3 and queries.verify().holds


def test_grants_hold_even_where_triggers_rest(kept: list[Entry], connect_as: Any, cluster: Any) -> None:
    with cluster.connect(str(connection.settings_dict["NAME"])) as superuser:
        superuser.execute("ALTER TABLE ledger_entry DISABLE TRIGGER ALL")
        try:
            for role in ("web", "worker"):
                for statement in STATEMENTS:
                    with connect_as(role) as who, pytest.raises(psycopg.Error, match="permission denied"):
                        who.execute(statement)
        finally:
            superuser.execute("ALTER TABLE ledger_entry ENABLE TRIGGER ALL")
    assert Entry.objects.count() == 3


GUARDS = (
    "ALTER TABLE ledger_entry DISABLE TRIGGER ALL",
    "DROP TABLE ledger_entry",
    "DROP TRIGGER ledger_entry_rows_stay ON ledger_entry",
    "SET session_replication_role = replica",
    "CREATE TABLE mine (a int)",
)


@pytest.mark.parametrize("role", ["web", "worker", "readonly"])
def test_nobody_takes_the_guards_away(kept: list[Entry], connect_as: Any, role: str) -> None:
    for statement in GUARDS:
        with connect_as(role) as who, pytest.raises(psycopg.Error, match=r"permission denied|must be owner|read-only"):
            who.execute(statement)


def test_a_superusers_edit_is_found(kept: list[Entry], cluster: Any) -> None:
    with cluster.connect(str(connection.settings_dict["NAME"])) as superuser:
        superuser.execute("SET session_replication_role = replica")
        superuser.execute("UPDATE ledger_entry SET actor = 'person:2' WHERE number = %s", [kept[1].number])
    fault = queries.verify().fault
    assert fault and fault.number == kept[1].number


@pytest.mark.parametrize("role", ["web", "worker"])
def test_the_application_can_write(entries: list[Entry], database_role: Any, role: str) -> None:
    with transaction.atomic(), database_role(role):
        append(action="a.b", actor="x", post="", subject=("dossier", "a"), facts={}, at=AT)
    assert queries.verify().holds and Entry.objects.count() == 10


@pytest.mark.django_db(transaction=True)
def test_a_chain_never_forks() -> None:
    act("a", 0)
    answers = at_once(*[lambda number=number: act("a", number) for number in range(1, 7)])
    assert winners(answers) and all(isinstance(error, IntegrityError) for error in losers(answers))
    assert Entry.objects.count() == 1 + len(winners(answers)) and queries.verify().holds


@pytest.mark.django_db(transaction=True)
def test_different_subjects_do_not_wait_for_each_other() -> None:
    with transaction.atomic():
        append(action="a.b", actor="x", post="", subject=("dossier", "mine"), facts={}, at=AT)
        [answer] = at_once(lambda: act("other", 1))
        assert isinstance(answer, Entry)
    assert queries.verify().entries == 2


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_was_never_written() -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        append(action="a.b", actor="x", post="", subject=("dossier", "a"), facts={}, at=AT)
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1/0")
    assert not Entry.objects.exists() and queries.verify().holds
