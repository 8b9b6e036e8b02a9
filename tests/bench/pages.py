"""What the main pages cost: SQL statements, and bytes on the wire."""

import contextlib
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duoc.config import roles
from tests.bench.load import Line, expect, filing, fresh_key
from tests.bench.serving import Served
from tests.bench.visitor import Visitor
from tests.contracts.application import ANSWERS, CONTROL, PROCEDURE

VISITS = 6  # of each page; the least counts, since each web worker reads definitions and calendars once
LISTED = 40  # filings before: a list shows a whole page of them, however many there were
MARK = "bench"
BODY = filing(PROCEDURE, ANSWERS)
PAGES = {
    "citizen1": ("/", "/thu-tuc/?q=khai+sinh", f"/thu-tuc/{PROCEDURE}/", "/ho-so/", "/ho-so/{dossier}/", "/thong-bao/"),
    "clerk1": ("/ban/", "/ban/ho-so/", "/ban/ho-so/{dossier}/"),
    "registry1": ("/ban/van-thu/", "/ban/so/"),
}


@dataclass(frozen=True)
class Cost:
    """Of one page: SQL statements without transaction control, and bytes of the answer, compressed, head included."""

    statements: int
    size: int


def file(line: Line) -> Any:
    """One filing by API; the answer."""
    return json.loads(expect(line.ask("POST", "/dossiers", BODY, key=fresh_key()), 201)[2])


def costs(server: Served) -> dict[str, Cost]:
    """The cost of each main page and call, by `<who> <what>`."""
    with contextlib.closing(Line(server.port, server.token())) as line, _logged(server):
        dossier = [file(line)["id"] for _number in range(LISTED)][-1]
        figures = {"API POST /dossiers": _least(server, lambda: len(json.dumps(file(line))))}
        for path in (f"/procedures/{PROCEDURE}/form", f"/dossiers/{dossier}", f"/dossiers/{dossier}/notice"):
            figures[f"API GET {_named(path, dossier)}"] = _least(server, _call(line, path))
        for account, paths in PAGES.items():
            visitor = Visitor(server.port).go(f"/demo/as/{account}")
            for path in paths:
                figures[f"{account} {path}"] = _least(server, _visit(visitor, path.format(dossier=dossier)))
        visitor = Visitor(server.port).go("/demo/as/citizen1").go(f"/thu-tuc/{PROCEDURE}/")
        first = visitor.send(f"/thu-tuc/{PROCEDURE}/bat-dau/").path
        figures["citizen1 first page of a form"] = _least(server, _visit(visitor, first))
    return figures


def _named(path: str, dossier: str) -> str:
    return path.replace(dossier, "{dossier}")


def _call(line: Line, path: str) -> Callable[[], int]:
    return lambda: len(expect(line.ask("GET", path), 200)[2])


def _visit(visitor: Visitor, path: str) -> Callable[[], int]:
    def visit() -> int:
        visitor.go(path)
        if visitor.status != 200:
            raise RuntimeError(f"{visitor.status} {path}")
        return visitor.bytes

    return visit


def _least(server: Served, visit: Callable[[], int]) -> Cost:
    log = server.var / "log" / "postgres.log"
    figures = []
    for _number in range(VISITS):
        start = log.stat().st_size
        size = visit()
        figures.append((_statements(log, start), size))
    return Cost(*min(figures))


@contextlib.contextmanager
def _logged(server: Served) -> Iterator[None]:
    """PostgreSQL writes every statement into its log meanwhile."""
    with contextlib.closing(server.cluster.connect()) as connection:
        connection.execute("ALTER SYSTEM SET log_statement = 'all'")
        connection.execute(f"ALTER SYSTEM SET log_line_prefix = '{MARK} %u '".encode())
        connection.execute("SELECT pg_reload_conf()")
        time.sleep(1)
        try:
            yield
        finally:
            connection.execute("ALTER SYSTEM RESET ALL")
            connection.execute("SELECT pg_reload_conf()")
            time.sleep(1)


def _statements(log: Path, start: int) -> int:
    """How many the web server sent since this place of the log."""
    with log.open("rb") as file:
        file.seek(start)
        lines = file.read().decode("utf-8", "replace").splitlines()
    head = f"{MARK} {roles.name(roles.WEB)} LOG:"
    texts = [line.removeprefix(head).partition(":")[2].strip() for line in lines if line.startswith(head)]
    return sum(not text.upper().startswith(CONTROL) for text in texts)
