"""What became of a result after it was given, in the words of its applicant. Pure."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from duoc.dossiers.models import Dossier


@dataclass(frozen=True)
class Status:
    """A status as word and kind; the kind gives shape and colour (see `faces.design.formats.KINDS`)."""

    word: str
    kind: str


def after_given(dossier: Dossier) -> Status:
    """The status where a result is no longer what was given (`Dossier.result_standing` is not empty)."""
    standing = Dossier.ResultStanding
    words = {
        standing.RENEWED: (_("Đã có kết quả, bản mới thay bản cũ"), "done"),
        standing.PARTLY: (_("Một phần kết quả không còn giá trị"), "waiting"),
        standing.REPLACED: (_("Kết quả đã được thay bằng kết quả của hồ sơ khác"), "paused"),
        standing.REVOKED: (_("Kết quả đã bị thu hồi"), "refused"),
    }
    return Status(*words[standing(dossier.result_standing)])


def what_to_do(dossier: Dossier) -> str:
    """What comes next, for whoever knows the code of such a dossier."""
    if dossier.result_has_ended:
        return _("Bản đã trả không còn giá trị. Hãy đăng nhập để đọc quyết định, lý do và quyền khiếu nại.")
    return _("Bản cũ không còn giá trị. Hãy đăng nhập để xem và nhận bản còn giá trị.")
