"""The leader's signature has been made."""

import uuid
from datetime import datetime

from django.utils.translation import gettext_lazy

from duoc.decisions.locking import lock_decision
from duoc.decisions.models import Decision
from duoc.decisions.rules import state_after
from duoc.dossiers.actions import record
from duoc.dossiers.acts import Event, declare_event
from duoc.ground.files import actions as files
from duoc.ground.ledger.calculations import commit
from duoc.people.powers import WORKER

SIGNED = declare_event(Event("decision.signed", title=gettext_lazy("Đã tạo chữ ký số của người có thẩm quyền")))


def record_signature(*, decision_id: uuid.UUID | str, pdf: bytes, at: datetime) -> Decision:
    """Keeps the signed text. A second signature for the same result is thrown away: the first one counts.

    Args:
        pdf: the content with the leader's signature.
        at: the signing time.
    """
    decision = lock_decision(decision_id)
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
    record(decision.dossier, SIGNED.name, WORKER, at, facts)
    return decision
