"""What an act can be done on: a dossier, or something of one."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model

from duoc.dossiers.acts import flow
from duoc.dossiers.models import Dossier
from duoc.dossiers.powers import of_dossier
from duoc.dossiers.rules import moved_on
from duoc.ground.refusal import NotNow
from duoc.people.powers import Actor, Reach

Settle = Callable[[Any, str, flow.Move, Actor, datetime], None]


@dataclass(frozen=True)
class Kind:
    """A kind of subject.

    Attributes:
        locked: reads it and holds it until the transaction ends, its dossier always before it.
        reach: to whom it belongs.
        state: where it stands.
        settle: keeps the state that an act leads to, and sends the dossier on.
        moved_on: the refusal when the state does not allow an act.
    """

    model: type[Model]
    locked: Callable[[uuid.UUID | str], Any]
    dossier_of: Callable[[Any], Dossier]
    reach: Callable[[Any], Reach]
    state: Callable[[Any], str]
    settle: Settle
    moved_on: Callable[[], NotNow]


def settle_dossier(dossier: Dossier, state: str, move: flow.Move, actor: Actor, at: datetime) -> None:
    """Saves the dossier with what the act changed, in the state that follows, on the desk that comes next."""
    dossier.state = state
    move(dossier, actor, at)
    dossier.save()


DOSSIER = Kind(
    model=Dossier,
    locked=flow.locked,
    dossier_of=lambda dossier: dossier,
    reach=of_dossier,
    state=lambda dossier: str(dossier.state),
    settle=settle_dossier,
    moved_on=moved_on,
)
