"""Filings a second through HTTP on the real code path, against what the database alone can do with the same rows."""

import contextlib
import json
import statistics

from tests.bench.load import Line, expect, filing, fresh_key, measure
from tests.bench.reference import Reference, script
from tests.bench.serving import Served
from tests.bench.table import Table
from tests.contracts.application import ANSWERS, PROCEDURE

CLIENTS = (1, 8, 16)
ROUNDS, SECONDS = 3, 4.0
AT_LEAST, AIM = 0.10, 0.15
BODY = filing(PROCEDURE, ANSWERS)


def file(line: Line) -> bytes:
    """One filing; the body of the answer."""
    return expect(line.ask("POST", "/dossiers", BODY, key=fresh_key()), 201)[2]


def test_filings_keep_up_with_the_database(server: Served, table: Table) -> None:
    token = server.token()
    with contextlib.closing(Line(server.port, token)) as line:
        for _warm in range(40):
            file(line)
        reference = Reference(server, script(server, json.loads(file(line))["id"]))
    ours, theirs = [], []
    for _round in range(ROUNDS):
        ours.append(max(measure(file, server.port, token, clients=n, seconds=SECONDS).rate for n in CLIENTS))
        theirs.append(max(reference.rate(n, SECONDS) for n in CLIENTS))
    ratio = statistics.median(mine / other for mine, other in zip(ours, theirs, strict=True))
    subject, kept = "Submissions", ratio >= AT_LEAST
    table.add(
        subject,
        "Filings through HTTP",
        f"{statistics.median(ours):.0f} /s",
        method=f"`POST /api/v1/dossiers`, procedure {PROCEDURE} with 8 answers, a fresh key each, over kept loopback "
        f"connections; best of {CLIENTS} clients, {SECONDS:.0f} s each, {ROUNDS} rounds alternating with the next row, "
        "median of rounds. Real path: token, schema check, definition, powers, idempotency, ledger, notice, deferred "
        f"job, commit with fsync; granian, 2 workers of 4 threads; the job worker is off. Rounds: {_list(ours)}.",
    )
    table.add(
        subject,
        "The same rows by the database alone",
        f"{statistics.median(theirs):.0f} /s",
        method=f"{reference.name}, prepared statements, one transaction with the seven INSERTs of one such filing as "
        "read back from the database, fresh keys, same role, constraints, indexes and triggers, same server, same "
        f"clients and seconds. Rounds: {_list(theirs)}.",
    )
    table.add(
        subject,
        "Ratio",
        f"{ratio:.3f}",
        promised=f"≥ {AT_LEAST:.2f}, aim {AIM:.2f}",
        kept=kept,
        method="Median over the rounds of the first rate divided by the second of the same round.",
    )


def _list(rates: list[float]) -> str:
    return ", ".join(f"{rate:.0f}" for rate in rates)
