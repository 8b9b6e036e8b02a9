"""Files that a person sent ahead, to be named in a request."""

import uuid
from collections.abc import Sequence

from django.utils.translation import gettext as _

from duoc.dossiers.rules import Incomplete
from duoc.ground.files.models import StoredFile
from duoc.people.powers import Actor


def own_files(actor: Actor, papers: Sequence[tuple[str, str]]) -> list[tuple[str, StoredFile]]:
    """The named files with the papers that they are for; a stranger's file is as good as none.

    Args:
        papers: pairs of a paper's code and the id of a file.

    Raises:
        Incomplete: a file is not there or not the actor's; `faults` says for which paper.
    """
    if not papers:
        return []
    wanted = {str(_uuid(id)) for _code, id in papers}
    own = {str(file.pk): file for file in StoredFile.objects.filter(pk__in=wanted, person_id=str(actor.person))}
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
