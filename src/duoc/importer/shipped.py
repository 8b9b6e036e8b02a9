"""The pages that the product ships with."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.conf import settings

from duoc.importer import acceptability, handling_bodies, source
from duoc.importer.doubts_report import report
from duoc.importer.read_pages import Reading, read_file
from duoc.importer.writer import Around
from duoc.procedures.queries import OpeningList, opening_list, read_vocabularies

# In the order of reading: a page that was read again later stands in a file behind the first.
FILES = (
    "procedures.jsonl.gz",
    "more_procedures.jsonl.gz",
    "renewed_procedures.jsonl.gz",
    "central_procedures.jsonl.gz",
)
GONE = "gone.tsv"


def files() -> list[Path]:
    """The files of the shipped pages; the first one is always there."""
    national = Path(settings.CATALOG) / "national"
    return [national / name for name in FILES if name == FILES[0] or (national / name).is_file()]


def gone() -> list[str]:
    """Codes of pages that the national portal no longer has."""
    file = Path(settings.CATALOG) / "national" / GONE
    if not file.is_file():
        return []
    return [line.split("\t")[0] for line in file.read_text("utf-8").splitlines()[1:] if line.strip()]


def opening() -> OpeningList:
    """What the province opens by its file."""
    file = Path(settings.CATALOG) / settings.PROVINCE / "opening.yaml"
    return opening_list(file.read_bytes() if file.is_file() else b"")


def around(read_on: date) -> Around:
    """What pages are read against in this province."""
    catalog = Path(settings.CATALOG)
    fields = read_vocabularies(catalog, settings.PROVINCE).fields
    return Around(read_on, fields, handling_bodies.read(catalog / settings.PROVINCE))


def read() -> Iterator[Reading]:
    """The shipped pages, file by file. Raises lines.Unreadable when a file is broken."""
    for file in files():
        yield read_file(file, around(source.read_on(file, file.parent) or date.min))


def pages_report() -> str:
    """What is in doubt in the shipped pages, as Markdown."""
    return report(read())


def acceptability_protocol(sample: int, seed: int) -> str:
    """A protocol on some of the open ones, those left out that the province wrote itself or that are gone."""
    own = Path(settings.CATALOG) / settings.PROVINCE / "procedures"
    without = [*gone(), *(folder.name for folder in own.iterdir())]
    return acceptability.protocol(acceptability.opened(read(), without), sample, seed)
