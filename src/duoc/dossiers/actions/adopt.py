"""Taking over a newer version of the procedure into a draft."""

import uuid
from datetime import datetime

from django.db import transaction

from duoc.dossiers.actions.open_draft import open_draft
from duoc.dossiers.models import Draft
from duoc.dossiers.void_signatures import void_signatures_notified
from duoc.people.powers import Actor
from duoc.procedures import queries as procedures


@transaction.atomic
def adopt(*, actor: Actor, draft_id: uuid.UUID | str, at: datetime) -> Draft:
    """Puts the draft under the version in force now. Every answer stays; some may become unused.

    Raises:
        Forbidden, OutOfTurn: see `open_draft`.
        duoc.procedures.queries.NotInForce: the procedure has ended.
    """
    draft = open_draft(actor, draft_id, at)
    with void_signatures_notified(draft, at):
        draft.version = procedures.in_force(procedures.definition(draft.version).code, at)
        draft.changed_at = at
        draft.save(update_fields=["version", "changed_at"])
    return draft
