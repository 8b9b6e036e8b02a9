"""PostgreSQL as in real use, killed (-9) and started again, and the web server that lives through it."""

import contextlib
import http.client
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection, connections

from duoc.config import database
from duoc.config.cluster import Cluster
from tests.launcher.running import free_port, plain_environment


@dataclass
class Mortal:
    """The session's cluster with the settings of real use: what it answers as committed is on the disk."""

    cluster: Cluster = field(default_factory=lambda: Cluster(settings.VAR))

    @property
    def is_dead(self) -> bool:
        return self.cluster.process is None or self.cluster.process.poll() is not None

    def kill(self) -> None:
        """Ends the main process as a power switch would; its sessions see it by themselves or not at all."""
        assert self.cluster.process
        self.cluster.process.kill()
        self.cluster.process.wait()

    def kill_a_session(self) -> None:
        """Ends one session that is at work; PostgreSQL then drops all others and recovers by itself."""
        with self.cluster.connect() as strong:
            sessions = strong.execute(
                "SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'duoc-%%' ORDER BY state_change DESC"
            ).fetchall()
        if sessions:
            os.kill(random.choice(sessions)[0], signal.SIGKILL)  # noqa: S311 - any of them will do

    def answers_again(self) -> None:
        """Starts it where it is dead, and waits until it takes connections."""
        if self.is_dead:
            self.cluster.start()
        end = time.monotonic() + 60
        while True:
            with contextlib.suppress(psycopg.OperationalError), self.cluster.connect() as strong:
                strong.execute("SELECT 1")
                return
            assert time.monotonic() < end, "the database does not come back"
            time.sleep(0.05)


@contextlib.contextmanager
def mortal(quick: Cluster) -> Iterator[Mortal]:
    """Puts the real settings in the place of the tests' quick ones, and takes them back whatever happens."""
    connections.close_all()
    quick.stop()
    server = Mortal()
    try:
        server.cluster.start()
        yield server
    finally:
        connections.close_all()
        server.cluster.stop()
        quick.start()


@contextlib.contextmanager
def web_server() -> Iterator[int]:
    """The real web server on this test's database, as its own process under its own role; gives its port."""
    port = free_port()
    reach = database.parameters(settings.VAR, "web") | {"dbname": connection.settings_dict["NAME"]}
    wishes = {
        "DUOC_PORT": str(port),
        "DUOC_PROVINCE": settings.PROVINCE,
        "DUOC_DATABASE_URL_WEB": psycopg.conninfo.make_conninfo("", **reach),
        "PYTHONPATH": str(settings.BASE_DIR / "src"),
    }
    with (settings.VAR / "web.log").open("wb") as log:
        web = subprocess.Popen(
            [sys.executable, "-P", "-m", "duoc.config", "web"],
            env=plain_environment(settings.VAR, **wishes),
            stdout=log,
            stderr=log,
        )
    try:
        end = time.monotonic() + 30
        while (answer := call(port, "GET", "/health"))[0] != 200:
            assert web.poll() is None and time.monotonic() < end, answer
            time.sleep(0.1)
        yield port
    finally:
        web.terminate()
        web.wait(20)


def call(port: int, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, dict[str, Any]]:
    """Status and JSON of an answer; (0, {}) when there is none."""
    there = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    sent = {"Host": "localhost", "Content-Type": "application/json"}
    sent |= {name.replace("_", "-"): value for name, value in headers.items()}
    with contextlib.closing(there):
        try:
            there.request(method, path, None if body is None else json.dumps(body), sent)
            answer = there.getresponse()
            return answer.status, json.loads(answer.read() or b"{}")
        except (OSError, http.client.HTTPException):
            return 0, {}


def fetch(port: int, path: str) -> tuple[int, str]:
    """Status and text of a page."""
    there = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    with contextlib.closing(there):
        there.request("GET", path, headers={"Host": "localhost"})
        answer = there.getresponse()
        return answer.status, answer.read().decode()
