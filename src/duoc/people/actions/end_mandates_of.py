"""A person's record is closed: nobody acts for them any more, and they act for nobody."""

import uuid
from datetime import datetime

from django.db.models import F, Q
from django.db.models.functions import Greatest

from duoc.ground.ledger import actions as ledger
from duoc.ground.ledger.calculations import commit
from duoc.ground.worktime.calculations import VIETNAM
from duoc.people.models import Mandate
from duoc.people.powers import WORKER
from duoc.people.validity import lasting


def end_mandates_of(party_id: uuid.UUID, *, by: uuid.UUID, reason: str, at: datetime) -> list[uuid.UUID]:
    """Ends every mandate that the party gave or holds: representation ends with the death of either (Civil Code 2015,
    Art. 140.3, 140.4). Done by the system, in the transaction of whoever writes the entry that closes the record.

    Args:
        by: the person who signed what closed the record.
        reason: what closed the record, for example the number of the entry.

    Returns:
        Keys of the mandates that were still in force.
    """
    today = at.astimezone(VIETNAM).date()
    open_ones = Mandate.objects.select_for_update().filter(
        Q(principal_id=party_id) | Q(holder_id=party_id), lasting(today), ended_at=None
    )
    mandates = list(open_ones.order_by("pk"))
    Mandate.objects.filter(pk__in=[mandate.pk for mandate in mandates]).update(
        valid_to=Greatest(F("valid_from"), today), ended_at=at, ended_by_id=by, end_reason=reason
    )
    for mandate in mandates:
        facts = {
            "valid_to": max(today, mandate.valid_from).isoformat(),
            "reason": commit(bytes(mandate.salt), reason),
        }
        ledger.append(action="mandate.ended", actor=WORKER.key, post="", subject=mandate.subject, facts=facts, at=at)
    return [mandate.pk for mandate in mandates]
