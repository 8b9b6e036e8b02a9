"""Attaching files to a draft and taking them off again."""

import contextlib
import uuid
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from duoc.dossiers.actions.open_draft import open_draft
from duoc.dossiers.filing.sent_files import own_files
from duoc.dossiers.models import Draft, DraftPaper
from duoc.dossiers.rules import Incomplete
from duoc.dossiers.void_signatures import void_signatures_notified
from duoc.ground.files import actions as files
from duoc.ground.files.models import StoredFile
from duoc.people.powers import Actor
from duoc.procedures import queries as procedures

MOST_FILES = 40  # of one draft: more is a slip or an attack; a paper of many pages belongs into one PDF.
# One more for each paper of each item of a group.


@transaction.atomic
def attach(*, actor: Actor, draft_id: uuid.UUID | str, code: str, data: bytes, name: str, at: datetime) -> DraftPaper:
    """Checks and keeps a file as (a page of) one of the procedure's papers.

    Raises:
        Forbidden, OutOfTurn: see `open_draft`.
        Incomplete: the procedure has no such paper, or there are too many files.
        duoc.ground.files.checks.FileRefused, duoc.ground.files.disk.NoRoom: the file cannot be kept.
    """
    draft = _expect_place(open_draft(actor, draft_id, at), code)
    return _keep(draft, code, files.store(data, name, at=at, person=str(actor.person_id or "")), at)


@transaction.atomic
def attach_sent(
    *, actor: Actor, draft_id: uuid.UUID | str, code: str, file_id: uuid.UUID | str, at: datetime
) -> DraftPaper:
    """Attaches a file that the actor has sent ahead as (a page of) one of the procedure's papers.

    Raises:
        Forbidden, OutOfTurn: see `open_draft`.
        Incomplete: no such paper, too many files, or a file that is not the actor's.
    """
    draft = _expect_place(open_draft(actor, draft_id, at), code)
    [(_code, file)] = own_files(actor, [(code, str(file_id))])
    return _keep(draft, code, file, at)


def _expect_place(draft: Draft, code: str) -> Draft:
    """The draft, if it can take one more file for this paper."""
    definition = procedures.definition(draft.version)
    if definition.paper(code) is None:
        raise Incomplete(_("Thủ tục này không có giấy tờ đó."), _("Hãy mở lại trang giấy tờ rồi chọn lại."))
    most = MOST_FILES + sum(len(draft.answers.get(paper.each) or ()) for paper in definition.papers.values())
    if draft.papers.count() >= most:
        raise Incomplete(
            _("Hồ sơ đã có {most} tệp, không thêm được nữa.").format(most=most),
            _("Hãy gộp các trang của một giấy tờ vào một tệp PDF."),
        )
    return draft


def _keep(draft: Draft, code: str, file: StoredFile, at: datetime) -> DraftPaper:
    with void_signatures_notified(draft, at):
        draft.changed_at = at
        draft.save(update_fields=["changed_at"])
        return DraftPaper.objects.create(draft=draft, code=code, file=file, attached_at=at)


@transaction.atomic
def detach(*, actor: Actor, draft_id: uuid.UUID | str, paper_id: uuid.UUID | str, at: datetime) -> None:
    """Takes a file off the draft; asked again, it does nothing.

    Raises:
        Forbidden, OutOfTurn: see `open_draft`.
    """
    draft = open_draft(actor, draft_id, at)
    paper = draft.papers.select_related("file").filter(pk=paper_id).first()
    if paper is None:
        return
    with void_signatures_notified(draft, at):
        draft.changed_at = at
        draft.save(update_fields=["changed_at"])
        delete_with_files([paper])


def delete_with_files(papers: Iterable[DraftPaper]) -> None:
    """Deletes attached papers with their files; a file that something else uses too stays."""
    for paper in papers:
        paper.delete()
        with contextlib.suppress(ProtectedError):
            files.discard(paper.file)
