"""When a file's pages were read: given by the importer, or by one of the catalogue's notes (`<name>.source.yaml`)."""

from datetime import date
from pathlib import Path

import yaml

from duoc.procedures.calculations import digest_of_file


def read_on(file: Path, national: Path) -> date | None:
    """The day on which the file's pages were read, as a note of the catalogue says for exactly this content."""
    digest = digest_of_file(file)
    for note in sorted(national.glob("*.source.yaml")):
        values = yaml.safe_load(note.read_text("utf-8"))
        if values.get("sha256") == digest:
            day = values.get("read")
            return day if isinstance(day, date) else None
    return None
