"""The one table of `make bench`: what was measured, what is promised, how; printed, and kept in docs/BENCHMARKS.md."""

import os
import platform
import subprocess
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "docs" / "BENCHMARKS.md"
BEFORE = os.getloadavg()[0]
PACKAGES = ("Django", "psycopg", "granian", "procrastinate", "typst", "pyhanko")


@dataclass(frozen=True)
class Row:
    """One figure.

    Attributes:
        subject: what it belongs to; rows of one subject stand together.
        figure: as people read it, with its unit.
        promised: what is promised; empty when nothing is.
        kept: whether the promise holds; True when nothing is promised.
        method: one sentence that a critic can repeat.
    """

    subject: str
    name: str
    figure: str
    promised: str
    kept: bool
    method: str


@dataclass
class Table:
    """Rows as they come in; each bench adds its own."""

    rows: list[Row] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)

    def add(
        self, subject: str, name: str, figure: str, *, promised: str = "", kept: bool = True, method: str = ""
    ) -> None:
        """One more figure. It is written down whether the promise holds or not."""
        self.rows.append(Row(subject, name, figure, promised, kept, method))

    def text(self) -> str:
        """For the terminal."""
        wide = max(len(row.name) for row in self.rows)
        far = max(len(row.figure) for row in self.rows)
        lines, subject = [], ""
        for row in self._sorted():
            if row.subject != subject:
                subject = row.subject
                lines += ["", subject]
            lines.append(f"  {row.name:{wide}}  {row.figure:>{far}}  {_promise(row)}".rstrip())
        return "\n".join(["", *(f"{name}: {value}" for name, value in self._facts().items()), *lines, ""])

    def write(self, file: Path = FILE) -> None:
        """For readers: the same, with every method."""
        facts = "\n".join(f"- {name}: {value}" for name, value in self._facts().items())
        parts = [HEAD.format(facts=facts)]
        for subject in dict.fromkeys(row.subject for row in self._sorted()):
            rows = [row for row in self.rows if row.subject == subject]
            lines = [f"| {row.name} | {row.figure} | {_promise(row)} |" for row in rows]
            parts += [f"## {subject}\n", "| What | Measured | Promised |\n| --- | ---: | --- |", *lines, ""]
            parts += [f"- **{row.name}**: {row.method}" for row in rows if row.method]
            parts.append("")
        file.write_text("\n".join(parts).rstrip() + "\n", "utf-8")

    def _sorted(self) -> list[Row]:
        order = list(dict.fromkeys(row.subject for row in self.rows))
        return sorted(self.rows, key=lambda row: order.index(row.subject))

    def _facts(self) -> dict[str, str]:
        packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
        return {
            "Date": date.today().isoformat(),  # noqa: DTZ011 (the day on this machine is meant)
            "Commit": _line("git", "rev-parse", "--short", "HEAD"),
            "Machine": f"{os.cpu_count()} cores ({_cpu()}), {_memory()} GiB, {platform.system()} {_kernel()}",
            "Load before and after": f"{BEFORE:.1f}, {os.getloadavg()[0]:.1f} processes (mean of a minute)",
            "Python": platform.python_version(),
            **self.facts,
            "Packages": packages,
        }


def _promise(row: Row) -> str:
    return f"{row.promised} {'✓' if row.kept else '✗ MISSED'}".strip() if row.promised else ""


def _kernel() -> str:
    """Version and revision; the rest is the machine's own affair."""
    return ".".join(platform.release().split(".")[:2])


def _cpu() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def _memory() -> str:
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return f"{pages * size / 2**30:.0f}"


def _line(*command: str) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return done.stdout.strip()


HEAD = """# Benchmarks

Written by `make bench`; nothing here is written by hand. Each figure has its method, so that a critic can repeat it:
`make bench` takes some minutes and needs nothing beside the checkout (with `pgbench` of PostgreSQL where there is one).
`make bench ARGS="-k filings"` runs a part and leaves this file alone. `make compare BASE=<folder>` puts this
checkout beside another; what each statement by hand saves stands in `docs/adr/0015-statements-by-hand.md`.

{facts}

A promise that is missed says so in the table; the run does not fail for it, since a busy machine is no fault of the
code. Where processor time stands beside a time of the clock, it is the figure that other work leaves nearly alone.
Rates are of the whole machine: the clients that ask, the web server and the database share its cores.
"""
