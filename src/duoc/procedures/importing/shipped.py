"""The pages that the product ships with."""

from datetime import date
from pathlib import Path

from django.conf import settings

from duoc.procedures.importing import places, source
from duoc.procedures.importing.reading import Reading, read_file
from duoc.procedures.importing.report import report
from duoc.procedures.importing.writing import Around
from duoc.procedures.language.vocabularies import current

NATIONAL = "procedures.jsonl.gz"


def file() -> Path:
    """The file of the shipped pages."""
    return Path(settings.CATALOG) / "national" / NATIONAL


def around(read_on: date) -> Around:
    """What pages are read against in this province."""
    return Around(read_on, current().fields, places.bodies(Path(settings.CATALOG) / settings.PROVINCE))


def read() -> Reading:
    """The shipped pages, read. Raises lines.Unreadable when the file is broken."""
    return read_file(file(), around(source.read_on(file(), file().parent) or date.min))


def pages_report() -> str:
    """What is in doubt in the shipped pages, as Markdown."""
    return report(read())
