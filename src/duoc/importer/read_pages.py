"""A whole file read: every page as a definition with its doubts, every line that is not taken with its reason."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from duoc.importer import sameness
from duoc.importer.lines import pages
from duoc.importer.source_page import Page, Rejection
from duoc.importer.writer import Around, Written, write


@dataclass(frozen=True)
class Reading:
    """`read` lines held something; `written` pages became definitions, `rejected` lines did not."""

    written: tuple[Written, ...]
    rejected: tuple[Rejection, ...]

    @property
    def read(self) -> int:
        return len(self.written) + len(self.rejected)

    def flagged(self) -> Counter[str]:
        """How many pages each kind of doubt is found in."""
        return Counter(kind for written in self.written for kind in {doubt.kind for doubt in written.doubts})


Report = Callable[[int, int], None]
"""Called now and then with how much of the work is done and how much there is."""


def unreported(done: int, total: int) -> None:
    """For callers who need not know how far the work is."""


def read_file(path: Path, around: Around, report: Report = unreported) -> Reading:
    """Read a file; this is half of the work of an import. Raises lines.Unreadable when it cannot be read as a whole."""
    items, rejected = [], []
    for item in pages(path):
        if isinstance(item, Page):
            items.append(item)
        else:
            rejected.append(item)
    sameness.mark(items)
    written = []
    for number, page in enumerate(items):
        report(number, 2 * len(items))
        try:
            written.append(write(page, around))
        except Rejection as fault:
            rejected.append(Rejection(fault.what, fault.why, fault.remedy, page.line, page.code))
    rejected.sort(key=lambda fault: fault.line)
    return Reading(tuple(written), tuple(rejected))
