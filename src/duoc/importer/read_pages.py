"""A whole file read: every page as a definition with its doubts, every line that is not taken with its reason."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from duoc.importer import sameness
from duoc.importer.lines import pages
from duoc.importer.page import Page, Rejection
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


def read_file(path: Path, around: Around) -> Reading:
    """Read a file. Raises lines.Unreadable when the file as a whole cannot be read."""
    found, rejected = [], []
    for item in pages(path):
        if isinstance(item, Page):
            found.append(item)
        else:
            rejected.append(item)
    sameness.mark(found)
    written = []
    for page in found:
        try:
            written.append(write(page, around))
        except Rejection as fault:
            rejected.append(Rejection(fault.what, fault.why, fault.remedy, page.line, page.code))
    rejected.sort(key=lambda fault: fault.line)
    return Reading(tuple(written), tuple(rejected))
