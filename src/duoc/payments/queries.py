"""What is owed, what was paid."""

import uuid

from django.db.models import BigIntegerField, CharField, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Cast, Coalesce

from duoc.payments import gateways
from duoc.payments.gateways import DemoOrder
from duoc.payments.models import Charge, Payment, Refund
from duoc.payments.models.charge import ChargeState
from duoc.payments.powers import of_charge
from duoc.people.models import Origin
from duoc.people.powers import Actor, Power, allowed

_OWED_BACK = Sum("payments__refund__amount", filter=Q(payments__refund__paid_out_at=None), default=0)


def of_subject(subject: tuple[str, str]) -> list[Charge]:
    """The charges of one subject, oldest first, each with what came in for it in vain (`owed_back`, VND) and the number
    of the payment that counts (`payment_number`, None while there is none). One query."""
    charges = Charge.objects.filter(subject_kind=subject[0], subject_id=subject[1]).select_related("waiver")
    counted = Payment.objects.filter(charge=OuterRef("pk"), counts=True)
    columns = {name: Subquery(counted.values(name)) for name in ("pk", "paid_at")}
    rows = charges.annotate(owed_back=_OWED_BACK, counted_pk=columns["pk"], counted_at=columns["paid_at"])
    listed = list(rows.order_by("created_at", "id"))
    for charge in listed:
        key = charge.counted_pk
        charge.payment_number = Payment(pk=key, paid_at=charge.counted_at).code if key is not None else None
    return [*listed]


def owed_back(subject: tuple[str, str]) -> int:
    """How much came in for a subject that was not owed and has not gone back yet, VND."""
    refunds = Refund.objects.filter(payment__charge__subject_kind=subject[0], payment__charge__subject_id=subject[1])
    return int(refunds.filter(paid_out_at=None).aggregate(sum=Sum("amount"))["sum"] or 0)


def to_collect(actor: Actor, subject: tuple[str, str]) -> list[Charge]:
    """The charges of one subject that are due and that this actor may take at the counter."""
    due = Charge.objects.filter(subject_kind=subject[0], subject_id=subject[1], state=ChargeState.DUE)
    return [
        charge for charge in due.order_by("created_at", "id") if allowed(actor, Power.CHARGE_COLLECT, of_charge(charge))
    ]


def outstanding(subject: tuple[str, str]) -> int:
    """How much of a subject is still owed, VND; 0 when nothing is."""
    owed = Charge.objects.filter(subject_kind=subject[0], subject_id=subject[1], state=ChargeState.DUE)
    return int(owed.aggregate(sum=Sum("amount"))["sum"] or 0)


def outstanding_each(kind: str) -> Coalesce:
    """The same for each row of a query about subjects of this kind, to annotate it with."""
    owed = Charge.objects.filter(
        subject_kind=kind, subject_id=Cast(OuterRef("pk"), CharField()), state=ChargeState.DUE
    ).order_by()
    sums = owed.values("subject_id").annotate(sum=Sum("amount")).values("sum")
    return Coalesce(Subquery(sums, output_field=BigIntegerField()), 0)


def ways_to_pay(charge: Charge) -> list[str]:
    """Names of the gateways that can take this charge; empty: the counter only."""
    return [name for name, way in gateways.available().items() if not way.demo or charge.origin == Origin.DEMO]


def demo_order(token: str) -> DemoOrder:
    """What the demo gateway's page shows: order (amount, label), where to go afterwards.

    Raises:
        PaymentRefused: the page's address is too old or was changed.
    """
    return gateways.DemoGateway().read(token)


def payment(id: uuid.UUID | str) -> Payment | None:
    """One payment with its charge; None when there is none."""
    return Payment.objects.select_related("charge").filter(pk=id).first()
