"""When a file's pages were read: given by the importer, by a note beside the file, or by the catalogue's own note."""

from datetime import date
from pathlib import Path

import yaml

from duoc.procedures.calculations import digest_of_file

NOTE = "procedures.source.yaml"


def read_on(file: Path, national: Path) -> date | None:
    """The day on which the file's pages were read, as the catalogue's note says for exactly this content."""
    note = national / NOTE
    if not note.is_file():
        return None
    values = yaml.safe_load(note.read_text("utf-8"))
    day = values.get("read")
    return day if values.get("sha256") == digest_of_file(file) and isinstance(day, date) else None
