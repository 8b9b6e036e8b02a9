"""The processes that a launcher starts and must never leave behind."""

import contextlib
import ctypes
import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from duoc.config import parent_death

_PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True)
class Child:
    """A running process, what people call it, and where it writes."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path

    def ending(self) -> str:
        """How it ended, in words."""
        code = self.process.returncode
        if code is None:
            return "đang chạy"
        return f"bị tín hiệu {signal.Signals(-code).name} dừng" if code < 0 else f"kết thúc với mã {code}"

    def log_tail(self, lines: int = 8) -> str:
        """The end of its log, cut to what a terminal can show."""
        try:
            return "\n".join(line[:400] for line in self.log.read_text("utf-8", "replace").splitlines()[-lines:])
        except OSError:
            return ""


class Processes:
    """All children of one launcher. Their orphans come to the launcher too, so it can end and reap everyone."""

    def __init__(self, logs: Path) -> None:
        logs.mkdir(parents=True, exist_ok=True)
        self._logs = logs
        self.members: list[Child] = []
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)

    def start(self, name: str, argv: list[str], environment: dict[str, str]) -> Child:
        """Start a program that ends with the launcher; what it writes goes to `log/<name>.log`."""
        path = self._logs / f"{name}.log"
        if path.exists() and path.stat().st_size > 10_000_000:
            path.replace(path.with_suffix(".log.1"))
        with path.open("ab") as log:
            process = subprocess.Popen(
                parent_death.bind(argv, parent=os.getpid(), death=signal.SIGTERM),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=environment,
                # Ctrl-C reaches the launcher only: it ends its children in the right order.
                process_group=0,
            )
        child = Child(name, process, path)
        self.members.append(child)
        return child

    def dead(self) -> Child | None:
        """The first member that has ended, if any."""
        return next((child for child in self.members if child.process.poll() is not None), None)

    def end(self, patience: float = 6.0) -> None:
        """Ask all to end, then make them, then do the same with orphans that came to us."""
        for child in self.members:
            with contextlib.suppress(ProcessLookupError):
                child.process.terminate()
        end = time.monotonic() + patience
        for child in self.members:
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.process.wait(max(0.1, end - time.monotonic()))
        for child in self.members:
            if child.process.poll() is None:
                child.process.kill()
                child.process.wait()

    def end_orphans(self, patience: float = 2.0) -> None:
        """Kill and reap whatever is still our child; call it when nobody is left that should live."""
        end = time.monotonic() + patience
        while (orphans := _children()) and time.monotonic() < end:
            for pid in orphans:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(pid, 0)


def _children() -> list[int]:
    pid = os.getpid()
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found += [int(word) for word in task.read_text().split()]
    return found
