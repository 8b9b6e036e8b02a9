"""Answering questions of a draft."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from duoc.dossiers.actions.open_draft import open_draft
from duoc.dossiers.models import Draft
from duoc.dossiers.planning import as_meant
from duoc.people.powers import Actor
from duoc.procedures import queries as procedures


@transaction.atomic
def answer(*, actor: Actor, draft_id: uuid.UUID | str, answers: Mapping[str, Any], at: datetime) -> Draft:
    """Keeps answers in the draft, right or wrong: they are judged where they are shown and again when filed.

    None is an answer too: the question was put and left blank.

    Raises:
        Forbidden, OutOfTurn: see `open_draft`.
    """
    draft = open_draft(actor, draft_id, at)
    draft.answers = {**draft.answers, **as_meant(procedures.definition(draft.version), answers)}
    draft.changed_at = at
    draft.save(update_fields=["answers", "changed_at"])
    return draft
