"""Keeping files and letting go of them."""

import contextlib
import hashlib
import uuid
from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError

from duoc.ground.files import disk, queries
from duoc.ground.files.checks import FileRefused as FileRefused
from duoc.ground.files.checks import check
from duoc.ground.files.checks import expect_size as expect_size
from duoc.ground.files.disk import NoRoom as NoRoom
from duoc.ground.files.limits import LIMITS, Limits
from duoc.ground.files.models import StoredFile


def store(
    data: bytes, name: str, *, at: datetime, person: str = "", organisation: str = "", limits: Limits = LIMITS
) -> StoredFile:
    """Checks an upload and keeps it. Bytes first, then the row: a row always has its bytes.

    Call it before the transaction does much else: it takes as long as the file takes to parse and to reach the disk.
    When the caller's transaction fails, the bytes stay behind without a row and `sweep` takes them away.

    Args:
        name: as the sender gave it.
        person: text id of whose file it is, empty when nobody's.
        organisation: text id of the organisation that holds it.

    Raises:
        FileRefused: the file may not be kept; says why and what to do.
        NoRoom: the disk is full; nothing was kept.
    """
    checked = check(data, name, limits=limits)
    return _keep(checked.data, checked.name, checked.media_type, checked.facts, at, person, organisation)


def keep_own(data: bytes, name: str, *, at: datetime, person: str = "", organisation: str = "") -> StoredFile:
    """Keeps a PDF that we made ourselves (a notice, a signed result), as it is.

    Raises:
        NoRoom: the disk is full; nothing was kept.
    """
    return _keep(data, name, "application/pdf", {"made_here": True}, at, person, organisation)


def _keep(
    data: bytes, name: str, media_type: str, facts: dict[str, object], at: datetime, person: str, organisation: str
) -> StoredFile:
    id = uuid.uuid4()
    disk.put(id, data)
    try:
        with transaction.atomic():
            return StoredFile.objects.create(
                id=id,
                sha256=hashlib.sha256(data).hexdigest(),
                size=len(data),
                media_type=media_type,
                name=name,
                kept_at=at,
                checks=facts,
                person_id=person,
                organisation_id=organisation,
            )
    except BaseException:
        with contextlib.suppress(OSError):
            disk.remove(id)
        raise


def discard(file: StoredFile) -> None:
    """Lets go of a file for good: the row now, the bytes once the caller's transaction is committed.

    Raises:
        django.db.models.ProtectedError: somebody still uses it.
    """
    id = file.id
    with transaction.atomic():
        file.delete()
        transaction.on_commit(lambda: disk.remove(id))


def let_go_unused(*, before: datetime, at_most: int = 500) -> int:
    """Discards files kept before a time that nothing names: sent ahead of a dossier that never came.

    Returns:
        How many files were discarded.
    """
    unused = list(queries.unused(before=before).order_by("kept_at")[:at_most])
    for file in unused:
        with contextlib.suppress(ProtectedError):  # named since we looked
            discard(file)
    return len(unused)


def sweep(*, before: datetime) -> int:
    """Takes away bytes that were written before a time and have no row: their transaction never came through.

    Args:
        before: at least an hour ago, so that no running request loses its bytes.

    Returns:
        How many files were taken away.
    """
    strays = list(disk.strays(before))
    rows = StoredFile.objects.filter(id__in=[id for _, id in strays if id]).values_list("id", flat=True)
    known = set(rows)
    lost = [place for place, id in strays if id not in known]
    for place in lost:
        place.unlink(missing_ok=True)
    return len(lost)
