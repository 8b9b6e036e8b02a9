"""Heads of the ledger, kept outside the database in `DUOC_VAR/ledger/heads.jsonl`, one JSON line each.

A chain of hashes shows whatever is changed inside it, but not that its end was cut off: only somebody who holds an
earlier end can see that. Each line names the entries written since the line before, with their leaves, and a head: the
SHA-256 over the head before, then number and leaf of each. With one head (each is in the log) one can prove
that the file was changed; with the file one can see what is missing in the table. No line is about a person.
"""

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings


class NotesChanged(Exception):
    """A line of the file is not what was written.

    Attributes:
        line: int, its place, from 1.
    """

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass(frozen=True)
class Kept:
    """One entry as it was: its number, its leaf (32 bytes) and its subject, `kind:id`."""

    number: int
    leaf: bytes
    subject: str


@dataclass(frozen=True)
class Note:
    """One line of the file.

    Attributes:
        at: when it was written, ISO 8601.
        through: greatest number of all entries noted until then.
        before: transactions below this number had all ended; a later one may still have had a smaller entry number.
        entries: how many entries were noted until then.
        head: hex of the head.
        kept: the entries noted by this line.
    """

    at: str
    through: int
    before: int
    entries: int
    head: str
    kept: tuple[Kept, ...]


NOTHING = Note("", 0, 0, 0, "", ())


def place() -> Path:
    """The file; part of what a backup must hold, and best copied to another machine."""
    return Path(settings.VAR) / "ledger" / "heads.jsonl"


def follow(last: Note, kept: Sequence[Kept], before: int, at: datetime) -> Note:
    """The note after another."""
    through = max([last.through, *(one.number for one in kept)])
    return Note(
        at.isoformat(timespec="seconds"), through, before, last.entries + len(kept), _head(last.head, kept), tuple(kept)
    )


def all_notes() -> Iterator[Note]:
    """Every note, oldest first, each proven to follow the one before it.

    Raises:
        NotesChanged: a line was changed, removed or inserted.
    """
    try:
        lines = place().open(encoding="utf-8")
    except FileNotFoundError:
        return
    last = NOTHING
    with lines:
        for number, line in enumerate(lines, 1):
            if not line.endswith("\n"):
                return  # a write that a crash cut off: the next note takes its place
            last = _read(line, number, last)
            yield last


def newest() -> Note:
    """The last note, `NOTHING` before the first.

    Raises:
        NotesChanged: see `all_notes`.
    """
    last = NOTHING
    for note in all_notes():
        last = note
    return last


@contextmanager
def writing() -> Iterator[Path]:
    """Only one process at a time writes notes."""
    place().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with place().with_name("lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield place()


def append(path: Path, note: Note) -> None:
    """Writes a note so that it survives a power cut; what an earlier crash cut off is taken away first."""
    kept = [[one.number, one.leaf.hex(), one.subject] for one in note.kept]
    line = {"at": note.at, "through": note.through, "before": note.before, "entries": note.entries, "head": note.head}
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(handle, "r+b") as file:
        file.seek(_end_of_last_line(path))
        file.truncate()
        file.write(json.dumps({**line, "kept": kept}, separators=(",", ":")).encode() + b"\n")
        file.flush()
        os.fsync(handle)


def _end_of_last_line(path: Path) -> int:
    with path.open("rb") as file:
        return sum(len(line) for line in file if line.endswith(b"\n"))


def _read(line: str, number: int, last: Note) -> Note:
    try:
        fields = json.loads(line)
        kept = tuple(Kept(int(n), bytes.fromhex(leaf), str(subject)) for n, leaf, subject in fields["kept"])
        note = Note(
            str(fields["at"]), fields["through"], fields["before"], fields["entries"], str(fields["head"]), kept
        )
    except (ValueError, KeyError, TypeError) as error:
        raise NotesChanged(number) from error
    if note.head != _head(last.head, kept) or note.entries != last.entries + len(kept):
        raise NotesChanged(number)
    return note


def _head(before: str, kept: Sequence[Kept]) -> str:
    digest = hashlib.sha256(bytes.fromhex(before))
    for one in kept:
        digest.update(one.number.to_bytes(8, "big") + one.leaf)
    return digest.hexdigest()
