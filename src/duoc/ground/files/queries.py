"""Reading files, and finding those that nobody uses."""

import hashlib
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.fields.reverse_related import ForeignObjectRel
from django.utils.translation import gettext as _

from duoc.ground.files import disk
from duoc.ground.files.models import StoredFile
from duoc.ground.refusal import Refusal


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
