"""Brings the database of this `DUOC_VAR` to the level of this code, or says why it cannot be."""

import contextlib
import hashlib
import json
import os
from pathlib import Path
from typing import Any

import psycopg

from duoc.config import atomic_files, database, environment, roles
from duoc.config.terminal import gettext as _
from duoc.config.trouble import Trouble

FORMAT = 1  # of what lies in DUOC_VAR; raised when older code could not read it any more
STATE = "state.json"
REMOTE_ANSWER = 60
"""Seconds that a database given by the operator has to answer: nobody here can see whether it makes progress."""
WATCHED = ("src/duoc", "catalog", "requirements.lock")


def state(var: Path) -> dict[str, Any]:
    """What earlier starts noted in `DUOC_VAR`.

    Raises:
        Trouble: newer code wrote it.
    """
    try:
        noted = dict(json.loads((var / STATE).read_text("utf-8")))
    except (FileNotFoundError, ValueError):
        return {}
    if int(noted.get("format", 0)) > FORMAT:
        raise Trouble(
            _("Dữ liệu trong %(folder)s do một phiên bản Đước mới hơn tạo ra.") % {"folder": var},
            _("Cập nhật mã nguồn (git pull), hoặc đặt DUOC_VAR sang thư mục khác."),
        )
    return noted


def note(var: Path, **facts: Any) -> None:
    """Add facts to the state; the file is replaced whole."""
    noted = state(var) | {"format": FORMAT} | facts
    atomic_files.write(var / STATE, f"{json.dumps(noted)}\n".encode(), 0o644)


def fingerprint() -> str:
    """Changes whenever code, catalogue or lock may have changed; cheap enough for every start (names, sizes, times)."""
    digest = hashlib.sha256()
    for name in ("DUOC_DEMO", "DUOC_PROVINCE", "DUOC_PUBLIC_URL"):
        digest.update(f"{name}={os.environ.get(name, '')}\n".encode())
    for top in WATCHED:
        _add(digest, environment.ROOT / top)
    return digest.hexdigest()


def _add(digest: Any, path: Path) -> None:
    if path.name == "__pycache__" or path.name == "tests":
        return
    status = path.stat()
    if path.is_dir():
        for below in sorted(path.iterdir()):
            _add(digest, below)
    else:
        digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())


def refuse_newer_database() -> None:
    """Stop before touching a database that newer code has migrated. Needs Django set up.

    Raises:
        Trouble: the database has migrations that this code does not know.
    """
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connection)
    replaced = {key for migration in (loader.disk_migrations or {}).values() for key in migration.replaces}
    unknown = set(loader.applied_migrations) - set(loader.disk_migrations or {}) - replaced
    ours = sorted(f"{app}.{name}" for app, name in unknown if app in loader.migrated_apps)
    if ours:
        raise Trouble(
            _("Cơ sở dữ liệu do một phiên bản khác tạo ra (không biết: %(migrations)s).")
            % {"migrations": ", ".join(ours[:3])},
            _("Cập nhật mã nguồn (git pull), hoặc đặt DUOC_VAR sang thư mục khác."),
        )


def adopt_given_database(var: Path) -> str:
    """Make a database of the operator's ready for our roles; returns the server's version.

    Raises:
        Trouble: it does not answer, is too old, or its user may not make the roles and they are not there yet.
    """
    try:
        with contextlib.closing(
            psycopg.connect(database.given_url(), autocommit=True, connect_timeout=REMOTE_ANSWER)
        ) as connection:
            version = connection.info.server_version // 10000
            if version < 15:
                raise Trouble(
                    _("PostgreSQL %(version)d quá cũ.") % {"version": version}, _("Cần PostgreSQL 15 trở lên.")
                )
            _make_roles(connection, var)
            return connection.info.parameter_status("server_version") or str(version)
    except psycopg.OperationalError as error:
        reason = str(error).strip().splitlines()[-1]
        raise Trouble(
            _("Không kết nối được cơ sở dữ liệu đã cho: %(reason)s") % {"reason": reason},
            _("Kiểm tra DUOC_DATABASE_URL / DATABASE_URL."),
        ) from error


def _make_roles(connection: psycopg.Connection[Any], var: Path) -> None:
    try:
        roles.ensure(connection, var)
        roles.grant(connection)
    except psycopg.errors.InsufficientPrivilege as error:
        for role in roles.ROLES:
            try:
                psycopg.connect(**database.parameters(var, role), connect_timeout=REMOTE_ANSWER).close()
            except psycopg.OperationalError:
                raise Trouble(
                    _("Người dùng trong DUOC_DATABASE_URL không được tạo vai %(role)s.") % {"role": roles.name(role)},
                    _(
                        "Dùng một người dùng có quyền CREATEROLE cho lần chạy đầu, "
                        "hoặc tự tạo bốn vai và đặt DUOC_DATABASE_URL_%(role)s … cho từng vai."
                    )
                    % {"role": role.upper()},
                ) from error
