"""How long it takes to count the dates of many open dossiers again, and how long one transaction lasts."""

import json
import time

from tests.bench.lasting import A_TRANSACTION, EVERY, longest, used
from tests.bench.serving import Served
from tests.bench.table import Table

OPEN, SECONDS = 10_000, 60
COMMUNES = ("31849", "31858")
BASIS = "Quyết định đo thử về ngày nghỉ"
ACCEPTED = """
    UPDATE dossiers_dossier
    SET state = 'processing', code = 'DO-THU-' || temporary_code, accepted_at = filed_at,
        due_at = now() + interval '90 days', plan = jsonb_set(plan, '{term}', '"30 working_day"')
    WHERE state = 'filed' AND competent_unit_id IN (SELECT id FROM people_organisation WHERE code = ANY(%s))
"""
"""What the crowd filed is accepted, and was promised for another day than the calendars say: every date moves."""


def test_every_open_date_is_counted_again(server: Served, table: Table) -> None:
    server.module("tests.bench.crowd", *COMMUNES, str(OPEN))
    with server.cluster.connect("duoc") as connection:
        accepted = connection.execute(ACCEPTED, [list(COMMUNES)]).rowcount
    assert accepted >= OPEN
    before, begun = used(server), time.monotonic()
    with longest(server) as transaction:
        done = json.loads(server.command("recount", "--basis", BASIS, "--json"))
    took, spent = time.monotonic() - begun, used(server) - before
    assert done["state"] == "finished" and done["moved"] >= accepted and done["kept"] == 0
    _expect_both_dates(server, done["moved"])
    subject = "A newer calendar"
    table.add(
        subject,
        f"{OPEN} open dossiers are counted again, each with another date",
        f"{took * OPEN / done['counted']:.0f} s",
        promised=f"≤ {SECONDS} s",
        kept=took * OPEN / done["counted"] <= SECONDS,
        method=f"`duoc recount --basis` on {done['counted']} open dossiers, entered in bulk; PostgreSQL safe at a "
        "power cut. From the command to its end, for so many; each has its new promise, ledger entry and notice.",
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
        f"{spent / done['counted'] * 1000:.1f} ms",
        method="The same run: user and system time of the command and of PostgreSQL.",
    )


def _expect_both_dates(server: Served, moved: int) -> None:
    """Each dossier has one new promise, the same as its row says, and one notice."""
    with server.cluster.connect("duoc") as connection:
        kept = connection.execute(
            "SELECT count(*), count(DISTINCT p.dossier_id), count(*) FILTER (WHERE p.due_at = d.due_at) "
            "FROM dossiers_promise p JOIN dossiers_dossier d ON d.id = p.dossier_id WHERE p.cause = 'recounted'"
        ).fetchone()
        notices = connection.execute("SELECT count(*) FROM notices_notice WHERE kind = 'date_recounted'").fetchone()
    assert kept == (moved, moved, moved) and notices == (moved,)
