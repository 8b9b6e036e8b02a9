"""Deleting a draft: its author no longer wants the request."""

import uuid
from datetime import datetime

from django.db import transaction

from duoc.dossiers.actions.attach import delete_with_files
from duoc.dossiers.actions.open_draft import open_draft
from duoc.dossiers.void_signatures import deletion_notified
from duoc.ground.ledger import actions as ledger
from duoc.people.powers import Actor


@transaction.atomic
def discard(*, actor: Actor, draft_id: uuid.UUID | str, at: datetime) -> None:
    """Deletes the draft with its answers and files, for good. What was filed is a dossier and stays.

    Who signed beside its author, or was invited to, is notified. The ledger keeps that it was, of which procedure, and
    nothing of what it said.

    Raises:
        NotFound, Forbidden, OutOfTurn: see `open_draft`.
    """
    draft = open_draft(actor, draft_id, at)
    ledger.append(
        action="draft.discarded",
        actor=actor.key,
        post=actor.post_key,
        subject=("draft", str(draft.pk)),
        facts={"procedure": draft.version.procedure.code, "begun": draft.begun_at.isoformat()},
        at=at,
    )
    deletion_notified(draft, at)
    delete_with_files(draft.papers.select_related("file"))
    draft.delete()
