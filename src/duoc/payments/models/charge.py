import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from duoc.people.models import Organisation, Origin, Party


class ChargeState(models.TextChoices):
    """How a charge stands. Each change has its own row: payment, waiver, refund."""

    DUE = "due", _("chưa nộp")
    PAID = "paid", _("đã nộp")
    WAIVED = "waived", _("được miễn")
    REFUNDED = "refunded", _("được hoàn")
    CANCELLED = "cancelled", _("không phải nộp nữa")


class Charge(models.Model):
    """What a party owes for one thing: phí and lệ phí in lines, each with its amount and legal article.

    `subject_*` names what it is for by kind and text id (a dossier, a copy); `procedure`
    and `field` are the codes that mandates may be limited to. Amounts are whole VND. `to_verify` says
    that a line's amount or article is not confirmed yet; pages show it. `paid` is what counts towards the charge.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject_kind = models.TextField()
    subject_id = models.TextField()
    procedure = models.TextField(blank=True)
    field = models.TextField(blank=True)
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    origin = models.CharField(max_length=4, choices=Origin.choices)
    lines = models.JSONField()
    amount = models.BigIntegerField()
    to_verify = models.BooleanField(default=False)
    state = models.TextField(choices=ChargeState.choices, default=ChargeState.DUE)
    paid = models.BigIntegerField(default=0)
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    payment_number: str | None = None
    """Set by `queries.of_subject`: the code of the payment that counts."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="charge_is_not_negative"),
            # Nobody ever pays more than they owe: a second payment is a surplus, owed back, and does not count here.
            models.CheckConstraint(condition=Q(paid__gte=0, paid__lte=F("amount")), name="charge_paid_within_amount"),
            # The state is what the money says.
            models.CheckConstraint(
                condition=Q(state__in=[ChargeState.PAID, ChargeState.REFUNDED], paid=F("amount"))
                | Q(state__in=[ChargeState.DUE, ChargeState.WAIVED, ChargeState.CANCELLED], paid=0),
                name="charge_state_is_what_money_says",
            ),
            models.CheckConstraint(
                condition=Q(state=ChargeState.DUE, settled_at__isnull=True)
                | (~Q(state=ChargeState.DUE) & Q(settled_at__isnull=False)),
                name="charge_settled_has_its_time",
            ),
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="charge_origin_is_known"),
        ]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id"], name="charge_by_subject"),
            models.Index(fields=["organisation", "created_at"], name="charge_by_organisation"),
        ]

    def __str__(self) -> str:
        return f"{self.amount} VND {self.state} {self.subject_kind}:{self.subject_id}"
