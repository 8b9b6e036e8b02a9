"""Starts the real `duoc run` and watches it from outside, as a terminal would."""

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from duoc.config import progress

DUOC = Path(sys.executable).with_name("duoc")


def plain_environment(var: Path, **more: str) -> dict[str, str]:
    """The caller's environment without any wish of Đước's, plus this `DUOC_VAR`; nothing is filled in bulk."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith("DUOC_") and name != "DATABASE_URL"
    }
    return kept | {"DUOC_VAR": str(var), "DUOC_DEMO_DOSSIERS": "0"} | more


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Run:
    """One launcher in a session of its own, so that a signal to its process group reaches nobody else."""

    def __init__(self, var: Path, port: int = 0, **more: str) -> None:
        self.var = var
        self.port = port or free_port()
        self.lines: list[str] = []
        self.family: set[int] = set()
        self.begun = time.monotonic()
        self.work = 0.0
        self.process = subprocess.Popen(
            [DUOC, "run"],
            env=plain_environment(var, DUOC_PORT=str(self.port), **more),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        self.lines.extend(line.rstrip("\n") for line in iter(self.process.stdout.readline, ""))

    @property
    def output(self) -> str:
        return "\n".join(self.lines)

    def ready(self, patience: float = 300) -> float:
        """Wait for the ready line; returns the seconds since the start.

        A busy machine takes as long as it takes: it fails when the launcher ends, or when for the seconds of `patience`
        no process of it works and nothing is written.
        """
        wanted = f"ready http://localhost:{self.port}/"
        seen: object = None
        while wanted not in self.lines:
            assert self.process.poll() is None, self.output
            if (now := (len(self.lines), progress.activity([self.process.pid]).work)) != seen:
                seen, moved = now, time.monotonic()
            assert time.monotonic() - moved < patience, self.output
            time.sleep(0.05)
            self.family |= descendants(self.process.pid)
        took = time.monotonic() - self.begun
        self.work = work({self.process.pid} | descendants(self.process.pid))
        self.family |= descendants(self.process.pid)
        return took

    def get(self, path: str = "/", host: str = "127.0.0.1") -> tuple[int, bytes]:
        connection = http.client.HTTPConnection(host, self.port, timeout=20)
        try:
            connection.request("GET", path, headers={"Host": f"localhost:{self.port}"})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def end(self, word: signal.Signals = signal.SIGINT) -> tuple[int, float]:
        """Send the signal to the whole group and wait; returns exit status and seconds."""
        self.family |= descendants(self.process.pid)
        begun = time.monotonic()
        os.killpg(self.process.pid, word)
        return self.wait(), time.monotonic() - begun

    def wait(self, patience: float = 300) -> int:
        """The launcher's exit status; by then all that it wrote is in `lines`.

        `patience` only keeps a session from hanging; how soon a launcher must end is asserted by tests of that.
        """
        code = self.process.wait(patience)
        self._reader.join(5)
        if self.process.stdout:
            self.process.stdout.close()
        return code

    def named(self, word: str) -> list[int]:
        """Living descendants whose command line holds the word, oldest first."""
        return sorted(pid for pid in descendants(self.process.pid) if word in command_line(pid))

    def survivors(self, patience: float = 0) -> list[str]:
        """Processes of the family that still live (a zombie does not), once the patience is over."""
        end = time.monotonic() + patience
        while (left := [pid for pid in self.family if alive(pid)]) and time.monotonic() < end:
            time.sleep(0.1)
        return [f"{pid} {command_line(pid)}" for pid in left]

    def facts(self) -> dict[str, int]:
        return dict(json.loads((self.var / "running.json").read_text()))


def duoc(var: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Another command on the same `DUOC_VAR`, its two outputs apart."""
    return subprocess.run(
        [DUOC, *words], env=plain_environment(var, **more), capture_output=True, text=True, timeout=90
    )


def descendants(pid: int) -> set[int]:
    """All living processes below this one."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError):
                continue
            parents.setdefault(parent, []).append(int(entry.name))
    result: set[int] = set()
    left = [pid]
    while left:
        below = parents.get(left.pop(), [])
        result.update(below)
        left += below
    return result


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace").strip()
    except OSError:
        return ""


def work(pids: set[int]) -> float:
    """Seconds of processor that these processes, and the children they waited for, have used."""
    total = 0
    for pid in pids:
        with contextlib.suppress(OSError):
            words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            total += sum(int(word) for word in words[11:15])
    return total / os.sysconf("SC_CLK_TCK")


def memory(pids: set[int]) -> int:
    """Proportional set size of all these processes together, in kilobytes."""
    total = 0
    for pid in pids:
        try:
            text = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            continue
        total += next((int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")), 0)
    return total
