"""The only writer of the ledger, and of the notes about it that lie outside the database."""

import logging
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection

from duoc.ground.ledger import notes
from duoc.ground.ledger.calculations import canonical, leaf_hash
from duoc.ground.ledger.models import Entry
from duoc.ground.rows import actions as rows

logger = logging.getLogger(__name__)
LATE = 100_000
"""How many entries a transaction may fall behind others and still be noted once it ends."""


def append(
    *,
    action: str,
    actor: str,
    post: str,
    subject: tuple[str, str],
    facts: Mapping[str, Any],
    at: datetime,
    first: bool = False,
) -> Entry:
    """Writes one act into the ledger, in the caller's transaction, behind the subject's entry before it.

    Args:
        action: `<subject>.<verb in the past>`, for example `dossier.filed`.
        actor: text id of who acts, for example `person:<uuid>`, `system:worker`.
        post: text id of the post in which they act, empty for a citizen.
        subject: kind and text id of what is acted on.
        facts: JSON values without personal data in clear (use `calculations.commit`).
        first: True when the caller has just created the subject, so that no earlier entry can exist.

    Raises:
        django.db.IntegrityError: another transaction has just written the subject's next entry, or `first` was untrue.
        RuntimeError: called outside a transaction, where act and entry could part.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a ledger entry is written in the transaction of its act")
    previous = None if first else _last_leaf(subject)
    return rows.add(_entry(action, actor, post, subject, facts, at, previous))


def append_each(
    *,
    action: str,
    actor: str,
    post: str,
    facts: Mapping[tuple[str, str], Mapping[str, Any]],
    at: datetime,
) -> None:
    """Writes the same act on many subjects, each behind its own last entry: two statements however many they are.

    Args:
        facts: by subject; all are of one kind.

    Raises:
        django.db.IntegrityError: another transaction has just written the next entry of one of them.
        RuntimeError: called outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a ledger entry is written in the transaction of its act")
    last = _last_leaves(list(facts))
    Entry.objects.bulk_create(
        _entry(action, actor, post, subject, its, at, last.get(subject)) for subject, its in facts.items()
    )


def _entry(
    action: str,
    actor: str,
    post: str,
    subject: tuple[str, str],
    facts: Mapping[str, Any],
    at: datetime,
    previous: bytes | None,
) -> Entry:
    id = uuid.uuid4()
    text = canonical(
        id=id, at=at, actor=actor, post=post, action=action, subject=subject, facts=facts, previous=previous
    )
    return Entry(
        id=id,
        at=at,
        actor=actor,
        post=post,
        action=action,
        subject_kind=subject[0],
        subject_id=subject[1],
        canonical=text.decode("utf-8"),
        leaf_hash=leaf_hash(text),
        previous_hash=previous,
    )


def _last_leaf(subject: tuple[str, str]) -> bytes | None:
    last = (
        Entry.objects.filter(subject_kind=subject[0], subject_id=subject[1])
        .order_by("-number")
        .values_list("leaf_hash", flat=True)
        .first()
    )
    return bytes(last) if last is not None else None


def _last_leaves(subjects: list[tuple[str, str]]) -> dict[tuple[str, str], bytes]:
    """The leaf of the last entry of each subject that has one."""
    kinds = {kind for kind, _id in subjects}
    newest = (
        Entry.objects.filter(subject_kind__in=kinds, subject_id__in=[id for _kind, id in subjects])
        .order_by("subject_kind", "subject_id", "-number")
        .distinct("subject_kind", "subject_id")
    )
    rows = newest.values_list("subject_kind", "subject_id", "leaf_hash")
    return {(kind, id): bytes(leaf) for kind, id, leaf in rows}


def note_head(*, at: datetime) -> notes.Note:
    """Notes, outside the database, the entries that were committed since the last note, and writes the head to the log.

    Entries of transactions that run beside one that is still open wait for the next note: a set that may yet change
    proves nothing.

    Returns:
        The last note, a new one when there was something to note.
    """
    with notes.writing() as path:
        last = notes.newest()
        before, kept = _settled_since(last)
        if kept:
            last = notes.follow(last, kept, before, at)
            notes.append(path, last)
            logger.info("ledger head %s after %s entries", last.head, last.entries)
    return last


def _settled_since(last: notes.Note) -> tuple[int, list[notes.Kept]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text")
        before = int(cursor.fetchone()[0])
        cursor.execute(
            "SELECT number, leaf_hash, subject_kind || ':' || subject_id FROM ledger_entry"
            " WHERE number > %s AND transaction < %s::text::xid8"
            " AND NOT (number <= %s AND transaction < %s::text::xid8) ORDER BY number",
            [last.through - LATE, str(before), last.through, str(last.before)],
        )
        return before, [notes.Kept(number, bytes(leaf), subject) for number, leaf, subject in cursor.fetchall()]
