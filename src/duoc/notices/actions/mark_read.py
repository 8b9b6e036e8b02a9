"""A person has seen their notices."""

import uuid
from datetime import datetime

from duoc.notices.models import Notice


def mark_all_read(person_id: uuid.UUID, *, at: datetime, subject: tuple[str, str] | None = None) -> int:
    """Notes that a person has seen all their notices, or all about one subject (opening the dossier shows them).

    Returns:
        How many became read.
    """
    unread = Notice.objects.filter(person_id=person_id, read_at=None)
    if subject is not None:
        unread = unread.filter(subject_kind=subject[0], subject_id=subject[1])
    return unread.update(read_at=at)
