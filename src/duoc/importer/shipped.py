"""The pages that the product ships with."""

from datetime import date
from pathlib import Path

from django.conf import settings

from duoc.importer import bodies, source
from duoc.importer.doubts_report import report
from duoc.importer.read_pages import Reading, read_file
from duoc.importer.writer import Around
from duoc.procedures.queries import read_vocabularies

NATIONAL = "procedures.jsonl.gz"


def file() -> Path:
    """The file of the shipped pages."""
    return Path(settings.CATALOG) / "national" / NATIONAL


def around(read_on: date) -> Around:
    """What pages are read against in this province."""
    catalog = Path(settings.CATALOG)
    fields = read_vocabularies(catalog, settings.PROVINCE).fields
    return Around(read_on, fields, bodies.bodies(catalog / settings.PROVINCE))


def read() -> Reading:
    """The shipped pages, read. Raises lines.Unreadable when the file is broken."""
    return read_file(file(), around(source.read_on(file(), file().parent) or date.min))


def pages_report() -> str:
    """What is in doubt in the shipped pages, as Markdown."""
    return report(read())
