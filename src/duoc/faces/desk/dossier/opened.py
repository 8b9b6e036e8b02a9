"""A dossier opened by an official: the power to read is checked and the look recorded, then the acts open to them."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone

from duoc.dossiers import actions, queries
from duoc.dossiers.acts import acts_in_turn, offered_grounds
from duoc.dossiers.models import Dossier
from duoc.faces.desk.gate import acting
from duoc.ground.refusal import Refusal
from duoc.people.powers import Actor, Forbidden


@dataclass(frozen=True)
class Opened:
    """A dossier on somebody's screen.

    Attributes:
        in_turn: the acts whose turn it is for this person, each with what still hinders it, or None.
    """

    actor: Actor
    dossier: Dossier
    at: datetime
    in_turn: Mapping[str, Refusal | None]

    @property
    def acts(self) -> frozenset[str]:
        """Names of the acts that this person may do now. The act itself decides again."""
        return frozenset(name for name, refusal in self.in_turn.items() if refusal is None)

    @property
    def grounds(self) -> Mapping[str, str]:
        """The texts that an act on it may rest on, as they are cited, each with its name."""
        return offered_grounds(self.dossier)

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
    return Opened(actor, dossier, at, acts_in_turn(actor, dossier, at))


def page_after(opened: Opened) -> str:
    """Where an act leads: to the dossier, or to the person's own list where the act gave it out of their hands."""
    try:
        queries.dossier(opened.actor, opened.dossier.pk, opened.at)
    except Forbidden:
        return "/ban/"
    return opened.path
