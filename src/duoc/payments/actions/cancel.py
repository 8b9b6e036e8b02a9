"""What is owed is let go with the subject that it was for."""

from datetime import datetime

from django.db import transaction

from duoc.payments.locking import locked
from duoc.payments.models import Charge
from duoc.payments.models.charge import ChargeState
from duoc.payments.recording import record
from duoc.people.powers import WORKER, Actor


@transaction.atomic
def cancel_due(subject: tuple[str, str], *, at: datetime, actor: Actor = WORKER) -> int:
    """What a subject still owes is no longer owed, because the subject itself has ended (cancelled, refused).

    Follows from the act that ended it, so needs no power of its own. What was paid stays paid.

    Returns:
        How many charges were let go.
    """
    owed = Charge.objects.filter(subject_kind=subject[0], subject_id=subject[1], state=ChargeState.DUE)
    ended = 0
    for id in list(owed.values_list("pk", flat=True)):
        charge = locked(id)
        if charge.state != ChargeState.DUE:
            continue
        charge.state, charge.settled_at = ChargeState.CANCELLED, at
        charge.save(update_fields=["state", "settled_at"])
        record(charge, "cancelled", actor, at, {"amount": charge.amount})
        ended += 1
    return ended
