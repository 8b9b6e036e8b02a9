"""The money goes back, once, by another person than who decided it."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from duoc.ground.once.actions import once
from duoc.payments import rules
from duoc.payments.locking import locked_refund
from duoc.payments.models import Payment, Refund
from duoc.payments.models.charge import ChargeState
from duoc.payments.powers import of_charge
from duoc.payments.recording import record
from duoc.payments.settlement import tell
from duoc.people.powers import Actor, Power, check

MOST_OF_REFERENCE = 200  # letters


@dataclass(frozen=True)
class Given:
    refund: str
    way: str
    reference: str


@transaction.atomic
def pay_out(*, actor: Actor, refund_id: uuid.UUID | str, way: str, reference: str, key: str, at: datetime) -> Refund:
    """Notes that the money went back: in which way, by which document. A double click is one payment.

    Args:
        way: of `Refund.Way`.
        reference: number of the payment slip, of the bank's order, or of the gateway's movement.
        key: idempotency key of the form.

    Raises:
        NotFound: there is no such refund.
        Forbidden: no post of the unit with this power.
        PaymentRefused: not granted, paid out already, or decided by the same person.
        duoc.payments.rules.Unsaid: way or number is missing.
    """
    given = Given(str(refund_id), way, " ".join(reference.split())[:MOST_OF_REFERENCE])
    id = once(actor.key, "payments.pay_out", key, given, lambda: str(_pay_out(given, actor, at).pk))
    return Refund.objects.select_related("payment__charge").get(pk=id)


def _pay_out(given: Given, actor: Actor, at: datetime) -> Refund:
    refund = locked_refund(given.refund)
    charge = refund.payment.charge
    check(actor, Power.CHARGE_REFUND, of_charge(charge), at)
    _may_go(refund, actor)
    _proven(given)
    refund.paid_out_at, refund.paid_out_way, refund.paid_out_reference = at, given.way, given.reference
    refund.paid_out_by, refund.paid_out_in_post = actor.key, actor.post_key
    refund.save()
    if refund.payment.counts and _paid_out(refund.payment) == charge.amount:
        charge.state = ChargeState.REFUNDED
        charge.save(update_fields=["state"])
    record(charge, "refunded", actor, at, {"amount": refund.amount, "way": given.way})
    tell(refund, actor, at)
    return refund


def _paid_out(payment: Payment) -> int:
    """How much of a payment has gone back in all, VND."""
    gone = payment.refunds.filter(paid_out_at__isnull=False).aggregate(sum=Sum("amount"))
    return int(gone["sum"] or 0)


def _may_go(refund: Refund, actor: Actor) -> None:
    if refund.paid_out_at is not None:
        raise rules.PaymentRefused(
            _("Khoản này đã được chi hoàn, số %(number)s.") % {"number": refund.paid_out_reference},
            _("Không chi lần nữa. Hãy tải lại trang."),
        )
    if not refund.granted:
        raise rules.PaymentRefused(
            _("Khoản này chưa được quyết định hoàn."), _("Hãy chờ người có thẩm quyền quyết định.")
        )
    if refund.decided_by == actor.key:
        raise rules.PaymentRefused(
            _("Người quyết định hoàn không tự chi tiền."), _("Hãy để người khác của đơn vị chi khoản này.")
        )


def _proven(given: Given) -> None:
    faults = {}
    if given.way not in Refund.Way.values:
        faults["way"] = _("Hãy chọn cách trả lại tiền.")
    if not given.reference:
        faults["reference"] = _("Hãy ghi số phiếu chi hoặc số lệnh chuyển tiền.")
    if faults:
        raise rules.Unsaid(_("Chưa ghi nhận được việc hoàn tiền."), _("Hãy bổ sung các mục được đánh dấu."), faults)
