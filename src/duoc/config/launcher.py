"""Behind `make run`: PostgreSQL, pages, jobs, mailbox and played Portal in one terminal; all begin and end here."""

import contextlib
import errno
import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import TextIO

from duoc.config import database, environment, parent_death, partner_settings, ports, running, upgrade
from duoc.config.cluster import Cluster
from duoc.config.output import print_line
from duoc.config.processes import Child, Processes
from duoc.config.progress import Wait
from duoc.config.terminal import gettext as _
from duoc.config.trouble import Trouble

MAIL_PORT = 8025
MOST_ERRORS = 30
"""Answers with an error, one a second, after which pages count as broken and not as slow."""


class Stop(BaseException):
    """A signal asked the launcher to end. No Exception, so that nothing on the way treats it as an error."""


class Launcher:
    """One run of the product on this machine."""

    def __init__(self) -> None:
        self.var = environment.var()
        self.host = environment.text("DUOC_HOST", "localhost")
        self.port = environment.number("DUOC_PORT", 8000, low=1, high=65535)

    def run(self) -> int:
        """Start everything, say when pages answer, and wait for a signal; returns the exit status.

        Raises:
            Trouble: it cannot start, or one of its processes ended by itself.
        """
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, _stop)
        try:
            with contextlib.ExitStack() as stack:
                # Runs after the rest: what ends is not to be cut off by a second Ctrl-C.
                stack.callback(_ignore_signals)
                self._start(stack)
        except Stop:
            print_line(_("Đã dừng."))
        return 0

    def _start(self, stack: contextlib.ExitStack) -> None:
        self._folder()
        stack.enter_context(_only_one(self.var))
        upgrade.state(self.var)
        ports.refuse_taken(self.host, self.port)
        processes = Processes(self.var / "log")
        stack.callback(processes.end_orphans)
        self._database(stack)
        settings = os.environ | {"DUOC_PORT": str(self.port)} | self._mail(stack) | self._portal(stack)
        stack.callback(processes.end)  # before the mailbox and the database that they use
        stack.callback(_ignore_signals)
        self._prepare(settings)
        web = processes.start("web", _duoc("web"), settings)
        self._await_pages(web)
        processes.start("worker", _duoc("worker"), settings)  # jobs can wait for it, people should not
        if self.portal:
            processes.start("portal", [*_duoc("portal"), "play"], settings, stdin=self.portal.fileno())
            self.portal.close()  # only its own process listens from now on
        self._announce(settings)
        stack.callback((self.var / running.FILE).unlink, missing_ok=True)
        self._watch(processes)

    def _folder(self) -> None:
        try:
            self.var.mkdir(parents=True, exist_ok=True)
            probe = self.var / ".probe"
            probe.touch()
            probe.unlink()
        except OSError as error:
            raise Trouble(
                _("Không ghi được vào %(folder)s: %(error)s.") % {"folder": self.var, "error": error.strerror},
                _("Đặt DUOC_VAR sang thư mục khác."),
            ) from error

    def _database(self, stack: contextlib.ExitStack) -> None:
        self.postgres: Child | None = None
        self.settle: Callable[[], None] = _nothing
        if database.given_url():
            print_line(_("PostgreSQL %(version)s (đã cho)") % {"version": upgrade.adopt_given_database(self.var)})
            return
        cluster = Cluster(self.var)
        stack.callback(cluster.stop, 5.0)
        cluster.start()
        self.settle = cluster.settle
        if cluster.process:
            self.postgres = Child("postgres", cluster.process, self.var / "log" / "postgres.log")
        print_line(f"PostgreSQL {cluster.binaries.version} ({cluster.binaries.folder})")

    def _mail(self, stack: contextlib.ExitStack) -> dict[str, str]:
        """A mailbox of our own unless a mail server is given; returns the settings that lead the others to it."""
        if environment.text("DUOC_SMTP_HOST", ""):
            return {}
        from duoc.config.mailbox import Mailbox

        wanted = environment.number("DUOC_SMTP_PORT", MAIL_PORT, low=1, high=65535)
        for port in (wanted, ports.free()):
            mailbox = Mailbox(self.var / "mail", port)
            try:
                mailbox.start()
            except OSError as error:
                if error.errno != errno.EADDRINUSE:
                    raise
                continue
            stack.callback(mailbox.stop)
            return {"DUOC_SMTP_HOST": "127.0.0.1", "DUOC_SMTP_PORT": str(port)}
        raise Trouble(_("Không mở được hộp thư nội bộ."), _("Đặt DUOC_SMTP_HOST hoặc DUOC_SMTP_PORT."))

    def _portal(self, stack: contextlib.ExitStack) -> dict[str, str]:
        """Where the process listens that plays the National Portal, in a demo to which no other one is given.

        The launcher listens itself until that process takes over: data may be prepared for minutes before, and a port
        that was only found free could be another launcher's by then.
        """
        self.portal: socket.socket | None = None
        if not environment.flag("DUOC_DEMO", True) or environment.text("DUOC_PORTAL_URL", ""):
            return {}
        wanted = environment.number("DUOC_PORTAL_PORT", partner_settings.PORT, low=1, high=65535)
        try:
            self.portal = ports.listen(wanted)
        except OSError:
            self.portal = ports.listen(0)
        stack.callback(self.portal.close)
        return {"DUOC_PORTAL_PORT": str(self.portal.getsockname()[1])}

    def _prepare(self, settings: dict[str, str]) -> None:
        """Skipped when neither code nor catalogue changed since it last succeeded here, so that a start is quick."""
        now = upgrade.fingerprint()
        if not database.given_url() and upgrade.state(self.var).get("prepared") == now:
            return
        print_line(_("Chuẩn bị dữ liệu…"))
        argv = parent_death.bind(_duoc("prepare"), parent=os.getpid(), death=signal.SIGKILL)
        with subprocess.Popen(argv, env=settings | {"DUOC_DB_ROLE": "owner"}) as preparing:
            self._await_data(preparing)
        if preparing.returncode:
            raise Trouble(
                _("Chưa chuẩn bị được dữ liệu; lý do ở ngay trên."),
                _("Dữ liệu trong %(folder)s vẫn nguyên. Chỉ để dùng thử thì bắt đầu mới: DUOC_VAR=var-moi make run")
                % {"folder": self.var},
            )
        self.settle()
        upgrade.note(self.var, prepared=now)

    def _await_data(self, preparing: subprocess.Popen[bytes]) -> None:
        """The end of the preparation; it says itself how far it is."""
        wait = Wait(
            _("việc chuẩn bị dữ liệu"),
            lambda: [preparing.pid, *self._database_pids()],
            self.var / "log" / "postgres.log",
            endless=bool(database.given_url()),
            reports=False,
        )
        try:
            while preparing.poll() is None:
                wait.pause(0.05)
        except BaseException:
            preparing.kill()
            raise

    def _await_pages(self, web: Child) -> None:
        """Slow pages are waited for as long as something moves; broken ones are not.

        Raises:
            Trouble: a process ended, nothing moves any more, or pages answer with errors only.
        """
        wait = Wait(_("trang chủ"), lambda: [web.process.pid, *self._database_pids()], web.log)

        def pause(seconds: float) -> None:
            self._refuse_ended(web)
            wait.pause(seconds)

        errors = 0
        while (status := ports.status(self.host, self.port, pause)) == 0 or status >= 500:
            errors += status > 0
            if errors >= MOST_ERRORS:
                raise Trouble(
                    _("Trang chủ báo lỗi %(status)d trong cả %(count)d lần hỏi.") % {"status": status, "count": errors},
                    _("Xem %(log)s:") % {"log": web.log} + f"\n{web.log_tail()}",
                )
            if status:
                wait.note_progress()
            pause(1 if status else 0.05)

    def _database_pids(self) -> list[int]:
        return [self.postgres.process.pid] if self.postgres else []

    def _refuse_ended(self, *children: Child) -> None:
        for child in (*children, *([self.postgres] if self.postgres else [])):
            child.refuse_ended()

    def _watch(self, processes: Processes) -> None:
        """Sleep until a child ends; a signal leaves by `Stop`. Orphans that came to us are reaped: no zombie stays."""
        ours = {child.process.pid for child in processes.members} | set(self._database_pids())
        while True:
            ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
            if ended and ended.si_pid not in ours:
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(ended.si_pid, os.WNOHANG)
                continue
            self._refuse_ended(*processes.members)

    def _announce(self, settings: dict[str, str]) -> None:
        facts = {
            "pid": os.getpid(),
            "host": self.host,
            "port": self.port,
            "smtp_port": int(settings.get("DUOC_SMTP_PORT") or 25),
            "portal_port": int(settings.get("DUOC_PORTAL_PORT") or 0),
        }
        (self.var / running.FILE).write_text(json.dumps(facts) + "\n", "utf-8")
        print_line(f"ready http://{self.host}:{self.port}/")


def _nothing() -> None:
    """What a database that was given needs of us once it is filled."""


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stop


def _ignore_signals() -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)


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
                _("Một Đước khác (tiến trình %(pid)s) đang dùng %(folder)s.")
                % {"pid": lock.read().strip(), "folder": var},
                _("Dừng nó trước, hoặc đặt DUOC_VAR sang thư mục khác."),
            ) from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield lock
