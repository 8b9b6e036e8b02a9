"""What was paid for a subject that ended without a result is put up for a decision."""

from datetime import datetime

from django.db import transaction
from django.db.models import Sum

from duoc.payments.calculations import back
from duoc.payments.models import Charge, Payment, Refund
from duoc.payments.models.charge import ChargeState
from duoc.payments.recording import record
from duoc.payments.settlement import tell
from duoc.people.powers import WORKER, Actor

Cause = Refund.Cause
NEVER = "Quy định của thủ tục không cho hoàn khoản này."


@transaction.atomic
def raise_refunds(
    subject: tuple[str, str], cause: str, *, at: datetime, actor: Actor = WORKER, most: int | None = None
) -> int:
    """What was paid for the subject and is not on its way back yet is listed as money that may go back, once a cause.

    Follows from the act that ended the subject, or lowered its fee, so needs no power of its own. Where no line of the
    charge may go back by the rule of the procedure, that is the decision. Together with what was raised before, and not
    refused, it is never more than was paid.

    Args:
        cause: of `Refund.Cause`.
        most: VND, where only a part was paid in vain; it is taken from the oldest payment first.

    Returns:
        How many were raised.
    """
    of_subject = Charge.objects.filter(subject_kind=subject[0], subject_id=subject[1])
    raised = 0
    for charge in of_subject.select_for_update().filter(state=ChargeState.PAID).order_by("created_at", "id"):
        payment = Payment.objects.filter(charge=charge, counts=True).first()
        if payment is None or (cause != Cause.LOWERED and payment.refunds.filter(cause=cause).exists()):
            continue
        amount = _raise(payment, charge, cause, actor, at, most)
        raised += amount > 0
        if most is not None:
            most -= amount
    return raised


def _raise(payment: Payment, charge: Charge, cause: str, actor: Actor, at: datetime, most: int | None) -> int:
    """Lists what of this payment may go back; says how much, VND."""
    amount, rule = back(charge.lines) if most is None else (most, "")
    amount = min(amount or payment.amount, not_raised(payment))
    if amount <= 0:
        return 0
    refund = Refund(
        payment=payment,
        party_id=payment.party_id,
        organisation_id=payment.organisation_id,
        amount=amount,
        reason=str(Cause(cause).label),
        cause=cause,
        rule=rule,
        raised_at=at,
    )
    if rule == "none":
        refund.granted, refund.decided_by, refund.decided_at = False, WORKER.key, at
        refund.answer = NEVER
    refund.save()
    record(charge, "refund_raised", actor, at, {"amount": refund.amount, "cause": cause})
    tell(refund, actor, at)
    return amount


def not_raised(payment: Payment) -> int:
    """How much of a payment stays: not paid back, and not waiting to be; VND."""
    raised = payment.refunds.exclude(granted=False).aggregate(sum=Sum("amount"))["sum"] or 0
    return payment.amount - int(raised)
