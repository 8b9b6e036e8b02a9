"""Behind `make run`: PostgreSQL, pages, jobs and a mailbox in one terminal; all begin here and all end here."""

import contextlib
import errno
import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import TextIO

from duoc.config import database, environment, parent_death, ports, upgrade
from duoc.config.cluster import Cluster
from duoc.config.processes import Child, Processes
from duoc.config.trouble import Trouble

MAIL_PORT = 8025
RUNNING = "running.json"


class Stop(BaseException):
    """A signal asked the launcher to end. No Exception, so that nothing on the way takes it for an error."""


class Launcher:
    """One run of the product on this machine."""

    def __init__(self) -> None:
        self.var = environment.var()
        self.host = environment.text("DUOC_HOST", "localhost")
        self.port = environment.number("DUOC_PORT", 8000, low=1, high=65535)

    def run(self) -> int:
        """Start everything, tell when pages answer, and wait for a signal; returns the exit status.

        Raises:
            Trouble: it cannot start, or one of its processes ended by itself.
        """
        for word in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(word, _stop)
        try:
            with contextlib.ExitStack() as stack:
                stack.callback(_be_deaf)  # runs after the rest: what ends is not to be cut off by a second Ctrl-C
                self._start(stack)
        except Stop:
            say("Đã dừng.")
        return 0

    def _start(self, stack: contextlib.ExitStack) -> None:
        self._folder()
        stack.enter_context(_only_one(self.var))
        upgrade.state(self.var)
        ports.refuse_taken(self.host, self.port)
        processes = Processes(self.var / "log")
        stack.callback(processes.end_orphans)
        self._database(stack)
        settings = os.environ | self._mail(stack)
        stack.callback(processes.end)  # before the mailbox and the database that they use
        stack.callback(_be_deaf)
        self._prepare(settings)
        web = processes.start("web", _duoc("web"), settings)
        self._await_pages(processes, web)
        processes.start("worker", _duoc("worker"), settings)  # jobs can wait for it, people should not
        self._tell(settings)
        stack.callback((self.var / RUNNING).unlink, missing_ok=True)
        _watch(processes, self.postgres)

    def _folder(self) -> None:
        try:
            self.var.mkdir(parents=True, exist_ok=True)
            probe = self.var / ".probe"
            probe.touch()
            probe.unlink()
        except OSError as error:
            raise Trouble(
                f"Không ghi được vào {self.var}: {error.strerror}.", "Đặt DUOC_VAR sang thư mục khác."
            ) from error

    def _database(self, stack: contextlib.ExitStack) -> None:
        self.postgres: Child | None = None
        self.settle: Callable[[], None] = _nothing
        if database.given_url():
            say(f"PostgreSQL {upgrade.adopt_given_database(self.var)} (đã cho)")
            return
        cluster = Cluster(self.var)
        stack.callback(cluster.stop, 5.0)
        cluster.start()
        self.settle = cluster.settle
        if cluster.process:
            self.postgres = Child("postgres", cluster.process, self.var / "log" / "postgres.log")
        say(f"PostgreSQL {cluster.binaries.version} ({cluster.binaries.folder})")

    def _mail(self, stack: contextlib.ExitStack) -> dict[str, str]:
        """A mailbox of our own unless a mail server is given; returns where the others find it."""
        if environment.text("DUOC_SMTP_HOST", ""):
            return {}
        from duoc.config.mailbox import Mailbox

        wish = environment.number("DUOC_SMTP_PORT", MAIL_PORT, low=1, high=65535)
        for port in (wish, ports.free()):
            mailbox = Mailbox(self.var / "mail", port)
            try:
                mailbox.start()
            except OSError as error:
                if error.errno != errno.EADDRINUSE:
                    raise
                continue
            stack.callback(mailbox.stop)
            return {"DUOC_SMTP_HOST": "127.0.0.1", "DUOC_SMTP_PORT": str(port)}
        raise Trouble("Không mở được hộp thư nội bộ.", "Đặt DUOC_SMTP_HOST hoặc DUOC_SMTP_PORT.")

    def _prepare(self, settings: dict[str, str]) -> None:
        """Skipped when neither code nor catalogue changed since it last succeeded here, so that a start is quick."""
        now = upgrade.fingerprint()
        if not database.given_url() and upgrade.state(self.var).get("prepared") == now:
            return
        say("Chuẩn bị dữ liệu…")
        argv = parent_death.bind(_duoc("prepare"), parent=os.getpid(), death=signal.SIGKILL)
        done = subprocess.run(argv, env=settings | {"DUOC_DB_ROLE": "owner"}, check=False)
        if done.returncode:
            raise Trouble(
                "Chưa chuẩn bị được dữ liệu; lý do ở ngay trên.",
                f"Dữ liệu trong {self.var} vẫn nguyên. Chỉ để dùng thử thì bắt đầu mới: DUOC_VAR=var-moi make run",
            )
        self.settle()
        upgrade.note(self.var, prepared=now)

    def _await_pages(self, processes: Processes, web: Child, patience: float = 30.0) -> None:
        end = time.monotonic() + patience
        while (status := ports.status(self.host, self.port)) == 0 or status >= 500:
            _refuse_dead(processes, self.postgres)
            if time.monotonic() > end:
                found = f"lỗi {status}" if status else "không trả lời"
                raise Trouble(f"Trang chủ {found} sau {patience:.0f} giây.", f"Xem {web.log}:\n{web.log_tail()}")
            time.sleep(1 if status else 0.05)

    def _tell(self, settings: dict[str, str]) -> None:
        facts = {
            "pid": os.getpid(),
            "host": self.host,
            "port": self.port,
            "smtp_port": int(settings.get("DUOC_SMTP_PORT") or 25),
        }
        (self.var / RUNNING).write_text(json.dumps(facts) + "\n", "utf-8")
        say(f"ready http://{self.host}:{self.port}/")


def say(line: str) -> None:
    """One line on standard output, at once; a closed terminal is no reason to fall."""
    with contextlib.suppress(OSError):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def _nothing() -> None:
    """What a database that was given needs of us once it is filled."""


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stop


def _be_deaf() -> None:
    for word in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(word, signal.SIG_IGN)


def _duoc(name: str) -> list[str]:
    return [sys.executable, "-P", "-m", "duoc.config", name]


@contextlib.contextmanager
def _only_one(var: Path) -> Iterator[TextIO]:
    with (var / "launcher.lock").open("a+", encoding="ascii") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            raise Trouble(
                f"Một Đước khác (tiến trình {lock.read().strip()}) đang dùng {var}.",
                "Dừng nó trước, hoặc đặt DUOC_VAR sang thư mục khác.",
            ) from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield lock


def _refuse_dead(processes: Processes, postgres: Child | None) -> None:
    dead = processes.dead()
    if not dead and postgres and postgres.process.poll() is not None:
        dead = postgres
    if dead:
        raise Trouble(f"Tiến trình {dead.name} {dead.ending()}; Đước dừng.", f"Xem {dead.log}:\n{dead.log_tail()}")


def _watch(processes: Processes, postgres: Child | None) -> None:
    """Sleep until a child ends; a signal leaves by `Stop`. Orphans that came to us are reaped: no zombie stays."""
    ours = {child.process.pid for child in processes.members} | ({postgres.process.pid} if postgres else set())
    while True:
        ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
        if ended and ended.si_pid not in ours:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(ended.si_pid, os.WNOHANG)
            continue
        _refuse_dead(processes, postgres)
