"""A dossier opened by an official: the power to read is checked and the look recorded, then the acts open to them."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone

from duoc.dossiers import actions, queries
from duoc.dossiers.models import Dossier
from duoc.dossiers.powers import of_dossier
from duoc.faces.desk.gate import acting
from duoc.people.powers import Actor, Power, allowed

State = Dossier.State


@dataclass(frozen=True)
class Acts:
    """What this person may do with this dossier now. The domain decides again when they do it."""

    accept: bool = False
    refuse: bool = False
    ask: bool = False
    examine: bool = False
    sign: bool = False
    issue: bool = False
    hand_over: bool = False
    collect: bool = False

    @property
    def main(self) -> str:
        """The one act that this page is for; "read" when there is none."""
        for name in ("accept", "examine", "sign", "issue", "hand_over"):
            if getattr(self, name):
                return name
        return "read"


@dataclass(frozen=True)
class Opened:
    """A dossier on somebody's screen."""

    actor: Actor
    dossier: Dossier
    at: datetime
    acts: Acts

    @property
    def path(self) -> str:
        return f"/ban/ho-so/{self.dossier.pk}/"


def open_dossier(request: HttpRequest, id: uuid.UUID, what: str = "dossier") -> Opened:
    """Opens the dossier for the person who asks, and notes that they looked at `what`.

    Raises:
        Forbidden, duoc.dossiers.queries.NotFound.
    """
    actor, at = acting(request), timezone.now()
    dossier = queries.dossier(actor, id, at)
    actions.look(actor=actor, dossier=dossier, what=what, at=at)
    return Opened(actor, dossier, at, acts_on(actor, dossier))


def acts_on(actor: Actor, dossier: Dossier) -> Acts:
    """The acts whose power the actor holds and for which the dossier is ripe."""
    reach = of_dossier(dossier)
    mine = dossier.desk == actor.role

    def may(power: Power, *states: str) -> bool:
        return dossier.state in states and allowed(actor, power, reach)

    return Acts(
        accept=mine and may(Power.DOSSIER_ACCEPT, State.FILED),
        refuse=mine and may(Power.DOSSIER_REFUSE, State.FILED),
        ask=mine and may(Power.DOSSIER_REQUEST_SUPPLEMENT, State.FILED, State.PROCESSING),
        examine=mine and may(Power.DOSSIER_EXAMINE, State.PROCESSING),
        sign=mine and may(Power.DECISION_SIGN, State.PROCESSING),
        issue=mine and may(Power.DECISION_ISSUE, State.PROCESSING),
        hand_over=may(Power.DOSSIER_RETURN, State.DONE),
        collect=may(Power.CHARGE_COLLECT, State.FILED, State.SUPPLEMENT),
    )
