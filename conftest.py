"""For all tests: whoever uses the database waits for the session's own cluster (see `duoc.config.rehearsal`)."""

from typing import Any

import pytest

pytest_plugins = ["tests.cast", "tests.stages", "tests.asking"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(cluster: Any) -> None:
    """pytest-django asks for this before it makes the test database."""
