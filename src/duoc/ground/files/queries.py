"""Reading files, and finding those that nobody uses."""

import hashlib
import io
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.fields.reverse_related import ForeignObjectRel
from django.utils.translation import gettext as _
from PIL import Image

from duoc.ground.files import disk, file_types
from duoc.ground.files.inspection import pdf
from duoc.ground.files.models import StoredFile
from duoc.ground.refusal import Refusal

THUMBNAIL = (192, 192)  # pixels: two to each of the page's on a telephone
THUMBNAIL_OF = 10_000_000
"""Pixels decoded for it at most: a tenth of a second."""


class FileDamaged(Refusal):
    """What is on disk is not what was kept: lost, or changed behind our back. A restore from backup is needed."""


def read(file: StoredFile) -> bytes:
    """The bytes, proven to be those that were kept.

    Raises:
        FileDamaged: they are missing or their sha256 is another.
    """
    try:
        data = disk.get(file.id)
    except FileNotFoundError as error:
        raise _damaged(file) from error
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise _damaged(file)
    return data


def pdf_writings(data: bytes) -> list[bytes]:
    """The bytes as they came, and those that a PDF may have had before blanks or zeros were put around it.

    What is tolerated is what an upload may have around it too.
    """
    start, mark = data.find(b"%PDF-", 0, file_types.BEFORE_MOST), data.rfind(pdf.END)
    end = mark + len(pdf.END)
    if start < 0 or mark < 0 or data[:start].strip(file_types.BEFORE) or data[end:].strip(pdf.HARMLESS_TAIL):
        return [data]
    return [data, *(data[start:end] + line_end for line_end in (b"", b"\n", b"\r\n", b"\r"))]


def thumbnail(file: StoredFile) -> bytes:
    """A small JPEG of a kept picture; b"" of what is none, or too large to be made small while a page waits.

    The kept bytes were written by us (`inspection/picture.py`), so they are read here, in no process of their own.
    """
    if not file.is_picture or _pixels(file) > THUMBNAIL_OF:
        return b""
    with Image.open(io.BytesIO(read(file))) as picture:
        picture.draft("RGB", THUMBNAIL)
        picture.thumbnail(THUMBNAIL)
        out = io.BytesIO()
        picture.convert("RGB").save(out, "JPEG", quality=70)
    return out.getvalue()


def _pixels(file: StoredFile) -> int:
    """What is decoded: a JPEG comes at an eighth of its sides."""
    pixels = int(file.checks.get("width", 0)) * int(file.checks.get("height", 0))
    return pixels // 64 if file.media_type == "image/jpeg" else pixels


def unused(*, before: datetime) -> QuerySet[StoredFile]:
    """Files kept before a time to which no row anywhere points; finds the keys by looking, so knows no user by name."""
    files = StoredFile.objects.filter(kept_at__lt=before)
    for key in StoredFile._meta.get_fields(include_hidden=True):
        if isinstance(key, ForeignObjectRel):
            users = key.field.model._default_manager.filter(**{key.field.name: OuterRef("pk")})
            files = files.exclude(Exists(users))
    return files


def _damaged(file: StoredFile) -> FileDamaged:
    return FileDamaged(
        _("Tệp “{name}” đang lưu không còn đúng như lúc nhận.").format(name=file.name),
        _("Hãy báo cho bộ phận kỹ thuật để khôi phục từ bản sao lưu; đừng dùng tệp này."),
    )
