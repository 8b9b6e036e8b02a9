"""The bytes of a filing notice: made once, kept, read."""

import uuid
from datetime import datetime

from duoc.dossiers.models import FilingNotice
from duoc.dossiers.papers.papers import press
from duoc.ground.files import actions as files
from duoc.ground.files import queries as stored


def read_notice(notice: FilingNotice, at: datetime) -> bytes:
    """The bytes of a filing notice; made now when the worker has not come to it yet."""
    if notice.file is None:
        notice = press_notice(notice_id=notice.pk, pdf=press(notice), at=at)
    if notice.file is None:
        raise RuntimeError("a pressed notice has its file")
    return stored.read(notice.file)


def press_notice(*, notice_id: uuid.UUID | str, pdf: bytes, at: datetime) -> FilingNotice:
    """Keeps the bytes of a filing notice. A second pressing is thrown away: the first one counts."""
    notice = FilingNotice.objects.select_for_update(of=("self",)).select_related("dossier", "file").get(pk=notice_id)
    if notice.file is None:
        notice.file = files.keep_own(
            pdf,
            f"filing_notice {notice.dossier.shown_code}.pdf",
            at=at,
            person=str(notice.dossier.applicant_id),
            organisation=str(notice.dossier.receiving_unit_id),
        )
        notice.save(update_fields=["file"])
    return notice
