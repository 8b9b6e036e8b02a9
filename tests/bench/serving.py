"""The product on a database of its own, as `make run` serves it, without the worker and without a mailbox."""

import contextlib
import http.client
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from duoc.config import database, roles
from duoc.config.cluster import Cluster
from tests.launcher.running import free_port, plain_environment


@dataclass(frozen=True)
class Served:
    """A running server.

    Attributes:
        cluster: its PostgreSQL, safe at a power cut as in real use.
        web: the process of the web server.
    """

    var: Path
    port: int
    cluster: Cluster
    web: int

    def token(self, account: str = "citizen1") -> str:
        """A bearer token, made by the command that people use."""
        return _duoc(self.var, "token", "--as", account).stdout.strip()

    def database(self, role: str = roles.WEB) -> dict[str, str]:
        """How to reach its database under a role: libpq's parameters."""
        return {name: str(value) for name, value in database.parameters(self.var, role).items()}


@contextlib.contextmanager
def served(**wishes: str) -> Iterator[Served]:
    """Starts it from nothing and ends it.

    Args:
        wishes: more settings of the environment, for example DUOC_WEB_WORKERS="2".
    """
    var = Path(tempfile.mkdtemp(prefix="duoc-bench-"))
    var.chmod(0o711)
    cluster, port = Cluster(var), free_port()
    try:
        cluster.start()
        _duoc(var, "prepare", DUOC_DB_ROLE="owner")
        with (var / "web.log").open("wb") as log:
            web = subprocess.Popen(
                [sys.executable, "-P", "-m", "duoc.config", "web"],
                env=plain_environment(var, DUOC_PORT=str(port), **wishes),
                stdout=log,
                stderr=log,
            )
        try:
            _await(port)
            yield Served(var, port, cluster, web.pid)
        finally:
            web.terminate()
            web.wait(20)
    finally:
        cluster.stop()
        shutil.rmtree(var, ignore_errors=True)


def _duoc(var: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-m", "duoc.config", *words]
    done = subprocess.run(command, env=plain_environment(var, **more), capture_output=True, text=True, timeout=300)
    if done.returncode:
        raise RuntimeError(f"{words}: {done.stderr[-2000:]}")
    return done


def _await(port: int, patience: float = 60) -> None:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        with contextlib.closing(connection), contextlib.suppress(OSError):
            connection.request("GET", "/health", headers={"Host": "localhost"})
            if connection.getresponse().status == 200:
                return
        time.sleep(0.1)
    raise TimeoutError(f"no answer on {port}: {os.getpid()}")
