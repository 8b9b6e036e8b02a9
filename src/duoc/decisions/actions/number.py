"""The registry numbers and dates a signed result."""

import uuid
from datetime import datetime

from duoc.decisions.locking import lock_decision
from duoc.decisions.models import Decision
from duoc.instruments import actions as instruments
from duoc.instruments.calculations import Numbering
from duoc.people.powers import Actor


def number(
    *,
    actor: Actor,
    decision_id: uuid.UUID | str,
    numbering: Numbering,
    at: datetime,
    same: int | None = None,
    carried: Decision | None = None,
) -> Decision:
    """Gives a signed result the next number of the unit's yearly series. Part of `registers.actions.issue`.

    Args:
        same: the number of another result of the same entry, carried by this one too.
        carried: the result whose place this one takes and whose number it goes on with.

    Raises:
        Forbidden: no registry of the unit.
        NotNow: not signed yet, or numbered already.
    """
    decision = lock_decision(decision_id)
    trail = instruments.by_its_act
    instruments.number(decision, numbering, actor=actor, at=at, same=same, carried=carried, trail=trail)
    return decision
