"""One whole application of eight questions by API, with the notice as data and as PDF; and reading a procedure."""

import json
import statistics

import pytest
from django.utils import timezone

from duoc.people import actions as people
from duoc.people.models import Account
from tests.bench.load import Line, Measured, Work, expect, filing, fresh_key, measure
from tests.bench.serving import Served
from tests.bench.table import Table
from tests.contracts.application import (
    ANSWERS,
    MOST_STATEMENTS,
    PROCEDURE,
    Speaker,
    kept_connection,
    statements,
    whole,
)

BODY = filing(PROCEDURE, ANSWERS)
ROUNDS, SECONDS, CLIENTS = 3, 5.0, 8
PLAIN, WITH_PDF, READ = 60, 15, 300  # a second, promised


def apply(line: Line, notice: str = "notice") -> None:
    """Form schema, filing, notice, status."""
    expect(line.ask("GET", f"/procedures/{PROCEDURE}/form"), 200)
    filed = json.loads(expect(line.ask("POST", "/dossiers", BODY, key=fresh_key()), 201)[2])
    expect(line.ask("GET", f"/dossiers/{filed['id']}/{notice}"), 200)
    expect(line.ask("GET", f"/dossiers/{filed['id']}"), 200)


def apply_with_pdf(line: Line) -> None:
    """The same with the notice made as PDF."""
    apply(line, "notice.pdf")


def read(line: Line) -> None:
    """What a procedure says."""
    expect(line.ask("GET", f"/procedures/{PROCEDURE}"), 200)


def rounds(work: Work, server: Served, token: str) -> tuple[float, Measured]:
    """The median rate of the rounds, and the last round whole."""
    measure(work, server.port, token, clients=2, seconds=1)
    measured = [measure(work, server.port, token, clients=CLIENTS, seconds=SECONDS) for _round in range(ROUNDS)]
    return statistics.median(one.rate for one in measured), measured[-1]


@pytest.mark.parametrize(
    ("name", "work", "promised"),
    [("Applications", apply, PLAIN), ("Applications with the notice as PDF", apply_with_pdf, WITH_PDF)],
)
def test_whole_applications(name: str, work: Work, promised: int, server: Served, table: Table) -> None:
    rate, last = rounds(work, server, server.token())
    form = "PDF" if work is apply_with_pdf else "JSON"
    table.add(
        "One application of eight questions",
        name,
        f"{rate:.0f} /s (median {last.median:.0f} ms)",
        promised=f"≥ {promised} /s",
        kept=rate >= promised,
        method=f"Four requests with a token: form schema, filing, notice ({form}), "
        f"status; procedure {PROCEDURE} asked for oneself, 8 questions. {CLIENTS} clients over kept loopback "
        f"connections, {SECONDS:.0f} s, median of {ROUNDS} rounds; clients, web server and database share the machine.",
    )


@pytest.mark.real_province
@pytest.mark.django_db(transaction=True)
def test_statements_of_an_application(province: None, table: Table) -> None:
    account = Account.objects.get(username="citizen1")
    with kept_connection():
        speak = Speaker(people.make_token(account, at=timezone.now()))
        whole(speak)
        with statements() as sent:
            whole(speak)
    table.add(
        "One application of eight questions",
        "SQL statements over the four requests",
        str(len(sent)),
        promised=f"≤ {MOST_STATEMENTS}",
        kept=len(sent) <= MOST_STATEMENTS,
        method="Every statement that reaches the driver in the second application of a process, connection checks "
        "included; BEGIN, COMMIT, SAVEPOINT and RELEASE apart. The same count is a test (`tests/contracts`).",
    )


def test_procedures_are_read_fast(server: Served, table: Table) -> None:
    rate, last = rounds(read, server, "")
    table.add(
        "One application of eight questions",
        "GET /api/v1/procedures/<code>",
        f"{rate:.0f} /s (median {last.median:.1f} ms)",
        promised=f"≥ {READ} /s",
        kept=rate >= READ,
        method=f"No token, answer 200, {CLIENTS} clients, {SECONDS:.0f} s, median of {ROUNDS} rounds; every call asks "
        "the database which version is in force today.",
    )
