"""Somebody may no longer act for a party: the open dossiers that were filed on the mandate say so."""

import uuid
from datetime import datetime

from django.db import transaction

from duoc.dossiers.representations import note_ends
from duoc.people import actions as people
from duoc.people.models import Mandate
from duoc.people.powers import Actor


@transaction.atomic
def end_mandate(*, actor: Actor, mandate_id: uuid.UUID, key: str, at: datetime, reason: str = "") -> Mandate:
    """Ends a mandate at once, once per key, and notes it in the open dossiers that were filed on it.

    Raises:
        NotFound, Forbidden, MandateOver: see `people.actions.end_mandate`.
    """
    # Held first: of two requests with one key the second finds that nothing is left to note.
    stood = Mandate.objects.select_for_update().filter(pk=mandate_id, ended_at=None).exists()
    mandate = people.end_mandate(actor=actor, mandate_id=mandate_id, key=key, at=at, reason=reason)
    if stood:
        note_ends([mandate_id], actor=actor, at=at)
    return mandate
