from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from duoc.ground.ledger import actions as ledger
from duoc.ground.ledger.models import Entry
from duoc.ground.once.models import Performance
from duoc.ground.rows import actions

AT = datetime(2026, 11, 23, 2, tzinfo=UTC)


def performance(key: str = "a key of one") -> Performance:
    return Performance(actor="person:1", act="rows.try", key=key, request_hash=b"\x00%s\xff", answer="50 % đã nộp")


def entry(subject: str, **more: bool) -> Entry:
    return ledger.append(action="a.b", actor="x", post="", subject=("k", subject), facts={"n": 1}, at=AT, **more)


@pytest.mark.django_db
def test_rows_are_written_at_the_end_in_one_statement() -> None:
    with CaptureQueriesContext(connection) as sent, actions.batch():
        kept, noted = actions.add(performance()), entry("1", first=True)
        assert len(sent) == 0
    assert len(sent) == 1
    assert not noted._state.adding
    row = Performance.objects.get(key=kept.key)
    assert (bytes(row.request_hash), row.answer) == (b"\x00%s\xff", "50 % đã nộp")
    assert row.at is not None, "the database's own default"
    assert Entry.objects.get(id=noted.id).canonical == noted.canonical


@pytest.mark.django_db
def test_an_inner_one_belongs_to_the_outer_one() -> None:
    with CaptureQueriesContext(connection) as sent, actions.batch():
        with actions.batch():
            actions.add(performance())
        assert len(sent) == 0
    assert Performance.objects.count() == 1


@pytest.mark.django_db
def test_alone_a_row_is_written_at_once() -> None:
    noted = actions.add(performance())
    assert noted.pk == Performance.objects.get().pk


@pytest.mark.django_db
def test_a_fault_inside_writes_nothing_and_forgets_all() -> None:
    with pytest.raises(KeyError), actions.batch():
        actions.add(performance())
        raise KeyError
    with actions.batch():
        pass
    assert not Performance.objects.exists()


@pytest.mark.django_db
def test_one_refused_row_refuses_all() -> None:
    actions.add(performance("taken already"))
    with pytest.raises(IntegrityError), transaction.atomic(), actions.batch():
        entry("1", first=True)
        actions.add(performance("taken already"))
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_two_entries_of_one_new_subject_never_fork_its_chain() -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), actions.batch():
        entry("1", first=True)
        entry("1")


@pytest.mark.django_db(transaction=True)
def test_it_needs_a_transaction() -> None:
    with pytest.raises(RuntimeError), actions.batch():
        pass


@pytest.mark.django_db
def test_the_server_keeps_the_plan() -> None:
    with connection.cursor() as cursor:
        for _time in range(6):
            cursor.execute("SELECT 'kept by the server' WHERE %s = 'x'", ["x"])
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%kept by the server%$1 =%'")
        assert cursor.fetchone() == (1,)
