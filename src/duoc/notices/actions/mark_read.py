"""Somebody has seen notices."""

import uuid
from collections.abc import Collection
from datetime import datetime

from duoc.notices.models import Notice


def mark_all_read(parties: Collection[uuid.UUID], *, at: datetime, subject: tuple[str, str] | None = None) -> int:
    """Notes that all notices to these parties were seen, or all about one subject (opening the dossier shows them).

    Returns:
        How many became read.
    """
    unread = Notice.objects.filter(party_id__in=parties, read_at=None)
    if subject is not None:
        unread = unread.filter(subject_kind=subject[0], subject_id=subject[1])
    return unread.update(read_at=at)
