"""What the database alone can do: the rows of one real filing, inserted again and again by pgbench.

The rows are read from a dossier that was just filed through HTTP and written with fresh keys: the same values, tables,
constraints, indexes and triggers, as the same database role, in one transaction.
"""

import os
import shutil
import subprocess
import tempfile
import threading
import time
import uuid
from pathlib import Path
from typing import Any

import psycopg

from tests.bench.serving import Served

# What differs from one filing to the next: two numbers by chance make every key.
FRESH = """\\set a random(1, 9000000000000000000)
\\set b random(1, 9000000000000000000)
"""
KEY = "(lpad(to_hex(:a::bigint), 16, '0') || lpad(to_hex((:b::bigint # {n})), 16, '0'))"
TABLES: dict[str, dict[str, str]] = {
    "once_performance": {"key": "KEY0", "answer": "KEY1", "id": ""},
    "dossiers_dossier": {"id": "KEY1::uuid", "temporary_code": "'T' || substr(KEY1, 1, 20)"},
    "dossiers_turn": {"id": "KEY2::uuid", "dossier_id": "KEY1::uuid"},
    "ledger_entry": {"number": "", "id": "KEY3::uuid", "subject_id": "KEY1", "transaction": ""},
    "notices_notice": {"id": "KEY4::uuid", "subject_id": "KEY1"},
    "notices_delivery": {"id": "KEY5::uuid", "notice_id": "KEY4::uuid"},
    "procrastinate_jobs": {"id": "", "lock": "'delivery:' || KEY5"},
}


def script(server: Served, dossier: str) -> str:
    """The transaction that inserts the rows of this dossier again."""
    with psycopg.connect(**server.database("owner")) as connection:
        lines = [_insert(table, row, TABLES[table]) for table, row in _rows(connection, uuid.UUID(dossier))]
    return "\n".join([FRESH + "BEGIN;", *lines, "COMMIT;", ""])


def _rows(connection: psycopg.Connection[Any], dossier: uuid.UUID) -> list[tuple[str, dict[str, str | None]]]:
    """The row of each table that the filing wrote."""
    wanted = {
        "once_performance": ("answer = %s", str(dossier)),
        "dossiers_dossier": ("id = %s", dossier),
        "dossiers_turn": ("dossier_id = %s", dossier),
        "ledger_entry": ("subject_id = %s", str(dossier)),
        "notices_notice": ("subject_id = %s", str(dossier)),
        "notices_delivery": ("notice_id = (SELECT id FROM notices_notice WHERE subject_id = %s)", str(dossier)),
        "procrastinate_jobs": (
            "args->>'delivery_id' = (SELECT delivery.id::text FROM notices_delivery AS delivery "
            "JOIN notices_notice AS notice ON notice.id = delivery.notice_id WHERE notice.subject_id = %s)",
            str(dossier),
        ),
    }
    rows_of = []
    for table, (where, value) in wanted.items():
        names = _columns(connection, table)
        shown = ", ".join(f"{name}::text" for name in names)
        rows = connection.execute(f"SELECT {shown} FROM {table} WHERE {where}".encode(), [value]).fetchall()  # noqa: S608 - names from the database's own catalogue
        if len(rows) != 1:
            raise RuntimeError(f"a filing writes {len(rows)} rows into {table}; the reference must know them")
        rows_of.append((table, dict(zip(names, rows[0], strict=True))))
    return rows_of


def _columns(connection: psycopg.Connection[Any], table: str) -> list[str]:
    rows = connection.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped", [table]
    )
    return [str(row[0]) for row in rows.fetchall()]


def _insert(table: str, row: dict[str, str | None], fresh: dict[str, str]) -> str:
    """One INSERT. A column that is fresh as "" is left to its default, as in a real filing."""
    names = [name for name in row if fresh.get(name) != ""]
    values = [_key(fresh[name]) if name in fresh else _literal(row[name]) for name in names]
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join(values)});"  # noqa: S608 (from our own database)


def _key(text: str) -> str:
    for number in range(6):
        text = text.replace(f"KEY{number}", KEY.format(n=number))
    return text


def _literal(value: str | None) -> str:
    """A value of any type, as the database writes it. A colon before a letter would be one of pgbench's variables."""
    if value is None:
        return "NULL"
    return "E'" + value.replace("\\", "\\\\").replace("'", "''").replace(":", "\\x3a") + "'"


class Reference:
    """Runs the script with so many clients; with pgbench where there is one, else with a loop of our own."""

    def __init__(self, server: Served, text: str) -> None:
        self.reach = server.database()
        self.text = text
        self.pgbench = _pgbench(server.cluster.binaries.folder)

    @property
    def name(self) -> str:
        """What measures."""
        return "pgbench" if self.pgbench else "a psycopg loop (no pgbench here)"

    def rate(self, clients: int, seconds: float) -> float:
        """Transactions a second."""
        return self._by_pgbench(clients, seconds) if self.pgbench else self._by_loop(clients, seconds)

    def _by_pgbench(self, clients: int, seconds: float) -> float:
        with tempfile.NamedTemporaryFile("w", suffix=".sql", encoding="utf-8") as file:
            file.write(self.text)
            file.flush()
            command = [self.pgbench, "-n", "-M", "prepared", "-c", str(clients), "-j", str(min(clients, 2))]
            command += ["-T", str(int(seconds)), "-f", file.name, self.reach["dbname"]]
            names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD"}
            env = os.environ | {names[key]: value for key, value in self.reach.items() if key in names}
            done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=seconds + 60)
        line = next((line for line in done.stdout.splitlines() if line.startswith("tps = ")), "")
        if not line or "failed transactions: 0 " not in done.stdout + "failed transactions: 0 ":
            raise RuntimeError(done.stdout[-500:] + done.stderr[-1500:])
        return float(line.split()[2])

    def _by_loop(self, clients: int, seconds: float) -> float:
        counts: list[int] = []
        statements = self.text.removeprefix(FRESH).replace("%", "%%")
        statements = statements.replace(":a::bigint", "%(a)s::bigint").replace(":b::bigint", "%(b)s::bigint")

        def run() -> None:
            done = 0
            with psycopg.connect(**self.reach, autocommit=True, cursor_factory=psycopg.ClientCursor) as connection:
                end = time.monotonic() + seconds
                while time.monotonic() < end:
                    chance = uuid.uuid4().int
                    connection.execute(statements.encode(), {"a": chance >> 66, "b": chance & (2**62 - 1)})
                    done += 1
            counts.append(done)

        threads = [threading.Thread(target=run) for _number in range(clients)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return sum(counts) / seconds


def _pgbench(folder: Path) -> str:
    """Beside the server, or wherever this machine has one."""
    places = [folder / "pgbench", *sorted(Path("/usr/lib/postgresql").glob("*/bin/pgbench"), reverse=True)]
    return next((str(place) for place in places if place.exists()), shutil.which("pgbench") or "")
