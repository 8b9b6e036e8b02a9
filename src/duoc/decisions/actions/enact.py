"""A sealed result comes into force."""

from datetime import datetime

from django.utils.translation import gettext_lazy

from duoc.decisions.models import Decision
from duoc.decisions.rules import state_after
from duoc.dossiers.actions import record
from duoc.dossiers.acts import Event, declare_event
from duoc.ground.files import actions as files
from duoc.ground.ledger.calculations import commit
from duoc.people.powers import WORKER

ISSUED = declare_event(
    Event(
        "decision.issued",
        title=gettext_lazy("Đóng dấu cơ quan, phát hành"),
        to_applicant=gettext_lazy("Văn thư đã cho số và ký số của cơ quan"),
    )
)


def enact(*, decision: Decision, pdf: bytes, at: datetime) -> Decision:
    """Keeps the document with both signatures and puts it in force. Called by `registers.actions.enact`.

    Raises:
        NotNow: not numbered, or in force already.
    """
    decision.state = state_after("enact", decision.state)
    decision.issued_at = at
    decision.file = files.keep_own(
        pdf,
        decision.content.file.name,
        at=at,
        person=str(decision.holder_id),
        organisation=str(decision.organisation_id),
    )
    decision.save()
    facts = {
        "decision": str(decision.pk),
        "number": decision.symbol,
        "file": commit(bytes(decision.dossier.salt), decision.file.sha256),
    }
    record(decision.dossier, ISSUED.name, WORKER, at, facts)
    return decision
