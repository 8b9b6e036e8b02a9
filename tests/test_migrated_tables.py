"""The tables that `duoc run` makes, by drawing fewer models, are those that Django's own way makes."""

import contextlib
import os
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from duoc.config import binaries, database, roles
from duoc.config.cluster import Cluster
from duoc.config.rehearsal import VAR
from tests.database import NAME

PLAIN = "duoc_plainly_migrated"


def written(name: str) -> list[str]:
    """The tables, functions, rights of a database, as PostgreSQL writes them."""
    reach = database.parameters(VAR, roles.OWNER)
    words = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD"}
    environment = os.environ | {words[key]: str(value) for key, value in reach.items() if key in words}
    program = str(binaries.find().folder / "pg_dump")
    dump = subprocess.run([program, "--schema-only", name], env=environment, capture_output=True, text=True, check=True)
    return [line for line in dump.stdout.splitlines() if line and not line.startswith(("--", "\\"))]


@contextlib.contextmanager
def connected_to(name: str) -> Iterator[None]:
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


@pytest.mark.nightly
def test_tables_are_those_of_plain_migrations(cluster: Cluster, django_db_setup: None, django_db_blocker: Any) -> None:
    with cluster.connect() as superuser:
        owner = sql.Identifier(roles.name(roles.OWNER))
        superuser.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(PLAIN), owner))
    with django_db_blocker.unblock(), connected_to(PLAIN):
        call_command("migrate", verbosity=0, interactive=False)
    quick = written(NAME)
    assert len(quick) > 3_000
    assert written(PLAIN) == quick
