"""The processes that a launcher starts and must never leave behind."""

import contextlib
import ctypes
import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from duoc.config import parent_death, progress
from duoc.config.terminal import gettext as _
from duoc.config.trouble import Trouble

_PR_SET_CHILD_SUBREAPER = 36
_LOG_LIMIT = 10_000_000


@dataclass(frozen=True)
class Child:
    """A running process, what people call it, and where it writes."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path

    def refuse_ended(self) -> None:
        """
        Raises:
            Trouble: the process has ended; says how, with the end of its log.
        """
        if self.process.poll() is not None:
            raise Trouble(
                _("Tiến trình %(name)s %(ending)s; Đước dừng.") % {"name": self.name, "ending": self.ending()},
                _("Xem %(log)s:") % {"log": self.log} + f"\n{self.log_tail()}",
            )

    def ending(self) -> str:
        """How it ended, in words."""
        code = self.process.returncode
        if code is None:
            return _("đang chạy")
        if code < 0:
            return _("bị tín hiệu %(signal)s dừng") % {"signal": signal.Signals(-code).name}
        return _("kết thúc với mã %(code)d") % {"code": code}

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

    def start(self, name: str, argv: list[str], environment: dict[str, str], stdin: int = subprocess.DEVNULL) -> Child:
        """Start a program that ends with the launcher; what it writes goes to `log/<name>.log`."""
        path = self._logs / f"{name}.log"
        with open_log(path) as log:
            process = subprocess.Popen(
                parent_death.bind(argv, parent=os.getpid(), death=signal.SIGTERM),
                stdin=stdin,
                stdout=log,
                stderr=log,
                env=environment,
                # Ctrl-C reaches the launcher only: it ends its children in the right order.
                process_group=0,
            )
        child = Child(name, process, path)
        self.members.append(child)
        return child

    def end(self, patience: float = 6.0) -> None:
        """Ask all to end, then make them. Bounded in time: who presses Ctrl-C waits, and no committed work is lost."""
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
        while (orphans := progress.children(os.getpid())) and time.monotonic() < end:
            for pid in orphans:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(pid, 0)


def open_log(path: Path) -> BinaryIO:
    """A log to append to; one that has grown too large is put aside as `.log.1` first."""
    if path.exists() and path.stat().st_size > _LOG_LIMIT:
        path.replace(path.with_name(f"{path.name}.1"))
    return path.open("ab")
