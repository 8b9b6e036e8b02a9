"""The only writer of the ledger."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection

from duoc.ground.ledger.models import Entry
from duoc.ground.ledger.reckon import canonical, leaf_hash
from duoc.ground.rows import actions as rows


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
        facts: JSON values without personal data in clear (use `reckon.commit`).
        first: True when the caller has just created the subject, so that no earlier entry can exist.

    Raises:
        django.db.IntegrityError: another transaction has just written the subject's next entry, or `first` was untrue.
        RuntimeError: called outside a transaction, where act and entry could part.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a ledger entry is written in the transaction of its act")
    previous = None if first else _last_leaf(subject)
    id = uuid.uuid4()
    text = canonical(
        id=id, at=at, actor=actor, post=post, action=action, subject=subject, facts=facts, previous=previous
    )
    entry = Entry(
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
    return rows.add(entry)


def _last_leaf(subject: tuple[str, str]) -> bytes | None:
    last = (
        Entry.objects.filter(subject_kind=subject[0], subject_id=subject[1])
        .order_by("-number")
        .values_list("leaf_hash", flat=True)
        .first()
    )
    return bytes(last) if last is not None else None
