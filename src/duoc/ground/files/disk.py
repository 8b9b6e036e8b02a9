"""Bytes on disk, under `DUOC_VAR/files/<first two letters of the id>/<id>`: whole or absent, never half."""

import contextlib
import errno
import os
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from duoc.ground.refusal import Refusal

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
UNFINISHED = ".part"


class NoRoom(Refusal):
    """The disk for files is full. Nothing of the file was kept."""


def folder() -> Path:
    """Where all files are; part of what a backup must hold."""
    return Path(settings.VAR) / "files"


def path(id: uuid.UUID) -> Path:
    """Where the bytes of a file are."""
    return folder() / id.hex[:2] / str(id)


def put(id: uuid.UUID, data: bytes) -> None:
    """Writes the bytes so that they survive a power cut once this returns, readable by the owner only.

    Raises:
        NoRoom: disk or quota is full; nothing is left behind.
    """
    place = path(id)
    unfinished = place.with_name(place.name + UNFINISHED)
    try:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(place)
        _sync_folder(place.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
        if error.errno in FULL:
            raise NoRoom(
                _("Hệ thống tạm hết chỗ lưu tệp nên chưa nhận được tệp này; những gì đã lưu trước đó vẫn còn nguyên."),
                _("Hãy thử lại sau ít phút. Nếu vẫn không được, hãy báo cho nơi tiếp nhận hồ sơ."),
            ) from error
        raise


def get(id: uuid.UUID) -> bytes:
    """The bytes as they are on disk.

    Raises:
        FileNotFoundError: there are none.
    """
    return path(id).read_bytes()


def remove(id: uuid.UUID) -> None:
    """Takes the bytes away; nothing happens when there are none."""
    path(id).unlink(missing_ok=True)


def strays(before: datetime) -> Iterator[tuple[Path, uuid.UUID | None]]:
    """All on disk that was written before a time, with the id it belongs to; None for a write that never ended."""
    for place in folder().glob("??/*"):
        written = datetime.fromtimestamp(place.stat().st_mtime, UTC)
        if written >= before:
            continue
        yield place, None if place.name.endswith(UNFINISHED) else uuid.UUID(place.name)


def _sync_folder(place: Path) -> None:
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
