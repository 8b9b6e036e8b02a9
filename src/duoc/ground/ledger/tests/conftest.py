"""A ledger with three subjects, and a forger who can do what nobody may."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from duoc.ground.ledger.actions import append
from duoc.ground.ledger.models import Entry

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
Forge = Callable[..., None]


def act(subject: str, number: int, **more: Any) -> Entry:
    entry = {"action": "dossier.tested", "actor": "person:1", "post": "post:1", "facts": {"turn": number}}
    with transaction.atomic():
        return append(subject=("dossier", subject), at=AT + timedelta(minutes=number), **{**entry, **more})


@pytest.fixture
def entries(db: None) -> list[Entry]:
    """Nine entries: a b c a b c a b c."""
    return [act("abc"[number % 3], number) for number in range(9)]


@pytest.fixture
def forge(entries: list[Entry]) -> Forge:
    """`forge(statement, …)`: done past every trigger and constraint, as a superuser can; undone with the test."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("ALTER TABLE ledger_entry DROP CONSTRAINT ledger_chain_never_forks")

    def do(statement: str, *values: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)

    return do
