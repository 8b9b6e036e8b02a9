"""A gateway says that money came in, or that it did not."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.payments import gateways
from duoc.payments.gateways import Confirmation
from duoc.payments.locking import locked
from duoc.payments.models import Attempt, Charge, Payment, Refund
from duoc.payments.models.charge import ChargeState
from duoc.payments.recording import record
from duoc.payments.rules import CallbackRefused
from duoc.payments.settlement import settled
from duoc.people.powers import WORKER

TWICE = "Nộp trùng hoặc nộp sau khi không còn phải nộp; hệ thống ghi nhận để hoàn."


@transaction.atomic
def settle(gateway: str, callback: Mapping[str, str], *, at: datetime) -> Payment | None:
    """A gateway says what became of an attempt. The same message again changes nothing and answers the same.

    Money that came in is never turned away: when the charge is no longer owed, it is kept as a surplus and owed back.

    Returns:
        The payment; None when the person did not pay.

    Raises:
        CallbackRefused: wrong signature, unknown attempt, another amount. Nothing is written.
        PaymentRefused: this installation has no such gateway.
    """
    confirmation = gateways.gateway(gateway).confirm(callback)
    attempt = _attempt(gateway, confirmation)
    charge = locked(attempt.charge_id)
    known = Payment.objects.filter(gateway=gateway, reference=confirmation.transaction).first()
    if known is not None:
        return known
    if not confirmation.paid:
        Attempt.objects.filter(pk=attempt.pk, failed_at=None).update(failed_at=at)
        return None
    return _pay(charge, attempt, confirmation, at)


@transaction.atomic
def answer_demo(token: str, *, paid: bool, at: datetime) -> tuple[Payment | None, str]:
    """The person pressed a button on the demo gateway's page: its call-back is made and settled.

    Returns:
        The payment (None when they turned back), and the page to go to.

    Raises:
        PaymentRefused: the page's address is too old or was changed; nothing is written.
    """
    demo = gateways.DemoGateway()
    order = demo.read(token)
    return settle(demo.name, demo.answer(token, paid=paid), at=at), order.return_url


def _attempt(gateway: str, confirmation: Confirmation) -> Attempt:
    try:
        attempt = Attempt.objects.filter(pk=uuid.UUID(confirmation.reference), gateway=gateway).first()
    except ValueError:
        attempt = None
    if attempt is None or attempt.amount != confirmation.amount:
        raise CallbackRefused(_("Thông báo thanh toán không khớp với lệnh nào đã lập."), "")
    return attempt


def _pay(charge: Charge, attempt: Attempt, confirmation: Confirmation, at: datetime) -> Payment:
    counts = charge.state == ChargeState.DUE
    payment = Payment.objects.create(
        charge=charge,
        attempt=attempt,
        party_id=charge.party_id,
        organisation_id=charge.organisation_id,
        gateway=attempt.gateway,
        reference=confirmation.transaction,
        amount=confirmation.amount,
        counts=counts,
        paid_at=at,
    )
    if counts:
        charge.state, charge.paid, charge.settled_at = ChargeState.PAID, confirmation.amount, at
        charge.save(update_fields=["state", "paid", "settled_at"])
    else:
        _owe_back(payment, at)
    facts = {"amount": confirmation.amount, "gateway": attempt.gateway, "reference": confirmation.transaction}
    record(charge, "paid" if counts else "overpaid", WORKER, at, facts)
    if counts:
        settled(charge, at)
    return payment


def _owe_back(payment: Payment, at: datetime) -> None:
    Refund.objects.create(
        payment=payment,
        party_id=payment.party_id,
        organisation_id=payment.organisation_id,
        amount=payment.amount,
        reason=TWICE,
        cause=Refund.Cause.SURPLUS,
        raised_at=at,
        granted=True,
        decided_by=WORKER.key,
        decided_at=at,
    )
