"""Money is taken at the counter, or was taken elsewhere and its receipt is shown there."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from duoc.ground.once.actions import once
from duoc.payments import rules
from duoc.payments.locking import locked
from duoc.payments.models import Payment
from duoc.payments.models.charge import ChargeState
from duoc.payments.models.payment import COUNTER
from duoc.payments.powers import of_charge
from duoc.payments.recording import record
from duoc.payments.settlement import settled
from duoc.people.powers import Actor, Power, check

MOST_OF_RECEIPT = 200  # letters


@dataclass(frozen=True)
class Given:
    charge: str
    receipt: str = ""


@transaction.atomic
def collect_at_counter(
    *, actor: Actor, charge_id: uuid.UUID | str, key: str, at: datetime, receipt: str = ""
) -> Payment:
    """A clerk took the whole amount in cash. A double click is one payment; two clerks at once are one payment.

    Args:
        key: idempotency key of the form.
        receipt: number, day and place of the receipt, where another body took the money (the treasury, a bank).

    Raises:
        Forbidden: no clerk of the unit that it is owed to.
        PaymentRefused: nothing is owed any more.
        duoc.ground.once.actions.KeyReused: the key served another charge.
    """
    given = Given(str(charge_id), " ".join(receipt.split())[:MOST_OF_RECEIPT])
    id = once(actor.key, "payments.collect", key, given, lambda: str(_collect(given, actor, at).pk))
    return Payment.objects.select_related("charge").get(pk=id)


def _collect(given: Given, actor: Actor, at: datetime) -> Payment:
    charge = locked(given.charge)
    check(actor, Power.CHARGE_COLLECT, of_charge(charge), at)
    rules.must_be_due(charge.state)
    id = uuid.uuid4()
    payment = Payment.objects.create(
        id=id,
        charge=charge,
        party_id=charge.party_id,
        organisation_id=charge.organisation_id,
        gateway=COUNTER,
        reference=str(id),
        amount=charge.amount,
        counts=True,
        paid_at=at,
        taken_by=actor.key,
        taken_in_post=actor.post_key,
        receipt=given.receipt,
    )
    charge.state, charge.paid, charge.settled_at = ChargeState.PAID, charge.amount, at
    charge.save(update_fields=["state", "paid", "settled_at"])
    record(charge, "collected", actor, at, {"amount": charge.amount, "payment": str(id)})
    settled(charge, at)
    return payment
