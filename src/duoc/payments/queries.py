"""What is owed, what was paid."""

import uuid
from collections.abc import Iterable, Sequence

from django.db.models import BigIntegerField, CharField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext as _

from duoc.ground.refusal import NotFound
from duoc.payments import gateways
from duoc.payments.gateways import DemoOrder
from duoc.payments.models import Charge, Payment, Refund
from duoc.payments.models.charge import ChargeState
from duoc.payments.powers import of_charge
from duoc.people.models import Origin
from duoc.people.powers import Actor, Power, allowed

_OWING = Q(cause=Refund.Cause.SURPLUS, paid_out_at=None)
_OWED_BACK = Sum(
    "payments__refunds__amount",
    filter=Q(payments__refunds__cause=Refund.Cause.SURPLUS, payments__refunds__paid_out_at=None),
    default=0,
)


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
    return int(refunds.filter(_OWING).aggregate(sum=Sum("amount"))["sum"] or 0)


def waiting_for_refund(kind: str, ids: Sequence[str]) -> frozenset[str]:
    """Of these subjects those of which money waits to be decided about, or to be paid back. One query."""
    refunds = Refund.objects.filter(payment__charge__subject_kind=kind, payment__charge__subject_id__in=ids)
    open_ones = refunds.filter(Q(granted=None) | Q(granted=True, paid_out_at=None))
    return frozenset(open_ones.values_list("payment__charge__subject_id", flat=True))


def refunds_of_subject(subject: tuple[str, str]) -> list[Refund]:
    """What may go back, was refused or went back of what was paid for a subject, oldest first.

    A surplus stands here once it went back; until then it is told with its charge.
    """
    rows = Refund.objects.filter(payment__charge__subject_kind=subject[0], payment__charge__subject_id=subject[1])
    rows = rows.exclude(_OWING).select_related("payment", "organisation__heir")
    return list(rows.order_by("raised_at", "id"))


def refunds_to_decide(actor: Actor) -> "QuerySet[Refund]":
    """What waits for a decision in the actor's body, oldest first; nothing where they decide nothing."""
    return _refunds_of(actor, Power.CHARGE_DECIDE_REFUND).filter(granted=None)


def refunds_to_pay(actor: Actor) -> "QuerySet[Refund]":
    """What is decided and has not gone back, and what the actor may pay: not what they decided themselves."""
    rows = _refunds_of(actor, Power.CHARGE_REFUND).filter(granted=True, paid_out_at=None)
    return rows.exclude(decided_by=actor.key)


def refunds_of_mine(actor: Actor) -> "QuerySet[Refund]":
    """What waits for this actor: to decide, to pay, or both."""
    return refunds_to_decide(actor) | refunds_to_pay(actor)


def refund_of(actor: Actor, id: uuid.UUID | str) -> Refund:
    """One that waits, or waited, in the actor's body.

    Raises:
        NotFound: there is none, or it is another body's.
    """
    decides = _refunds_of(actor, Power.CHARGE_DECIDE_REFUND) | _refunds_of(actor, Power.CHARGE_REFUND)
    refund = decides.filter(pk=id).first()
    if refund is None:
        raise NotFound(_("Không có khoản hoàn này."), _("Hãy mở lại danh sách rồi thử lại."))
    return refund


def _refunds_of(actor: Actor, power: Power) -> "QuerySet[Refund]":
    units = actor.units if actor.holds(power) else frozenset()
    rows = Refund.objects.filter(organisation__in=units).select_related("payment__charge", "party")
    return rows.order_by("raised_at", "id")


def to_collect(actor: Actor, subject: tuple[str, str]) -> list[Charge]:
    """The charges of one subject that are due and that this actor may take at the counter."""
    due = Charge.objects.filter(subject_kind=subject[0], subject_id=subject[1], state=ChargeState.DUE)
    return collected_by(actor, due.order_by("created_at", "id"))


def collected_by(actor: Actor, charges: Iterable[Charge]) -> list[Charge]:
    """Of charges that are read already those that are due and that this actor may take at the counter."""
    due = (charge for charge in charges if charge.state == ChargeState.DUE)
    return [charge for charge in due if allowed(actor, Power.CHARGE_COLLECT, of_charge(charge))]


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
