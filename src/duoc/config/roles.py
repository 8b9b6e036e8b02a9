"""The database's roles from the first start on: who owns the tables, who serves pages, who works jobs, who reads."""

from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from duoc.config import secret

OWNER, WEB, WORKER, READONLY = "owner", "web", "worker", "readonly"
ROLES = (OWNER, WEB, WORKER, READONLY)
_PLAIN = sql.SQL("LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION NOCREATEDB")
# A page that waits longer has lost its reader; a job may take its time. Migrations are not hurried.
_LIMITS = {
    WEB: {"statement_timeout": "15s", "lock_timeout": "5s", "idle_in_transaction_session_timeout": "30s"},
    WORKER: {"statement_timeout": "10min", "lock_timeout": "30s", "idle_in_transaction_session_timeout": "10min"},
    READONLY: {"statement_timeout": "60s", "default_transaction_read_only": "on"},
    OWNER: {},
}


def name(role: str) -> str:
    """The role's name inside PostgreSQL."""
    return f"duoc_{role}"


def password(var: Path, role: str) -> str:
    """The role's password for this installation."""
    return secret.keep(var / "secrets", f"db-{role}")


def ensure(connection: psycopg.Connection[Any], var: Path) -> None:
    """Make the roles as they must be: plain, with their passwords and limits. Safe to repeat."""
    known = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
    for role in ROLES:
        who = sql.Identifier(name(role))
        verb = sql.SQL("ALTER" if name(role) in known else "CREATE")
        secret_text = sql.Literal(password(var, role))
        connection.execute(sql.SQL("{} ROLE {} {} PASSWORD {}").format(verb, who, _PLAIN, secret_text))
        for setting, value in _LIMITS[role].items():
            connection.execute(
                sql.SQL("ALTER ROLE {} SET {} = {}").format(who, sql.Identifier(setting), sql.Literal(value))
            )


def grant(connection: psycopg.Connection[Any]) -> None:
    """What each role may do with the tables that the owner will make in this database (or from this template).

    Packages tighten their own tables in their migrations; the ledger takes UPDATE and DELETE away.
    """
    names = {role: sql.Identifier(name(role)) for role in ROLES}
    mine = sql.SQL("ALTER DEFAULT PRIVILEGES FOR ROLE {owner} ").format(owner=names[OWNER])
    for statement in (
        sql.SQL("GRANT CREATE, USAGE ON SCHEMA public TO {owner}"),
        sql.SQL("GRANT USAGE ON SCHEMA public TO {web}, {worker}, {readonly}"),
        mine + sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {web}, {worker}"),
        mine + sql.SQL("GRANT USAGE, SELECT ON SEQUENCES TO {web}, {worker}"),
        mine + sql.SQL("GRANT SELECT ON TABLES TO {readonly}"),
    ):
        connection.execute(sql.SQL(statement.as_string()).format(**names))
