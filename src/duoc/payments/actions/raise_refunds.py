"""What was paid for a subject that ended without a result is put up for a decision."""

from datetime import datetime

from django.db import transaction

from duoc.payments.calculations import back
from duoc.payments.models import Charge, Payment, Refund
from duoc.payments.models.charge import ChargeState
from duoc.payments.recording import record
from duoc.payments.settlement import tell
from duoc.people.powers import WORKER, Actor

NEVER = "Quy định của thủ tục không cho hoàn khoản này."


@transaction.atomic
def raise_refunds(
    subject: tuple[str, str], cause: str, *, at: datetime, actor: Actor = WORKER, most: int | None = None
) -> int:
    """Every payment of the subject that counts is listed as money that may go back, once.

    Follows from the act that ended the subject, so needs no power of its own. Where no line of the charge may go back
    by the rule of the procedure, that is the decision.

    Args:
        cause: of `Refund.Cause`.
        most: VND, where only a part was paid in vain; it is taken from the oldest payment.

    Returns:
        How many were raised.
    """
    of_subject = Charge.objects.filter(subject_kind=subject[0], subject_id=subject[1])
    raised = 0
    for charge in of_subject.select_for_update().filter(state=ChargeState.PAID):
        payment = Payment.objects.filter(charge=charge, counts=True, refund=None).first()
        if payment is not None:
            _raise(payment, charge, cause, actor, at, most)
            raised += 1
            if most is not None:
                break
    return raised


def _raise(payment: Payment, charge: Charge, cause: str, actor: Actor, at: datetime, most: int | None) -> None:
    amount, rule = back(charge.lines)
    if most is not None:
        amount, rule = min(most, payment.amount), ""
    refund = Refund(
        payment=payment,
        party_id=payment.party_id,
        organisation_id=payment.organisation_id,
        amount=amount or payment.amount,
        reason=str(Refund.Cause(cause).label),
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
