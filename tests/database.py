"""The session's own PostgreSQL: a copy of a migrated cluster that an earlier session made from the same migrations.

It has an empty database, and one for each loaded province, in which every test undoes what it did (`tests/loading.py`).
"""

import contextlib
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from duoc.config import binaries, database, migration, place, roles, secret
from duoc.config import cluster as programs_of_the_cluster
from duoc.config.cluster import Cluster
from duoc.config.rehearsal import VAR
from tests import cache

NAME = f"test_{database.NAME}"


def digest() -> str:
    """Changes with all that makes the migrated cluster: migrations, models, cluster and roles, libraries, programs."""
    product = [path for path in cache.SOURCE.rglob("*.py") if {"migrations", "models", "config"} & set(path.parts)]
    mine = [Path(__file__), cache.ROOT / "requirements.lock"]
    programs = binaries.find()
    # Data made by root belong to a plain user, and cannot be copied by anybody else.
    return cache.digest([*product, *mine], programs.version, str(programs.folder), str(os.geteuid()))


@pytest.fixture(scope="session")
def cluster(request: pytest.FixtureRequest, django_db_blocker: Any) -> Iterator[Cluster]:
    """The session's own running PostgreSQL, with a migrated database without rows."""
    _move_the_clock_of_the_server()
    server = Cluster(VAR, quick=True)

    def make(folder: Path) -> None:
        server.start()
        _let_tests_change_roles(server)
        with django_db_blocker.unblock():
            _migrate()
        server.stop()
        _copy(Path(place.expected(VAR).data), folder / "data")
        (folder / "secrets").mkdir(mode=0o700)
        (folder / "secrets" / "db-superuser").write_text(secret.keep(VAR / "secrets", "db-superuser"), "ascii")

    def use(folder: Path) -> None:
        data = Path(place.settle(VAR).data)
        if not data.exists():
            _copy(folder / "data", data)
            _copy(folder / "secrets", VAR / "secrets")

    cache.use(request.config, "cluster", digest(), make, use)
    server.start()
    yield server
    server.stop()


def _move_the_clock_of_the_server() -> None:
    """Under `faketime` the server's clock moves with ours, although a server takes nothing of our environment."""
    plain = programs_of_the_cluster._plain_environment
    moved = {name: value for name, value in os.environ.items() if name == "LD_PRELOAD" or name.startswith("FAKETIME")}
    if "FAKETIME" in moved:
        programs_of_the_cluster._plain_environment = lambda: plain() | moved


def _copy(source: Path, target: Path) -> None:
    """All that lies in the folder, with its owners and modes."""
    target.mkdir(mode=0o700, exist_ok=True)
    subprocess.run(["cp", "-a", f"{source}/.", str(target)], check=True)


def _let_tests_change_roles(server: Cluster) -> None:
    """The owner may make the test database, become another role, and empty tables that refuse to be emptied."""
    with server.connect() as connection:
        owner = sql.Identifier(roles.name(roles.OWNER))
        connection.execute(sql.SQL("ALTER ROLE {} CREATEDB").format(owner))
        for role in (roles.WEB, roles.WORKER, roles.READONLY):
            connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(roles.name(role)), owner))
        connection.execute(sql.SQL("GRANT SET ON PARAMETER session_replication_role TO {}").format(owner))


def _migrate() -> None:
    from django.db import connection

    with migration.drawn_once():
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connection.close()


@pytest.fixture(scope="session")
def django_db_setup(cluster: Cluster, django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    """pytest-django asks for this before the first test of the database; the database goes with its cluster."""
    from django.db import connection

    connection.settings_dict["NAME"] = NAME
    yield
    with django_db_blocker.unblock():
        connection.close()


def copy_empty(server: Cluster, name: str) -> None:
    """Another database like the empty one, in which nobody may be meanwhile."""
    with server.connect() as connection:
        words = sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}")
        connection.execute(words.format(*map(sql.Identifier, (name, NAME, roles.name(roles.OWNER)))))


def commits(request: pytest.FixtureRequest) -> bool:
    """Whether the test really commits, and all tables are emptied behind it; others undo what they did."""
    marker = request.node.get_closest_marker("django_db")
    return "transactional_db" in request.fixturenames or bool(marker and marker.kwargs.get("transaction"))


@pytest.fixture
def connect_as(db: None) -> Iterator[Callable[[str], psycopg.Connection[Any]]]:
    """`connect_as("web")`: a real second connection to the test database under a role, closed at the end."""
    from django.db import connection

    with contextlib.ExitStack() as stack:

        def connect(role: str) -> psycopg.Connection[Any]:
            reach = database.parameters(VAR, role) | {"dbname": connection.settings_dict["NAME"]}
            return stack.enter_context(contextlib.closing(psycopg.connect(**reach)))

        yield connect


@pytest.fixture
def database_role() -> Callable[[str], contextlib.AbstractContextManager[None]]:
    """`with database_role("web"):` Django's own connection has only that role's rights meanwhile."""
    from django.db import connection

    @contextlib.contextmanager
    def acting(role: str) -> Iterator[None]:
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(roles.name(role))).as_string())
        try:
            yield
        finally:
            # After an error inside a transaction the rollback itself restores the role.
            if not connection.needs_rollback:
                with connection.cursor() as cursor:
                    cursor.execute("RESET ROLE")

    return acting
