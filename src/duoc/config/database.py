"""How a Django process reaches the database: one given by the operator, or the cluster under `DUOC_VAR`."""

import os
from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict

from duoc.config import environment, place, progress, roles
from duoc.config.terminal import gettext as _

NAME = "duoc"


def given_url(role: str = "") -> str:
    """The operator's database address, for one role (`DUOC_DATABASE_URL_WEB`) or for all; "" when there is none."""
    names = [f"DUOC_DATABASE_URL_{role.upper()}"] if role else []
    for variable in (*names, "DUOC_DATABASE_URL", "DATABASE_URL"):
        url = os.environ.get(variable, "").strip()
        if url:
            return url
    return ""


def role() -> str:
    """The role under which this process works (`DUOC_DB_ROLE`, default web).

    Raises:
        UnusableSetting: no such role.
    """
    wanted = environment.text("DUOC_DB_ROLE", roles.WEB)
    if wanted not in roles.ROLES:
        raise environment.UnusableSetting(
            _("DUOC_DB_ROLE=%(value)r: cần một trong %(roles)s.") % {"value": wanted, "roles": ", ".join(roles.ROLES)}
        )
    return wanted


def parameters(var: Path, who: str) -> dict[str, Any]:
    """libpq's parameters to connect as this role: host, port, dbname, user, password."""
    if os.environ.get(f"DUOC_DATABASE_URL_{who.upper()}", "").strip():
        return dict(conninfo_to_dict(given_url(who)))
    mine = {"user": roles.name(who), "password": roles.password(var, who)}
    url = given_url()
    if url:
        return {**conninfo_to_dict(url), **mine}
    return {"host": place.expected(var).socket, "port": "5432", "dbname": NAME, **mine}


def connection(var: Path) -> dict[str, Any]:
    """Django's settings of the one database, for the role of this process."""
    who = role()
    reach = parameters(var, who)
    # A visitor is not kept waiting for a database that does not answer; who prepares it has time.
    seconds = progress.patience() if who == roles.OWNER else 5
    known = {"host": "HOST", "port": "PORT", "dbname": "NAME", "user": "USER", "password": "PASSWORD"}
    options = {key: value for key, value in reach.items() if key not in known}
    return {
        "ENGINE": "duoc.config.postgres",
        **{django: str(reach.get(libpq) or "") for libpq, django in known.items()},
        "CONN_MAX_AGE": 60 if who == roles.WEB else 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "connect_timeout": seconds,
            "application_name": f"duoc-{who}",
            # Values go beside the statement, so the server plans once what a connection sends often (docs/adr/0015).
            "server_side_binding": True,
            "prepare_threshold": 5,
            **options,
        },
    }
