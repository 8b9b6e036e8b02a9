"""What an act can be done on: a dossier, or something of one."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Model

from duoc.dossiers.acts import flow
from duoc.dossiers.clocks.interruptions import rests_now
from duoc.dossiers.hands import holder_at_desk
from duoc.dossiers.models import Dossier
from duoc.dossiers.planning import definition_of
from duoc.dossiers.powers import FROM_OTHER_BODIES, handling_units, of_dossier
from duoc.dossiers.rules import OutOfTurn, moved_on, other_body
from duoc.ground.refusal import NotNow
from duoc.people.powers import Actor, Power, Reach, owns

Settle = Callable[[Any, str, flow.Move, Actor, datetime], None]


@dataclass(frozen=True)
class Kind:
    """A kind of subject.

    Attributes:
        locked: reads it and holds it until the transaction ends, its dossier always before it.
        reach: to whom it belongs.
        handled_by: the bodies whose officials act on it, from whichever desk; the others only read, and serve at
            their counter.
        state: where it stands.
        settle: keeps the state that an act leads to, and sends the dossier on.
        moved_on: the refusal when the state does not allow an act.
        held_by: who has it in hand for whom this actor may stand in, where it lies in a hand of its own; the dossier's
            where it does not.
        outlives_archive: acts on it are a matter of their own, which may come after the dossier went to the archive.
    """

    model: type[Model]
    locked: Callable[[uuid.UUID | str], Any]
    dossier_of: Callable[[Any], Dossier]
    reach: Callable[[Any], Reach]
    handled_by: Callable[[Any], frozenset[uuid.UUID]]
    state: Callable[[Any], str]
    settle: Settle
    moved_on: Callable[[], NotNow]
    held_by: Callable[[Any, Actor], uuid.UUID | None] | None = None
    outlives_archive: bool = False

    def archived_at(self, subject: Any) -> datetime | None:
        """When its dossier went to the archive, since when nothing of it changes; None where acts are still open."""
        return None if self.outlives_archive else self.dossier_of(subject).archived_at

    def in_hand(self, subject: Any, actor: Actor) -> uuid.UUID | None:
        """Who has it in hand, where it is the turn of this actor's desk; None where nobody has."""
        held_by = self.held_by
        return held_by(subject, actor) if held_by else holder_at_desk(self.dossier_of(subject), actor)

    def in_other_body(self, subject: Any, actor: Actor, power: Power) -> OutOfTurn | None:
        """Why it is not for officials of this body: another one handles it, since it was sent on for example. None for
        those whose own matter it is, and for `FROM_OTHER_BODIES`."""
        if power in FROM_OTHER_BODIES or not actor.units.isdisjoint(self.handled_by(subject)):
            return None
        if actor.organisation_id is None or owns(actor, power, self.reach(subject)):
            return None
        return other_body(self.dossier_of(subject).competent_unit.name)


def settle_dossier(dossier: Dossier, state: str, move: flow.Move, actor: Actor, at: datetime) -> None:
    """Saves the dossier with what the act changed, in the state that follows, on the desk that comes next."""
    dossier.state = state
    move(dossier, actor, at)
    dossier.clock_rests = rests_now(dossier, definition_of(dossier))
    dossier.save()


DOSSIER = Kind(
    model=Dossier,
    locked=flow.locked,
    dossier_of=lambda dossier: dossier,
    reach=of_dossier,
    handled_by=handling_units,
    state=lambda dossier: str(dossier.state),
    settle=settle_dossier,
    moved_on=moved_on,
)


def part_of_dossier(
    model: type[Model], *, locked: Callable[[uuid.UUID | str], Any], dossier_of: Callable[[Any], Dossier]
) -> Kind:
    """A row of a dossier on which an act is done: it belongs to whom the dossier belongs, and stands where that stands.

    Args:
        locked: reads the row with its dossier locked before it; raises NotFound when there is none.
    """
    return replace(
        DOSSIER,
        model=model,
        locked=locked,
        dossier_of=dossier_of,
        reach=lambda part: of_dossier(dossier_of(part)),
        handled_by=lambda part: handling_units(dossier_of(part)),
        state=lambda part: str(dossier_of(part).state),
        settle=lambda part, *then: settle_dossier(dossier_of(part), *then),
    )
