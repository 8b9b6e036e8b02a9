import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.payments import rules
from duoc.payments.locking import locked, record
from duoc.payments.models import Refund
from duoc.payments.models.charge import State
from duoc.payments.powers import of_charge
from duoc.people.powers import Actor, Power, check


@transaction.atomic
def refund(*, actor: Actor, charge_id: uuid.UUID | str, reason: str, at: datetime) -> Refund:
    """An official decides that a paid charge is paid back, whole. The money itself goes out later, see `pay_out`.

    Whether a procedure's fee may be paid back at all is the definition's word (`refundable`); the caller asks it first.

    Raises:
        Forbidden: no post of the unit with this power.
        PaymentRefused: nothing was paid, it was paid back before, or the reason is missing.
    """
    charge = locked(charge_id)
    check(actor, Power.CHARGE_REFUND, of_charge(charge), at)
    rules.must_be_paid(charge.state)
    payment = charge.payments.get(counts=True)
    made = Refund.objects.create(
        payment=payment,
        person_id=charge.person_id,
        organisation_id=charge.organisation_id,
        amount=payment.amount,
        reason=rules.must_say(reason, _("lý do hoàn")),
        decided_by=actor.key,
        decided_in_post=actor.post_key,
        decided_at=at,
    )
    charge.state = State.REFUNDED
    charge.save(update_fields=["state"])
    record(charge, "refunded", actor, at, {"amount": made.amount, "payment": str(payment.pk)})
    return made


@transaction.atomic
def pay_out(*, actor: Actor, refund_id: uuid.UUID | str, reference: str, at: datetime) -> Refund:
    """Notes that the money has gone back, with the document that proves it. The first note counts.

    Raises:
        Forbidden: no post of the unit with this power.
        PaymentRefused: no such refund, already paid out, or no reference.
    """
    found = Refund.objects.select_related("payment").filter(pk=refund_id).first()
    if found is None:
        raise rules.PaymentRefused(_("Không có lần hoàn tiền này."), _("Hãy mở lại trang rồi thử lại."))
    charge = locked(found.payment.charge_id)
    check(actor, Power.CHARGE_REFUND, of_charge(charge), at)
    found.refresh_from_db()
    if found.paid_out_at is not None:
        raise rules.PaymentRefused(_("Tiền của lần hoàn này đã được chuyển."), _("Hãy mở lại trang để xem chứng từ."))
    found.paid_out_at, found.paid_out_reference = at, rules.must_say(reference, _("số chứng từ chuyển tiền"))
    found.save(update_fields=["paid_out_at", "paid_out_reference"])
    record(charge, "paid_out", actor, at, {"amount": found.amount, "payment": str(found.payment_id)})
    return found
