"""Another result takes the place of one in force."""

import uuid
from datetime import datetime

from duoc.decisions.locking import lock_decision
from duoc.decisions.models import Decision
from duoc.decisions.standing import note_standing
from duoc.decisions.trail import dossier_trail
from duoc.instruments import actions as instruments


def replace(*, decision_id: uuid.UUID | str, by: Decision | None, at: datetime) -> Decision:
    """Ends a result whose place another has taken. Called by `registers.actions.enact`, so needs no power of its own.

    Does nothing to a result that is no longer in force: what was revoked stays revoked.

    Args:
        by: the result that came into force in its place; None where a ministry's paper did.

    Raises:
        NotFound: no such result.
    """
    decision = lock_decision(decision_id)
    instruments.replace(decision, by=by, at=at, trail=dossier_trail)
    note_standing(decision.dossier_id)
    return decision
