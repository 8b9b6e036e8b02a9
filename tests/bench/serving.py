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

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Served:
    """A running server.

    Attributes:
        cluster: its PostgreSQL, safe at a power cut as in real use.
        web: the process of the web server.
        checkout: the folder of the code that is served.
    """

    var: Path
    port: int
    cluster: Cluster
    web: int
    checkout: Path = ROOT

    def token(self, account: str = "citizen1") -> str:
        """A bearer token, made by the command that people use."""
        return _duoc(self.checkout, self.var, "token", "--as", account).stdout.strip()

    def command(self, *words: str) -> str:
        """What a command of the product prints."""
        return _duoc(self.checkout, self.var, *words).stdout

    def module(self, name: str, *words: str) -> None:
        """Runs a module of the checkout on this province."""
        environment = _environment(self.checkout, self.var)
        environment["PYTHONPATH"] += f":{self.checkout}"
        _output([*_command(self.checkout)[:2], "-m", name, *words], environment)

    def database(self, role: str = roles.WEB) -> dict[str, str]:
        """How to reach its database under a role: libpq's parameters."""
        return {name: str(value) for name, value in database.parameters(self.var, role).items()}


@contextlib.contextmanager
def served(checkout: Path = ROOT, *, keep: Path | None = None, quick: bool = False, **wishes: str) -> Iterator[Served]:
    """Starts it from nothing and ends it.

    Args:
        checkout: whose code is served; with its own `.venv` where it has one, else with this one's packages.
        keep: a folder for its data that stays for the next time; a temporary one otherwise.
        quick: PostgreSQL does not wait for the disk and does no housekeeping of its own (`Cluster`).
        wishes: more settings of the environment, for example DUOC_WEB_WORKERS="2".
    """
    var = keep or Path(tempfile.mkdtemp(prefix="duoc-bench-"))
    var.mkdir(parents=True, exist_ok=True)
    var.chmod(0o711)
    cluster, port = Cluster(var, quick=quick), free_port()
    try:
        cluster.start()
        _duoc(checkout, var, "prepare", DUOC_DB_ROLE="owner")
        with (var / "web.log").open("wb") as log:
            web = subprocess.Popen(
                _command(checkout, "web"),
                env=_environment(checkout, var, DUOC_PORT=str(port), **wishes),
                stdout=log,
                stderr=log,
            )
        try:
            _await(port)
            yield Served(var, port, cluster, web.pid, checkout)
        finally:
            web.terminate()
            web.wait(20)
    finally:
        cluster.stop()
        if keep is None:
            shutil.rmtree(var, ignore_errors=True)


def _command(checkout: Path, *words: str) -> list[str]:
    own = checkout / ".venv" / "bin" / "python"
    return [str(own) if own.exists() else sys.executable, "-P", "-m", "duoc.config", *words]


def _environment(checkout: Path, var: Path, **more: str) -> dict[str, str]:
    return plain_environment(var, PYTHONPATH=str(checkout / "src"), **more)


def _duoc(checkout: Path, var: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return _output(_command(checkout, *words), _environment(checkout, var, **more))


def _output(command: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600)
    if done.returncode:
        raise RuntimeError(f"{command}: {done.stderr[-2000:]}")
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
