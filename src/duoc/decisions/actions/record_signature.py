"""The leader's signature has been made."""

import uuid
from datetime import datetime

from duoc.decisions.actions.held import hold_decision
from duoc.decisions.models import Decision
from duoc.decisions.rules import state_after
from duoc.dossiers.actions import record
from duoc.ground.files import actions as files
from duoc.ground.ledger.calculations import commit
from duoc.people.powers import WORKER


def record_signature(*, decision_id: uuid.UUID | str, pdf: bytes, at: datetime) -> Decision:
    """Keeps the signed text. A second signature for the same result is thrown away: the first one counts.

    Args:
        pdf: the content with the leader's signature.
        at: the signing time.
    """
    decision = hold_decision(decision_id)
    if decision.state != Decision.State.APPROVED:
        return decision
    decision.state = state_after("signed", decision.state)
    decision.signed_at = at
    decision.signed_file = files.keep_own(
        pdf,
        decision.content.file.name,
        at=at,
        person=str(decision.holder_id),
        organisation=str(decision.organisation_id),
    )
    decision.save()
    facts = {"decision": str(decision.pk), "file": commit(bytes(decision.dossier.salt), decision.signed_file.sha256)}
    record(decision.dossier, "decision.signed", WORKER, at, facts)
    return decision
