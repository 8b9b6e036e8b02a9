"""Somebody may no longer act for a party: the open dossiers that were filed on the mandate say so."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from duoc.dossiers.representations import note_ends
from duoc.ground.once.actions import once
from duoc.people import actions as people
from duoc.people.models import Mandate
from duoc.people.powers import Actor


@dataclass(frozen=True)
class Given:
    mandate: uuid.UUID
    reason: str


def end_mandate(*, actor: Actor, mandate_id: uuid.UUID, key: str, at: datetime, reason: str = "") -> Mandate:
    """Ends a mandate at once, once per key, and notes it in the open dossiers that were filed on it.

    Raises:
        NotFound, Forbidden, MandateOver: see `people.actions.end_mandate`.
    """

    def perform() -> str:
        people.end_mandate(actor=actor, mandate_id=mandate_id, key=key, at=at, reason=reason)
        note_ends([mandate_id], actor=actor, at=at)
        return str(mandate_id)

    return Mandate.objects.get(pk=once(actor.key, "dossiers.end_mandate", key, Given(mandate_id, reason), perform))
