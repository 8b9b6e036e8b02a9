"""How long it takes to merge two communes that hold many open dossiers, and how long one transaction lasts."""

import json
import time
from datetime import date
from pathlib import Path

import yaml

from tests.bench.lasting import A_TRANSACTION, EVERY, longest, used
from tests.bench.serving import Served
from tests.bench.table import Table

OPEN, SECONDS = 10_000, 60
BEFORE, AFTER = ("31840", "31843"), {"code": "99999", "name": "Ủy ban nhân dân xã Đo Thử"}


def test_two_communes_merge(server: Served, table: Table, tmp_path: Path) -> None:
    server.module("tests.bench.crowd", *BEFORE, str(OPEN))
    plan = tmp_path / "plan.yaml"
    words = {"on": date.today(), "basis": "Nghị quyết đo thử", "before": [*BEFORE], "after": [AFTER]}  # noqa: DTZ011 (the day on this machine)
    plan.write_text(yaml.safe_dump(words, allow_unicode=True), "utf-8")
    moving = _open_in(server)
    before, begun = used(server), time.monotonic()
    with longest(server) as transaction:
        merged = json.loads(server.command("organisations", "succeed", str(plan), "--json"))
    took, spent = time.monotonic() - begun, used(server) - before
    assert merged["state"] == "finished" and merged["moved"]["dossiers"] == moving >= OPEN
    _expect_one_desk(server)
    subject = "Two communes become one"
    table.add(
        subject,
        f"{OPEN} open dossiers go to the successor",
        f"{took:.0f} s",
        promised=f"≤ {SECONDS} s",
        kept=took <= SECONDS,
        method=f"`duoc organisations succeed` on {OPEN} filed dossiers in two communes, entered in bulk; PostgreSQL "
        "safe at a power cut. From the command to its end; each dossier then lies on one desk, of the new body.",
    )
    table.add(
        subject,
        "The longest transaction",
        f"{transaction[0]:.1f} s",
        promised=f"≤ {A_TRANSACTION:.0f} s",
        kept=transaction[0] <= A_TRANSACTION,
        method=f"The same run; every {EVERY * 1000:.0f} ms the server is asked for its oldest open transaction.",
    )
    table.add(
        subject,
        "Processor time of a dossier",
        f"{spent / OPEN * 1000:.1f} ms",
        method="The same run: user and system time of the command and of PostgreSQL.",
    )


def _open_in(server: Served) -> int:
    """Open dossiers of both communes: those of this bench, and the demo's own."""
    with server.cluster.connect("duoc") as connection:
        row = connection.execute(
            "SELECT count(*) FROM dossiers_dossier d JOIN people_organisation o ON o.id = d.competent_unit_id "
            "WHERE d.desk <> '' AND o.code = ANY(%s)",
            [list(BEFORE)],
        ).fetchone()
    return int(row[0]) if row else 0


def _expect_one_desk(server: Served) -> None:
    """Every open dossier has one open turn, of the body that its row names."""
    with server.cluster.connect("duoc") as connection:
        lost = connection.execute(
            "SELECT count(*) FROM dossiers_dossier d WHERE d.desk <> '' AND ARRAY[d.competent_unit_id] IS DISTINCT "
            "FROM (SELECT array_agg(t.unit_id) FROM dossiers_turn t WHERE t.dossier_id = d.id AND t.closed_at IS NULL)"
        ).fetchone()
    assert lost == (0,)
