"""A kept connection costs no statement, and one that the server left is noticed before it is used."""

from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from duoc.people.models import Organisation

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 60)
    monkeypatch.setitem(connection.settings_dict, "CONN_HEALTH_CHECKS", True)
    connection.close()
    connection.connect()
    yield
    connection.close()


def test_a_request_asks_nothing_of_a_living_connection(kept: None, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[Any] = []
    plain = psycopg.Cursor.execute

    def spy(self: Any, query: Any, *words: Any, **more: Any) -> Any:
        sent.append(query)
        return plain(self, query, *words, **more)

    monkeypatch.setattr(psycopg.Cursor, "execute", spy)
    before = connection.connection
    connection.close_if_unusable_or_obsolete()
    with CaptureQueriesContext(connection):
        Organisation.objects.count()
    assert len(sent) == 1 and connection.connection is before


def test_a_connection_that_the_server_left_is_made_anew(
    kept: None, connect_as: Callable[[str], psycopg.Connection[Any]]
) -> None:
    lost = connection.connection.info.backend_pid
    killer = connect_as("owner")
    killer.execute("SELECT pg_terminate_backend(%s, 5000)", [lost])
    connection.close_if_unusable_or_obsolete()
    assert Organisation.objects.count() == 0
    assert connection.connection.info.backend_pid != lost
