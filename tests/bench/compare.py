"""Compares two checkouts, served on this machine at the same time: `make compare BASE=<folder of the other>`.

Filing by filing the two take turns, so that whatever else the machine does weighs on both alike. Processor seconds are
measured, not time: see `processor`.
"""

import argparse
import contextlib
import signal
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench import pages, processor
from tests.bench.load import Line
from tests.bench.serving import ROOT, Served, served

WARM = 60  # filings before the first round


@dataclass(frozen=True)
class Used:
    """Milliseconds of processor for one filing: of the web server, and of PostgreSQL."""

    web: float
    database: float

    @property
    def whole(self) -> float:
        return self.web + self.database


def alternate(base: Served, head: Served, rounds: int, filings: int) -> list[tuple[Used, Used]]:
    """For each round what both used for so many filings by API, each over one kept connection.

    Filing follows filing, now here, now there, in the order base, head, head, base.
    """
    with (
        contextlib.closing(Line(base.port, base.token())) as to_base,
        contextlib.closing(Line(head.port, head.token())) as to_head,
    ):
        order = (to_base, to_head, to_head, to_base)
        _round(order, WARM)
        figures = []
        for _number in range(rounds):
            before = processor.seconds(base), processor.seconds(head)
            _round(order, filings)
            after = processor.seconds(base), processor.seconds(head)
            figures.append((_used(before[0], after[0], filings), _used(before[1], after[1], filings)))
    return figures


def _round(order: Sequence[Line], filings: int) -> None:
    for number in range(2 * filings):
        pages.file(order[number % len(order)])


def _used(before: tuple[float, float], after: tuple[float, float], filings: int) -> Used:
    return Used(*(1000 * (end - start) / filings for start, end in zip(before, after, strict=True)))


def cost_table(figures: Sequence[tuple[Used, Used]]) -> str:
    """Medians of both, and of the ratio in each round."""
    lines = ["| Processor, ms for one filing | base | head | ratio |", "| --- | ---: | ---: | ---: |"]
    for name in ("web", "database", "whole"):
        pairs = [(getattr(base, name), getattr(head, name)) for base, head in figures]
        base, head = (statistics.median(side) for side in zip(*pairs, strict=True))
        ratios = sorted(after / before for before, after in pairs)
        spread = f"{statistics.median(ratios):.3f} ({ratios[0]:.2f} to {ratios[-1]:.2f})"
        lines.append(f"| {name} | {base:.2f} | {head:.2f} | {spread} |")
    return "\n".join(lines)


def page_table(base: dict[str, pages.Cost], head: dict[str, pages.Cost]) -> str:
    """SQL statements and bytes of each page, base → head."""
    lines = ["| Page | SQL | bytes | ratio of bytes |", "| --- | ---: | ---: | ---: |"]
    for name, before in base.items():
        after = head[name]
        change = f"{before.statements} → {after.statements} | {before.size} → {after.size}"
        lines.append(f"| {name} | {change} | {after.size / before.size:.2f} |")
    return "\n".join(lines)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path, help="folder of the other checkout")
    parser.add_argument("--head", type=Path, default=ROOT, help="folder of the checkout that is judged")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--filings", type=int, default=100, help="in each round, of each checkout")
    parser.add_argument("--keep", type=Path, help="folder in which both databases stay for the next time")
    parser.add_argument("--without-pages", action="store_true")
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(1))  # servers are ended, as at Ctrl-C
    sides = {side: arguments.keep / side if arguments.keep else None for side in ("base", "head")}
    with (
        served(arguments.base.resolve(), keep=sides["base"], quick=True) as base,
        served(arguments.head.resolve(), keep=sides["head"], quick=True) as head,
    ):
        if not arguments.without_pages:
            print(page_table(pages.costs(base), pages.costs(head)), "\n", flush=True)
        print(cost_table(alternate(base, head, arguments.rounds, arguments.filings)), flush=True)


if __name__ == "__main__":
    main()
