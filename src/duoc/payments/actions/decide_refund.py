"""Somebody decides whether a payment goes back."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.ground.letters.calculations import says_too_little
from duoc.ground.once.actions import once
from duoc.payments import rules
from duoc.payments.grounding import fault_of, printed
from duoc.payments.locking import locked_refund
from duoc.payments.models import Refund
from duoc.payments.powers import of_charge
from duoc.payments.recording import record
from duoc.payments.settlement import tell
from duoc.people.powers import Actor, Power, check


@dataclass(frozen=True)
class Given:
    refund: str
    granted: bool
    legal_basis: str
    answer: str


@transaction.atomic
def decide_refund(
    *,
    actor: Actor,
    refund_id: uuid.UUID | str,
    granted: bool,
    legal_basis: str,
    answer: str,
    key: str,
    at: datetime,
) -> Refund:
    """Grants that the money goes back, or says why it does not. Two who decide at once are one decision.

    Args:
        legal_basis: needed where the procedure's fees say nothing, and for every refusal.
        answer: shown to the payer; needed for a refusal.
        key: idempotency key of the form.

    Raises:
        NotFound: there is no such refund.
        Forbidden: no post of the unit with this power.
        PaymentRefused: it is decided already.
        duoc.payments.rules.Unsaid: legal basis or answer is missing, or the basis names no legal text.
    """
    given = Given(str(refund_id), granted, " ".join(legal_basis.split()), " ".join(answer.split()))
    id = once(actor.key, "payments.decide_refund", key, given, lambda: str(_decide(given, actor, at).pk))
    return Refund.objects.select_related("payment__charge").get(pk=id)


def _decide(given: Given, actor: Actor, at: datetime) -> Refund:
    refund = locked_refund(given.refund)
    charge = refund.payment.charge
    check(actor, Power.CHARGE_DECIDE_REFUND, of_charge(charge), at)
    if refund.granted is not None:
        raise rules.PaymentRefused(_("Khoản này đã được quyết định."), _("Hãy tải lại trang để xem quyết định."))
    _say_why(given, refund)
    refund.granted, refund.legal_basis, refund.answer = given.granted, printed(given.legal_basis), given.answer
    refund.decided_by, refund.decided_in_post, refund.decided_at = actor.key, actor.post_key, at
    refund.save()
    record(charge, "refund_decided", actor, at, {"amount": refund.amount, "granted": given.granted})
    tell(refund, actor, at)
    return refund


def _say_why(given: Given, refund: Refund) -> None:
    faults = fault_of(given.legal_basis, needed=not (given.granted and refund.rule == "whole"))
    if not given.granted and says_too_little(given.answer):
        faults["answer"] = _("Hãy ghi vì sao không hoàn (ít nhất 10 ký tự); người nộp đọc lời này.")
    if faults:
        raise rules.Unsaid(_("Chưa ghi nhận được quyết định."), _("Hãy bổ sung các mục được đánh dấu."), faults)
