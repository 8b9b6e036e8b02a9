"""Monitors rely on /health: its words, its status, and that it tells nothing about people."""

from datetime import timedelta

import pytest
from django.db import connection, connections
from django.test import Client
from django.utils import timezone

from duoc.faces.exchange.health import views


def beat(seconds_ago: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)",
            [timezone.now() - timedelta(seconds=seconds_ago)],
        )


@pytest.mark.django_db
def test_all_is_well_while_the_worker_beats() -> None:
    beat(4)
    answer = Client().get("/health")
    assert answer.status_code == 200
    report = answer.json()
    assert 4 <= report.pop("worker_seconds") <= 6
    assert report == {"status": "ok", "database": "ok", "migrations": "ok", "worker": "ok", "jobs_failed": 0}


@pytest.mark.django_db
@pytest.mark.parametrize("seconds", [61, 86_400])
def test_a_silent_worker_is_told_and_turns_nobody_away(seconds: int) -> None:
    beat(seconds)
    answer = Client().get("/health")
    assert answer.status_code == 200
    assert (answer.json()["status"], answer.json()["worker"]) == ("slow", "silent")


@pytest.mark.django_db
def test_a_worker_that_never_worked_is_silent() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")
    assert Client().get("/health").json()["worker_seconds"] is None


@pytest.mark.django_db
def test_a_missing_migration_is_a_fault() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    answer = Client().get("/health")
    assert answer.status_code == 503
    assert answer.json()["migrations"] == "missing"


@pytest.mark.django_db
def test_it_is_read_by_the_web_role(database_role) -> None:
    with database_role("web"):
        assert Client().get("/health").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_it_answers_while_the_database_does_not(monkeypatch) -> None:
    connections["default"].close()
    monkeypatch.setitem(connections["default"].settings_dict, "PORT", "1")
    answer = Client().get("/health")
    assert (answer.status_code, answer.json()) == (503, {"status": "down", "database": "down"})


def test_other_methods_are_refused() -> None:
    assert Client().post("/health").status_code == 405


def test_migrations_are_known_without_a_database() -> None:
    assert ("sessions", "0001_initial") in views._known_migrations()
