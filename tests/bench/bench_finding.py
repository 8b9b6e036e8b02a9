"""How well and how fast procedures are found, by words that the sayings were taught with and by words never taught."""

import contextlib
import http.client
import statistics
import time
from urllib.parse import urlencode

from tests.bench.finding import (
    META,
    META_UNSEEN,
    MINISTRIES,
    PEOPLE,
    QUERIES,
    UNSEEN,
    catalogue_index,
    confidence,
    quality,
    queries,
    rightness,
)
from tests.bench.serving import Served
from tests.bench.table import Table

PROMISED = 50  # milliseconds, 95th percentile
RECALL = "Share of the labelled queries (`tests/bench/{file}`) whose procedure is first, among three, among ten."
LISTS = (
    ("taught words", QUERIES),
    ("words never taught", UNSEEN),
    ("words never taught about ministries that joined", MINISTRIES),
)
MOST_FALSE = 0.1
FALSE = "Of questions that nothing here answers (`tests/bench/queries_unanswered.yaml`), for how many one is offered."
TIME = "One search among all procedures of the catalogue, in memory, in one process; 95th percentile of the queries."
PAGES = "The page of results for each labelled query, taught and not, one after the other over one kept connection."
FIRST = "The first search that anybody makes after the start: the index was built before the workers were forked."


def test_the_procedure_meant_is_found_in_time(table: Table) -> None:
    catalogue_index()
    for name, file in LISTS:
        recall = quality(file)
        table.add(
            "Search",
            f"Found, {name}",
            f"first {recall.at_1:.1%}, of 3 {recall.at_3:.1%}, of 10 {recall.at_10:.1%}",
            method=f"{recall.queries} queries. {RECALL.format(file=file.name)}",
        )
        table.add(
            "Search",
            f"One search, {name}",
            f"p95 {recall.p95_ms:.1f} ms",
            promised=f"< {PROMISED} ms",
            kept=recall.p95_ms < PROMISED,
            method=TIME,
        )
        print("".join(f"\n  {line}" for line in recall.missed))


def test_little_is_offered_where_nothing_answers(table: Table) -> None:
    unanswered = confidence()
    table.add(
        "Search",
        "False confidence",
        f"{unanswered.false:.1%}; known gaps not told {unanswered.untold:.1%}",
        promised="≤ 10 %",
        kept=unanswered.false <= MOST_FALSE,
        method=f"{unanswered.queries} queries. {FALSE}",
    )
    print("".join(f"\n  {line}" for line in unanswered.missed))


def test_questions_about_how_things_go_are_answered(table: Table) -> None:
    for name, file in (("how things go", META), ("the same, never taught", META_UNSEEN), ("in people's words", PEOPLE)):
        answered = rightness(file)
        table.add(
            "Search",
            f"Answered right, {name}",
            f"{answered.right:.1%}; a procedure offered falsely {answered.false:.1%}",
            method=f"{answered.queries} questions; what is right stands in `tests/bench/{file.name}`.",
        )
        print("".join(f"\n  {line}" for line in answered.missed))


def test_a_page_of_results_comes_in_time(server: Served, table: Table) -> None:
    with contextlib.closing(http.client.HTTPConnection("localhost", server.port, timeout=30)) as line:
        times = [_asked(line, words) for file in (QUERIES, UNSEEN, MINISTRIES) for words, _wanted in queries(file)]
    p95 = statistics.quantiles(times, n=20)[18]
    kept = p95 < PROMISED
    figure = f"median {statistics.median(times):.0f} ms, p95 {p95:.0f} ms"
    table.add("Search", "A page of results", figure, promised=f"p95 < {PROMISED} ms", kept=kept, method=PAGES)
    table.add("Search", "The first search after the start", f"{times[0]:.0f} ms", method=FIRST)


def _asked(line: http.client.HTTPConnection, words: str) -> float:
    """Milliseconds until the whole page is there."""
    begun = time.perf_counter()
    line.request("GET", f"/thu-tuc/?{urlencode({'q': words})}")
    answer = line.getresponse()
    answer.read()
    assert answer.status == 200, words
    return (time.perf_counter() - begun) * 1000
