"""For all tests: whoever uses the database waits for the session's own cluster (see `duoc.config.rehearsal`)."""

from typing import Any

import pytest

pytest_plugins = ["tests.cast"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(cluster: Any) -> None:
    """pytest-django asks for this before it makes the test database."""


@pytest.fixture(scope="session", autouse=True)
def flush_past_the_ledger() -> None:
    """Lets Django empty the tables between tests: triggers that refuse TRUNCATE rest for that moment, and only here."""
    from django.db.backends.base.operations import BaseDatabaseOperations

    plain = BaseDatabaseOperations.execute_sql_flush

    def flush(self: Any, statements: list[str]) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(
                "SELECT format('ALTER TABLE %%s %%%%s TRIGGER %%I', tgrelid::regclass, tgname) "
                "FROM pg_trigger WHERE NOT tgisinternal AND tgtype & 32 > 0",
                [],
            )
            guards = [row[0] for row in cursor.fetchall()]
        off, on = ([guard % word for guard in guards] for word in ("DISABLE", "ENABLE"))
        plain(self, [*off, *statements, *on])

    BaseDatabaseOperations.execute_sql_flush = flush
