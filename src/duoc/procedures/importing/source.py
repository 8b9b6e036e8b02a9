"""When a file's pages were read: told by who imports it, by a note beside the file, or by the catalogue's own note."""

import hashlib
from datetime import date
from pathlib import Path

import yaml

NOTE = "procedures.source.yaml"


def digest(file: Path) -> str:
    """SHA-256 of the file, hex. Raises OSError."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def read_on(file: Path, national: Path) -> date | None:
    """The day on which the file's pages were read, as the catalogue's note tells for exactly this content."""
    note = national / NOTE
    if not note.is_file():
        return None
    told = yaml.safe_load(note.read_text("utf-8"))
    day = told.get("read")
    return day if told.get("sha256") == digest(file) and isinstance(day, date) else None


def of_code(*folders: Path) -> str:
    """One digest of the programs in these folders: who changes how pages are read need not remember to say so."""
    files = sorted(file for folder in folders for file in folder.glob("*.py"))
    return joined([f"{file.parent.name}/{file.name} {digest(file)}" for file in files])


def joined(parts: list[str]) -> str:
    """One digest of many."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
