"""Another result takes the place of one in force."""

import uuid
from datetime import datetime

from duoc.decisions.actions.held import hold_decision
from duoc.decisions.models import Decision
from duoc.decisions.rules import state_after
from duoc.dossiers.actions import record
from duoc.people.powers import WORKER


def replace(*, decision_id: uuid.UUID | str, by: Decision, at: datetime) -> Decision:
    """Ends a result whose place another has taken. Called by `registers.actions.enact`, so needs no power of its own.

    Does nothing to a result that is no longer in force: what was revoked stays revoked.

    Args:
        by: the result that came into force in its place.

    Raises:
        NotNow: no such result.
    """
    decision = hold_decision(decision_id)
    if decision.state != Decision.State.IN_FORCE:
        return decision
    decision.state, decision.replaced_by = state_after("replace", decision.state), by
    decision.save(update_fields=["state", "replaced_by"])
    record(decision.dossier, "decision.replaced", WORKER, at, {"decision": str(decision.pk), "by": str(by.pk)})
    return decision
