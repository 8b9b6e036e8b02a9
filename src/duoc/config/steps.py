"""A longer work in steps, and how far it is: one line that changes on a terminal, plain lines in a file or pipe."""

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from duoc.config.output import print_line
from duoc.config.terminal import gettext as _

Report = Callable[[int, int], None]
"""Called with how much of a step is done and how much there is to do."""
EVERY = {True: 0.1, False: 5.0}
"""Seconds between two lines of one step: on a terminal, elsewhere."""
WORTH_A_LINE = 2.0


@dataclass(frozen=True)
class Step:
    """One step: its name, marked for translation, and what it does."""

    name: str
    act: Callable[[Report], object]


def show(steps: Sequence[Step]) -> None:
    """Do the steps one after another and show how far they are."""
    for number, step in enumerate(steps, 1):
        line = _Line(f"  [{number}/{len(steps)}] {_(step.name)}")
        step.act(line.report)
        line.end()


class _Line:
    def __init__(self, title: str) -> None:
        self._title = title
        self._begun = self._shown = time.monotonic()
        self._on_terminal = sys.stdout.isatty()
        self._write(f"{title}…")

    def report(self, done: int, total: int) -> None:
        now = time.monotonic()
        if total and now - self._shown >= EVERY[self._on_terminal]:
            self._shown = now
            self._write(f"{self._title}: {100 * done // total} %")

    def end(self) -> None:
        seconds = time.monotonic() - self._begun
        if self._on_terminal or seconds >= WORTH_A_LINE:
            self._write(_("%(step)s: %(seconds).1f giây") % {"step": self._title, "seconds": seconds})
        if self._on_terminal:
            print_line("")

    def _write(self, text: str) -> None:
        if self._on_terminal:
            sys.stdout.write(f"\r\033[K{text}")
            sys.stdout.flush()
        else:
            print_line(text)
