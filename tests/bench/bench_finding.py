"""How well and how fast procedures are found, by words that the sayings were taught with and by words never taught."""

from tests.bench.finding import QUERIES, UNSEEN, catalogue_index, quality
from tests.bench.table import Table

PROMISED = 50  # milliseconds, 95th percentile
RECALL = "Share of the labelled queries (`tests/bench/{file}`) whose procedure is first, among three, among ten."
TIME = "One search among all procedures of the catalogue, in memory, in one process; 95th percentile over the same queries."


def test_the_procedure_meant_is_found_in_time(table: Table) -> None:
    catalogue_index()
    for name, file in (("taught words", QUERIES), ("words never taught", UNSEEN)):
        found = quality(file)
        table.add(
            "Search",
            f"Found, {name}",
            f"first {found.at_1:.1%}, of 3 {found.at_3:.1%}, of 10 {found.at_10:.1%}",
            method=f"{found.queries} queries. {RECALL.format(file=file.name)}",
        )
        table.add(
            "Search",
            f"One search, {name}",
            f"p95 {found.p95_ms:.1f} ms",
            promised=f"< {PROMISED} ms",
            kept=found.p95_ms < PROMISED,
            method=TIME,
        )
        print("".join(f"\n  {line}" for line in found.missed))
