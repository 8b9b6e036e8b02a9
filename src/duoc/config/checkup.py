"""What `duoc doctor` looks at. Each look is one function; it reads, changes nothing, and says what would help."""

import contextlib
import importlib.metadata
import os
import re
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from duoc.config import binaries, database, environment, place, roles
from duoc.config.running import running
from duoc.config.terminal import gettext as _

OK, WARN, FAIL = "ok", "warn", "fail"
GIGABYTE = 1_000_000_000


@dataclass(frozen=True)
class Finding:
    """One thing looked at: `state` is ok, warn or fail; `remedy` is what to do, empty when all is well."""

    name: str
    state: str
    say: str
    remedy: str = ""


def examine() -> list[Finding]:
    """All findings, in the order of a start."""
    looks: list[Callable[[], Iterator[Finding]]] = [_python, _packages, _programs, _folder, _ports, _fonts, _tools]
    return [*(finding for look in looks for finding in look()), *_database()]


def _python() -> Iterator[Finding]:
    version = ".".join(str(part) for part in sys.version_info[:3])
    fine = sys.version_info >= (3, 11)
    yield Finding("python", OK if fine else FAIL, version, "" if fine else _("Cài Python 3.11 trở lên."))


def _packages() -> Iterator[Finding]:
    """Do the installed packages stand as the lock says?"""
    text = (environment.ROOT / "requirements.lock").read_text("utf-8")
    wrong = []
    for name, version in re.findall(r"^([A-Za-z0-9_.-]+)(?:\[[^]]*\])?==(\S+)", text, re.M):
        try:
            installed = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            installed = _("không có")
        if installed != version:
            wrong.append(
                _("%(name)s %(installed)s (cần %(version)s)")
                % {"name": name, "installed": installed, "version": version}
            )
    say = "; ".join(wrong[:5]) if wrong else _("đúng như đã khóa")
    yield Finding("packages", FAIL if wrong else OK, say, _("Chạy: make install") if wrong else "")
    for name in ("Django", "granian", "procrastinate", "typst", "pyhanko"):
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            yield Finding(name.lower(), OK, importlib.metadata.version(name))


def _programs() -> Iterator[Finding]:
    """Which PostgreSQL would be, or is, used for this `DUOC_VAR`."""
    if database.given_url():
        yield Finding("postgresql", OK, _("máy chủ do người vận hành cho (DUOC_DATABASE_URL / DATABASE_URL)"))
        return
    every = list(binaries.every())
    listed = "; ".join(f"{each.version} {each.origin} {each.folder}" for each in every)
    marker = Path(place.expected(environment.var()).data) / "PG_VERSION"
    wanted = _read(marker)
    fitting = [each for each in every if not wanted or each.major == int(wanted)]
    if fitting:
        facts = {"version": fitting[0].version, "folder": fitting[0].folder, "all": listed}
        yield Finding("postgresql", OK, _("dùng %(version)s (%(folder)s); có: %(all)s") % facts)
    else:
        if wanted:
            say = _("Dữ liệu cần PostgreSQL %(version)s; có: %(all)s") % {"version": wanted, "all": listed or "–"}
        else:
            say = _("Không có PostgreSQL nào")
        yield Finding("postgresql", FAIL, say, _("Cài postgresql-%(version)s.") % {"version": wanted or 15})


def _read(path: Path) -> str:
    """The text, or "" when it is missing or not ours to read."""
    try:
        return path.read_text().strip()
    except OSError:
        return ""


def _folder() -> Iterator[Finding]:
    var = environment.var()
    if not var.exists():
        yield Finding("var", WARN, _("%(folder)s chưa có") % {"folder": var}, _("Chạy: make run"))
        return
    fine = os.access(var, os.W_OK | os.X_OK)
    yield Finding("var", OK if fine else FAIL, str(var), "" if fine else _("Chạy bằng người dùng sở hữu thư mục này."))
    secrets = var / "secrets"
    if secrets.exists():
        tight = not secrets.stat().st_mode & 0o077
        yield Finding(
            "secrets",
            OK if tight else FAIL,
            str(secrets),
            "" if tight else _("Chạy: %(command)s") % {"command": f"chmod 700 {secrets}"},
        )
    free = shutil.disk_usage(var).free
    state = FAIL if free < GIGABYTE / 5 else WARN if free < 2 * GIGABYTE else OK
    yield Finding(
        "disk",
        state,
        _("còn %(size).1f GB") % {"size": free / GIGABYTE},
        "" if state == OK else _("Giải phóng dung lượng đĩa."),
    )


def _ports() -> Iterator[Finding]:
    port = environment.number("DUOC_PORT", 8000, low=1, high=65535)
    alive = running(environment.var())
    if alive:
        yield Finding("port", OK, _("Đước đang chạy ở cổng %(port)s (tiến trình %(pid)s)") % alive)
        return
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            yield Finding(
                "port",
                WARN,
                _("cổng %(port)d: %(error)s") % {"port": port, "error": error.strerror},
                f"DUOC_PORT={port + 80} make run",
            )
        else:
            yield Finding("port", OK, _("cổng %(port)d còn trống") % {"port": port})


def _fonts() -> Iterator[Finding]:
    fonts = sorted(environment.ROOT.glob("src/duoc/ground/documents/fonts/*.ttf"))
    fine = len(fonts) >= 4
    say = _("%(count)d tệp Liberation Serif cho văn bản") % {"count": len(fonts)}
    yield Finding("fonts", OK if fine else FAIL, say, "" if fine else _("Lấy lại mã nguồn: git checkout ."))


def _tools() -> Iterator[Finding]:
    """Only tests need these, so their absence is a warning."""
    for tool, package in (("chromium-headless-shell", "chromium-headless-shell"), ("pdfsig", "poppler-utils")):
        path = shutil.which(tool)
        remedy = _("Chỉ để chạy kiểm thử: apt-get install %(package)s (make test tự làm)") % {"package": package}
        yield Finding(tool, OK if path else WARN, path or _("không có"), "" if path else remedy)


def _database() -> Iterator[Finding]:
    """Does it answer, are the roles what they must be, is it at the level of the code?"""
    var = environment.var()
    if not database.given_url() and not (var / place.MEMO).exists():
        yield Finding("database", WARN, _("chưa tạo"), _("Chạy: make run"))
        return
    try:
        connection = psycopg.connect(**database.parameters(var, roles.OWNER), connect_timeout=30, autocommit=True)
    except (psycopg.OperationalError, OSError) as error:
        reason = str(error).strip().splitlines()[-1].strip() if str(error).strip() else type(error).__name__
        yield Finding("database", WARN, _("không trả lời: %(reason)s") % {"reason": reason}, _("Chạy: make run"))
        return
    with contextlib.closing(connection):
        version = connection.execute("SELECT version()").fetchone()
        yield Finding("database", OK, str(version[0]).split(" on ")[0] if version else "")
        yield from _roles(connection)
        yield _level(connection)
        yield from _jobs(connection)


def _roles(connection: psycopg.Connection[Any]) -> Iterator[Finding]:
    rows = connection.execute(
        "SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication,"
        " (SELECT count(*) FROM pg_class WHERE relowner = pg_roles.oid AND relkind IN ('r', 'p')),"
        " pg_has_role(pg_roles.oid, %s, 'MEMBER')"
        " FROM pg_roles WHERE rolname = ANY(%s) ORDER BY 1",
        [roles.name(roles.OWNER), [roles.name(role) for role in roles.ROLES]],
    ).fetchall()
    for name, strong, tables, is_owner in rows:
        is_ours = name == roles.name(roles.OWNER)
        bad = strong or (not is_ours and (tables or is_owner))
        say = _("sở hữu %(count)d bảng") % {"count": tables} + (_("; có đặc quyền quản trị") if strong else "")
        cure = f"ALTER ROLE {name} NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB"
        remedy = _("%(command)s, và trả lại bảng.") % {"command": cure} if bad else ""
        yield Finding(f"role {name}", FAIL if bad else OK, say, remedy)
    missing = {roles.name(role) for role in roles.ROLES} - {row[0] for row in rows}
    if missing:
        yield Finding("roles", FAIL, _("thiếu %(roles)s") % {"roles": ", ".join(sorted(missing))}, _("Chạy: make run"))


def _level(connection: psycopg.Connection[Any]) -> Finding:
    """Compares names of migrations on disk with those applied, without Django."""
    known = {(path.parent.parent.name, path.stem) for path in environment.ROOT.glob("src/duoc/**/migrations/[0-9]*.py")}
    try:
        applied = set(connection.execute("SELECT app, name FROM django_migrations").fetchall())
    except psycopg.errors.UndefinedTable:
        return Finding("migrations", WARN, _("chưa có bảng nào"), _("Chạy: make run"))
    missing = len(known - applied)
    if missing:
        return Finding(
            "migrations", WARN, _("còn thiếu %(count)d") % {"count": missing}, _("Chạy: duoc migrate (make run tự làm)")
        )
    return Finding("migrations", OK, _("đủ"))


def _jobs(connection: psycopg.Connection[Any]) -> Iterator[Finding]:
    """Work that was tried again and again and given up; housekeeping comes round by itself."""
    try:
        rows = connection.execute(
            "SELECT task_name, count(*) FROM procrastinate_jobs"
            " WHERE status = 'failed' AND queue_name <> 'care' GROUP BY 1 ORDER BY 1"
        ).fetchall()
    except psycopg.errors.UndefinedTable:
        return
    if rows:
        tasks = ", ".join(f"{name} ({count})" for name, count in rows)
        facts = {"count": sum(count for _name, count in rows), "tasks": tasks}
        say = _("%(count)d việc nền đã hỏng hẳn: %(tasks)s") % facts
        yield Finding("jobs", WARN, say, _("Xem lý do ở log/worker.log, sửa, rồi chạy: duoc jobs --retry"))
    else:
        yield Finding("jobs", OK, _("không có việc nền nào hỏng hẳn"))
