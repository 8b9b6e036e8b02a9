"""Files that a person sent ahead, to be named in a request."""

import uuid
from collections.abc import Sequence

from django.utils.translation import gettext as _

from duoc.dossiers.models import Paper
from duoc.dossiers.rules import Incomplete
from duoc.ground.files.models import StoredFile
from duoc.people.powers import Actor


def files_for_filing(actor: Actor, papers: Sequence[tuple[str, str]]) -> list[tuple[str, StoredFile]]:
    """The named files for a new request, in its transaction: a file lies in one open dossier, so that a request sent
    twice, each time under a key of its own, is one dossier. When that has ended, the file may be handed in again.

    Raises:
        Incomplete: see `own_files`, or a file lies in an open dossier already; `faults` says for which paper.
    """
    files = own_files(actor, papers, locked=True)
    if codes := _lying_in(files):
        code = next(iter(codes.values()))
        raise Incomplete(
            _("Tệp của yêu cầu này đã nằm trong hồ sơ %(code)s đang được giải quyết.") % {"code": code},
            _("Hãy mở hồ sơ ấy trước. Nếu đây là việc khác, hãy gửi tệp riêng cho việc này rồi nộp."),
            {
                paper: _("Tệp này đã nằm trong hồ sơ %(code)s.") % {"code": codes[file.pk]}
                for paper, file in files
                if file.pk in codes
            },
        )
    return files


def _lying_in(files: Sequence[tuple[str, StoredFile]]) -> dict[uuid.UUID, str]:
    """The codes of the open dossiers in which some of these files lie, by file. At most one query."""
    if not files:
        return {}
    held = Paper.objects.filter(file__in={file.pk for _code, file in files}, dossier__ended_at=None)
    return {paper.file_id: paper.dossier.shown_code for paper in held.select_related("dossier")}


def own_files(actor: Actor, papers: Sequence[tuple[str, str]], *, locked: bool = False) -> list[tuple[str, StoredFile]]:
    """The named files with the papers that they are for; a stranger's file is as good as none.

    Args:
        papers: pairs of a paper's code and the id of a file.
        locked: nobody else puts them into a request until the transaction ends.

    Raises:
        Incomplete: a file is not there or not the actor's; `faults` says for which paper.
    """
    if not papers:
        return []
    wanted = {str(_uuid(id)) for _code, id in papers}
    rows = StoredFile.objects.filter(pk__in=wanted, person_id=str(actor.person)).order_by("pk")
    own = {str(file.pk): file for file in (rows.select_for_update() if locked else rows)}
    missing = {
        code: _("Không có tệp này trong các tệp bạn đã gửi.") for code, id in papers if str(_uuid(id)) not in own
    }
    if missing:
        raise Incomplete(_("Hồ sơ dẫn tới tệp không dùng được."), _("Hãy gửi lại tệp rồi nộp."), missing)
    return [(code, own[str(_uuid(id))]) for code, id in papers]


def _uuid(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.UUID(int=0)
