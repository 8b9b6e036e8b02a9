"""One table and one running server for all benches."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.bench.serving import Served, served
from tests.bench.table import Table

TABLE = Table()


@pytest.fixture(scope="session")
def table() -> Table:
    """Where a bench writes its figures."""
    return TABLE


@pytest.fixture(autouse=True)
def uploads() -> None:
    """Every file is taken apart, as the product does it."""


@pytest.fixture(scope="session")
def server() -> Iterator[Served]:
    """The product as it is served: two web workers of four threads, PostgreSQL safe at a power cut, no worker."""
    with served() as running:
        with running.cluster.connect() as connection:
            version = connection.execute("SHOW server_version").fetchone()
        TABLE.facts["PostgreSQL"] = str(version[0]) if version else ""
        yield running


def pytest_sessionfinish(session: Any) -> None:
    """The table; kept as a file when all benches ran."""
    if not TABLE.rows:
        return
    print(TABLE.text())
    if not session.config.getoption("keyword") and session.config.args == ["tests/bench"]:
        TABLE.write()
