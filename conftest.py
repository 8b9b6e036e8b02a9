"""For all tests: whoever uses the database waits for the session's own cluster (see `duoc.config.rehearsal`)."""

from typing import Any

import pytest

pytest_plugins = ["tests.cast", "tests.stages", "tests.asking"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(cluster: Any) -> None:
    """pytest-django asks for this before it makes the test database."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whole provinces are started first: many small files then fill the end of both processes."""
    items.sort(key=lambda item: "tests/launcher/" not in item.nodeid)
