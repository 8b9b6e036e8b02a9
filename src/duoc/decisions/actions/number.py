"""The registry numbers and dates a signed result."""

import uuid
from datetime import datetime

from duoc.decisions.locking import lock_decision
from duoc.decisions.models import Decision
from duoc.decisions.powers import of_decision
from duoc.decisions.rules import state_after, symbol, year_of
from duoc.ground.series.actions import take
from duoc.people.powers import Actor, Power, check


def number(
    *, actor: Actor, decision_id: uuid.UUID | str, series: str, pattern: str, at: datetime, same: int | None = None
) -> Decision:
    """Gives a signed result the next number of the unit's yearly series. Part of `registers.actions.issue`.

    Args:
        series: name of the series within the unit, for example a register's code.
        pattern: how the number is printed: "{n}/{year}".
        same: the number of another result of the same entry, carried by this one too.

    Raises:
        Forbidden: no registry of the unit.
        NotNow: not signed yet, or numbered already.
    """
    decision = lock_decision(decision_id)
    check(actor, Power.DECISION_ISSUE, of_decision(decision), at)
    decision.state = state_after("number", decision.state)
    decision.series, decision.year = series, year_of(at)
    decision.number = same or take(f"{decision.organisation.code}:{series}", str(decision.year))
    decision.symbol = symbol(pattern, decision.number, at)
    decision.numbered_at, decision.numbered_by_id, decision.numbered_post_id = at, actor.person_id, actor.post_id
    decision.save()
    return decision
