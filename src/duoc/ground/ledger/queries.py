"""Reading and proving the ledger."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from duoc.ground.ledger import notes
from duoc.ground.ledger.calculations import leaf_hash
from duoc.ground.ledger.models import Entry

BATCH = 2_000


@dataclass(frozen=True)
class Fault:
    """The first entry that does not hold.

    Attributes:
        number: int, place of the entry in the ledger.
        id: str, its uuid.
        subject: str, `kind:id`.
        why: str, Vietnamese.
    """

    number: int
    id: str
    subject: str
    why: str


@dataclass(frozen=True)
class Verdict:
    """The result of `verify`.

    Attributes:
        entries: int, how many were read.
        head: str, hex leaf of the last entry read.
        fault: the first that does not hold, None when all do.
        noted: int, how many of them the notes outside the database vouch for.
        noted_head: str, hex of the newest noted head; held by somebody else, it shows that notes and ledger were cut.
    """

    entries: int
    head: str
    fault: Fault | None
    noted: int = 0
    noted_head: str = ""

    @property
    def holds(self) -> bool:
        return self.fault is None


def last_at() -> datetime | None:
    """When the newest entry says that it was written; None in an empty ledger."""
    return Entry.objects.order_by("-number").values_list("at", flat=True).first()


def of_subject(kind: str, id: str) -> list[Entry]:
    """All entries of one subject, oldest first."""
    return list(Entry.objects.filter(subject_kind=kind, subject_id=id).order_by("number"))


def happened(kind: str, id: str) -> list[tuple[datetime, str]]:
    """Time and action of each act on a subject, oldest first: the same without what the acts say."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT at, action FROM ledger_entry WHERE subject_kind = %s AND subject_id = %s ORDER BY number",
            [kind, id],
        )
        return [(at, action) for at, action in cursor.fetchall()]


def actors(kind: str, id: str) -> list[str]:
    """Who did each act on a subject, oldest first, as text ids."""
    return list(
        Entry.objects.filter(subject_kind=kind, subject_id=id).order_by("number").values_list("actor", flat=True)
    )


def last_leaves(kind: str, ids: Collection[str]) -> dict[str, str]:
    """The hash of the newest entry of each of these subjects, in hex, by id; none for one without entries."""
    newest = Entry.objects.filter(subject_kind=kind, subject_id__in=ids).order_by("subject_id", "-number")
    return {id: bytes(leaf).hex() for id, leaf in newest.distinct("subject_id").values_list("subject_id", "leaf_hash")}


def facts(entry: Entry) -> dict[str, Any]:
    """What the entry says beyond who, when and what."""
    return dict(json.loads(entry.canonical)["facts"])


def verify(*, expected_head: str = "") -> Verdict:
    """Reads the whole ledger once, in order, and stops at the first entry that does not hold.

    An entry holds when its hash is that of its canonical bytes, its columns say what those bytes say, and it follows
    the entry of its subject that was written before it. A changed, inserted, moved or removed entry breaks one of
    these; one removed from the end of its subject is missed by the notes kept outside the database (see `notes`).

    Args:
        expected_head: hex of a noted head, or of a leaf, that somebody holds; it must still be there (shows that the
            notes were cut together with the ledger).
    """
    last: dict[str, bytes] = {}
    count, head, seen = 0, b"", not expected_head
    for entry in _all():
        count += 1
        subject = f"{entry.subject_kind}:{entry.subject_id}"
        why = _fault_of(entry, last.get(subject))
        if why:
            return Verdict(count, head.hex(), Fault(entry.number, str(entry.id), subject, why))
        head = last[subject] = bytes(entry.leaf_hash)
        seen = seen or head.hex() == expected_head
    noted = notes.NOTHING
    try:
        for noted in notes.all_notes():
            seen = seen or noted.head == expected_head
            if missed := _missed(noted):
                return Verdict(count, head.hex(), missed, noted.entries, noted.head)
    except notes.NotesChanged as changed:
        fault = Fault(
            0,
            "",
            "",
            _("Dòng %(line)d của %(file)s bị sửa, xóa hoặc chèn.") % {"line": changed.line, "file": notes.place().name},
        )
        return Verdict(count, head.hex(), fault, noted.entries, noted.head)
    gone = Fault(count, "", "", _("Đầu nhật ký đã ghi nhận trước đây không còn: phần cuối nhật ký đã bị cắt."))
    return Verdict(count, head.hex(), None if seen else gone, noted.entries, noted.head)


def _missed(noted: notes.Note) -> Fault | None:
    """The first entry of a note that the ledger does not hold any more as it was."""
    for start in range(0, len(noted.kept), BATCH):
        part = noted.kept[start : start + BATCH]
        numbers = [one.number for one in part]
        there = dict(Entry.objects.filter(number__in=numbers).values_list("number", "leaf_hash"))
        for one in part:
            if one.number not in there:
                why = _("Việc này đã được ghi nhận lúc %(at)s, nay không còn: phần cuối đã bị cắt.") % {"at": noted.at}
                return Fault(one.number, "", one.subject, why)
            if bytes(there[one.number]) != one.leaf:
                why = _("Việc này không còn như khi được ghi nhận lúc %(at)s: đã bị viết lại.") % {"at": noted.at}
                return Fault(one.number, "", one.subject, why)
    return None


def _all() -> Iterator[Entry]:
    return Entry.objects.order_by("number").iterator(chunk_size=BATCH)


def _fault_of(entry: Entry, before: bytes | None) -> str:
    if leaf_hash(entry.canonical.encode("utf-8")) != bytes(entry.leaf_hash):
        return _("Nội dung không khớp mã băm: việc đã ghi bị sửa.")
    try:
        recorded = json.loads(entry.canonical)
    except ValueError:
        return _("Nội dung không đọc được.")
    if recorded != _as_columns_say(entry, recorded):
        return _("Các cột không khớp nội dung đã băm: việc đã ghi bị sửa.")
    previous = bytes(entry.previous_hash) if entry.previous_hash is not None else None
    if previous != before:
        return _("Không nối tiếp việc trước của cùng đối tượng: có việc bị xóa, chèn hoặc đổi chỗ.")
    return ""


def _as_columns_say(entry: Entry, recorded: Any) -> dict[str, Any]:
    at: datetime = entry.at
    return {
        "format": recorded.get("format") if isinstance(recorded, dict) else None,
        "id": str(entry.id),
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": entry.actor,
        "post": entry.post,
        "action": entry.action,
        "subject": {"kind": entry.subject_kind, "id": entry.subject_id},
        "facts": recorded.get("facts") if isinstance(recorded, dict) else None,
        "previous": bytes(entry.previous_hash).hex() if entry.previous_hash is not None else None,
    }
