"""A dossier opened by an official: the power to read is checked and the look recorded, then the acts open to them."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone

from duoc.dossiers import actions, queries
from duoc.dossiers.acts import open_acts
from duoc.dossiers.models import Dossier
from duoc.faces.desk.gate import acting
from duoc.people.powers import Actor


@dataclass(frozen=True)
class Opened:
    """A dossier on somebody's screen.

    Attributes:
        acts: names of the acts that this person may do now. The act itself decides again.
    """

    actor: Actor
    dossier: Dossier
    at: datetime
    acts: frozenset[str]

    @property
    def path(self) -> str:
        return f"/ban/ho-so/{self.dossier.pk}/"


def open_dossier(request: HttpRequest, id: uuid.UUID, what: str = "dossier") -> Opened:
    """Opens the dossier for the person who asks, and notes that they looked at `what`.

    Raises:
        Forbidden, duoc.ground.refusal.NotFound.
    """
    actor, at = acting(request), timezone.now()
    dossier = queries.dossier(actor, id, at)
    actions.look(actor=actor, dossier=dossier, what=what, at=at)
    return Opened(actor, dossier, at, open_acts(actor, dossier, at))
