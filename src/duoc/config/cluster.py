"""A PostgreSQL cluster of our own under `DUOC_VAR`: made once, reached by a unix socket only, a child of its maker."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Any, BinaryIO

import psycopg
from psycopg import sql

from duoc.config import binaries, database, parent_death, place, progress, roles, secret
from duoc.config.output import print_line
from duoc.config.processes import open_log
from duoc.config.terminal import gettext as _
from duoc.config.trouble import Trouble

SUPERUSER = "postgres"
_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "48MB",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # A log without personal data: no statements, no parameters, no rows in the details of an error.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}
_QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}


class Cluster:
    """One running server. A direct child of its starter, which waits for it: no dead server looks alive."""

    def __init__(self, var: Path, *, quick: bool = False) -> None:
        """`quick` gives up safety at a power cut; for tests only."""
        self.var = var
        self._settings = _SETTINGS | (_QUICK if quick else {})
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Make the cluster at the first time, start it, and prove that it answers as every role.

        Raises:
            Trouble: no usable programs, somebody else's data, or the server does not come up.
        """
        self.var.mkdir(parents=True, exist_ok=True)
        self.place = place.settle(self.var)
        self._data = Path(self.place.data)
        self._end_leftover()
        self.binaries = self._programs()
        if not self._data.exists():
            self._create()
        self._launch()
        with contextlib.closing(self._first_answer()) as connection:
            roles.ensure(connection, self.var)
        self._ensure_database()

    def stop(self, patience: float = 8.0) -> None:
        """End the server and wait for it: first as a clean stop, then harder. Safe to repeat.

        Bounded in time: who presses Ctrl-C waits, and a stop that was cut short costs the next start a recovery only.
        """
        if not self.process:
            return
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                self.process.send_signal(number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(patience)
                break
            patience = 2.0
        self.process = None

    def settle(self) -> None:
        """Bring to the disk what was just loaded: else the first Ctrl-C waits for it, or the next start repeats it."""
        with contextlib.closing(self.connect()) as connection:
            connection.execute("CHECKPOINT")

    def connect(self, dbname: str = "postgres") -> psycopg.Connection[Any]:
        """A connection as the cluster's superuser, for setting up; the product itself never uses it."""
        return psycopg.connect(
            host=self.place.socket,
            port=5432,
            dbname=dbname,
            user=SUPERUSER,
            password=secret.keep(self.var / "secrets", "db-superuser"),
            autocommit=True,
            connect_timeout=progress.patience(),  # our own child: when it ends, so does the wait
        )

    def _programs(self) -> binaries.Binaries:
        version = self._data / "PG_VERSION"
        programs = binaries.find(int(version.read_text().strip()) if version.exists() else None)
        return binaries.reachable(programs, self.place.uid, self.place.gid) if self.place.uid else programs

    def _create(self) -> None:
        """initdb into a folder beside, renamed when whole: a first start that was cut off leaves no half cluster."""
        print_line(_("Tạo cơ sở dữ liệu PostgreSQL %(version)s…") % {"version": self.binaries.version})
        draft = self._data.with_name("data.making")
        shutil.rmtree(draft, ignore_errors=True)
        # Texts are ordered by their bytes, which in UTF-8 is the order of C.UTF-8: only many times faster.
        by_bytes = ["--locale-provider=builtin"] if self.binaries.major >= 17 else ["--lc-collate=C"]
        with tempfile.NamedTemporaryFile("w", dir=self._data.parent, prefix=".password-") as password:
            password.write(secret.keep(self.var / "secrets", "db-superuser"))
            password.flush()
            if self.place.uid:
                os.chown(password.name, self.place.uid, self.place.gid)
            argv = [
                str(self.binaries.folder / "initdb"),
                "-D",
                str(draft),
                "-U",
                SUPERUSER,
                f"--pwfile={password.name}",
            ]
            argv += ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", *by_bytes, "--data-checksums"]
            argv += ["--no-sync"] if self._settings.get("fsync") == "off" else []
            done = subprocess.run(
                self._tied(argv, signal.SIGKILL),
                env=_plain_environment(),
                cwd="/",
                capture_output=True,
                text=True,
                check=False,
            )
        if done.returncode:
            raise Trouble(_("Không tạo được cơ sở dữ liệu PostgreSQL."), (done.stderr or done.stdout).strip()[-600:])
        draft.rename(self._data)

    def _launch(self) -> None:
        settings = self._settings | {"unix_socket_directories": self.place.socket}
        flags = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
        argv = [str(self.binaries.folder / "postgres"), "-D", self.place.data, *flags]
        with self._log() as log:
            self.process = subprocess.Popen(
                self._tied(argv, signal.SIGINT),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=_plain_environment(),
                cwd="/",
                # The terminal's Ctrl-C goes to the starter, which ends the server last, after those who use it.
                process_group=0,
            )

    def _tied(self, argv: list[str], death: signal.Signals) -> list[str]:
        return parent_death.bind(argv, parent=os.getpid(), death=death, uid=self.place.uid, gid=self.place.gid)

    @property
    def log(self) -> Path:
        """What the server writes."""
        return self.var / "log" / "postgres.log"

    def _log(self) -> BinaryIO:
        self.log.parent.mkdir(exist_ok=True)
        return open_log(self.log)

    def _first_answer(self) -> psycopg.Connection[Any]:
        """Wait until a real SELECT is answered; a pid file or an open socket proves nothing. Recovery may take long."""
        wait = progress.Wait("PostgreSQL", lambda: [self.process.pid] if self.process else [], self.log)
        reason = ""
        try:
            while self.process and self.process.poll() is None:
                try:
                    connection = self.connect()
                    connection.execute("SELECT 1")
                    return connection
                except psycopg.OperationalError as error:
                    reason = str(error)
                wait.pause(0.02)
        except Trouble:
            self.stop()
            raise
        self.stop()
        raise Trouble(
            _("PostgreSQL không khởi động được.") + f" {reason}".rstrip(), _("Xem %(log)s.") % {"log": self.log}
        )

    def _ensure_database(self) -> None:
        with contextlib.closing(self.connect("template1")) as template:
            roles.grant(template)  # every later database, a test's too, starts with these grants
            row = template.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database.NAME]).fetchone()
        if row:
            return
        with contextlib.closing(self.connect()) as connection:
            name, owner = sql.Identifier(database.NAME), sql.Identifier(roles.name(roles.OWNER))
            connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(name, owner))
            connection.execute(sql.SQL("REVOKE CONNECT, TEMPORARY ON DATABASE {} FROM PUBLIC").format(name))
            grantees = sql.SQL(", ").join(sql.Identifier(roles.name(role)) for role in roles.ROLES)
            connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(name, grantees))

    def _end_leftover(self) -> None:
        """Servers of ours that outlived their starter are ended; the pid file of a dead one, or of a zombie, removed.

        The pid file may go only when nobody works in the folder any more: it is what keeps a second server from the
        memory and files that sessions of a killed one still write to.
        """
        pid_file = self._data / "postmaster.pid"
        left = _servers_of(self._data)
        if left:
            self._await_end(left, pid_file)
        pid_file.unlink(missing_ok=True)
        for leftover in Path(self.place.socket).glob(".s.PGSQL.*"):
            leftover.unlink(missing_ok=True)

    def _await_end(self, left: list[int], pid_file: Path) -> None:
        """Ends these servers, softly at first."""
        purpose = _("PostgreSQL của lần chạy trước (tiến trình %(pid)d) dừng hẳn") % {"pid": left[0]}
        wait = progress.Wait(purpose, lambda: left, self.log)
        rounds = 0
        while left:
            main = _main_process(pid_file)
            # Sessions of a dead server are of no use: recovery redoes all that they committed.
            hard = signal.SIGKILL if rounds > 10 else signal.SIGQUIT
            for pid in [main] if main in left else left:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGINT if pid == main else hard)
            wait.pause(0.1)
            rounds += 1
            left = _servers_of(self._data)


def _main_process(pid_file: Path) -> int:
    """The main process that a pid file names, 0 when it names none."""
    try:
        return int(pid_file.read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return 0


def _servers_of(data: Path) -> list[int]:
    """The living processes of PostgreSQL that stand in this folder. A zombie is dead, its parent has not reaped it."""
    pids = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            is_server = (process / "comm").read_text().startswith("postgres")
            if is_server and (process / "cwd").resolve(strict=True) == data.resolve():
                pids.append(int(process.name))
    return sorted(pids)


def _plain_environment() -> dict[str, str]:
    """None of the caller's PG… variables may change a server of ours."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8", "TZ": "UTC"}
