"""Attaching files to a draft and taking them off again."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.dossiers.actions.open_draft import open_draft
from duoc.dossiers.models import DraftPaper
from duoc.dossiers.rules import Incomplete
from duoc.ground.files import actions as files
from duoc.people.powers import Actor
from duoc.procedures import queries as procedures

MOST_FILES = 40  # of one draft: more is a slip or an attack; a paper of many pages belongs into one PDF


@transaction.atomic
def attach(*, actor: Actor, draft_id: uuid.UUID | str, code: str, data: bytes, name: str, at: datetime) -> DraftPaper:
    """Checks and keeps a file as (a page of) one of the procedure's papers.

    Raises:
        Forbidden, OutOfTurn: see `writing.open_draft`.
        Incomplete: the procedure has no such paper, or there are too many files.
        duoc.ground.files.checks.FileRefused, duoc.ground.files.disk.NoRoom: the file cannot be kept.
    """
    draft = open_draft(actor, draft_id, at)
    if code not in procedures.definition(draft.version).papers:
        raise Incomplete(_("Thủ tục này không có giấy tờ đó."), _("Hãy mở lại trang giấy tờ rồi chọn lại."))
    if draft.papers.count() >= MOST_FILES:
        raise Incomplete(
            _("Hồ sơ đã có {most} tệp, không thêm được nữa.").format(most=MOST_FILES),
            _("Hãy gộp các trang của một giấy tờ vào một tệp PDF."),
        )
    stored = files.store(data, name, at=at, person=str(actor.person_id or ""))
    draft.changed_at = at
    draft.save(update_fields=["changed_at"])
    return DraftPaper.objects.create(draft=draft, code=code, file=stored, attached_at=at)


@transaction.atomic
def detach(*, actor: Actor, draft_id: uuid.UUID | str, paper_id: uuid.UUID | str, at: datetime) -> None:
    """Takes a file off the draft; asked again, it does nothing.

    Raises:
        Forbidden, OutOfTurn: see `writing.open_draft`.
    """
    draft = open_draft(actor, draft_id, at)
    paper = draft.papers.select_related("file").filter(pk=paper_id).first()
    if paper is None:
        return
    paper.delete()
    files.discard(paper.file)
