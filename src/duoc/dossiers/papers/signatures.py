"""Files of papers that must be signed digitally: what their signatures say."""

import uuid
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from duoc.ground.documents.queries import verify
from duoc.ground.files import queries as files
from duoc.ground.files.models import StoredFile

DIGITAL = "digital"


@dataclass(frozen=True)
class FileSignature:
    """What is to be said of a file's signature. `sound`: it is there, and nothing was changed after it."""

    words: str
    sound: bool


def signature_of(file: StoredFile) -> FileSignature:
    """What the signature of a file says, with the names in it.

    The province keeps no list of the roots of other signers, so whose certificate it is stays for the desk to compare.
    A file without a sound signature is taken all the same: which papers the law refuses unsigned is to be verified.
    """
    if not file.checks.get("signed"):
        return FileSignature(_("Tệp này chưa có chữ ký số."), sound=False)
    return _checked(file.pk, get_language() or "")


@lru_cache(maxsize=256)  # a kept file never changes
def _checked(file_id: uuid.UUID, _language: str) -> FileSignature:
    report = verify(files.read(StoredFile.objects.get(pk=file_id)), roots=())
    if report.altered or not report.signatures:
        return FileSignature(report.reason, sound=False)
    names = ", ".join(dict.fromkeys(one.signer_name for one in report.signatures if one.signer_name))
    say = _("Đã ký số: %(names)s. Hệ thống chưa xác minh được chứng thư số này.") % {"names": names or "?"}
    return FileSignature(say, sound=True)
