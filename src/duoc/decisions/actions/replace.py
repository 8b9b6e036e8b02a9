"""Another result takes the place of one in force."""

import uuid
from datetime import datetime

from django.utils.translation import gettext_lazy

from duoc.decisions.locking import lock_decision
from duoc.decisions.models import Decision
from duoc.decisions.rules import state_after
from duoc.dossiers.actions import record
from duoc.dossiers.acts import Event, declare_event
from duoc.people.powers import WORKER

REPLACED = declare_event(
    Event(
        "decision.replaced",
        title=gettext_lazy("Kết quả khác thay thế kết quả này"),
        to_applicant=gettext_lazy("Kết quả đã được thay bằng kết quả mới"),
    )
)


def replace(*, decision_id: uuid.UUID | str, by: Decision, at: datetime) -> Decision:
    """Ends a result whose place another has taken. Called by `registers.actions.enact`, so needs no power of its own.

    Does nothing to a result that is no longer in force: what was revoked stays revoked.

    Args:
        by: the result that came into force in its place.

    Raises:
        NotNow: no such result.
    """
    decision = lock_decision(decision_id)
    if decision.state != Decision.State.IN_FORCE:
        return decision
    decision.state, decision.replaced_by = state_after("replace", decision.state), by
    decision.save(update_fields=["state", "replaced_by"])
    record(decision.dossier, REPLACED.name, WORKER, at, {"decision": str(decision.pk), "by": str(by.pk)})
    return decision
