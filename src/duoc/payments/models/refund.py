import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from duoc.payments.models.payment import Payment
from duoc.people.models import Organisation, Party


class Refund(models.Model):
    """A payment, or a part of it, may go back: raised for a cause, decided by one, paid out by another.

    Of one payment several parts may be raised, each for its own cause; those not refused are together never more than
    was paid (a trigger of the database holds it).

    A surplus is owed whatever anybody says, so it is decided as it comes in. What was paid for a request that ended
    without a result is decided by the rule of its fees (`rule`: "whole", "none", "" where nobody has said) or, where
    there is none, on a legal basis that whoever decides names.
    """

    class Cause(models.TextChoices):
        """Why it is raised."""

        SURPLUS = "surplus", _("nộp trùng hoặc nộp khi không còn phải nộp")
        CANCELLED = "cancelled", _("hồ sơ đã hủy")
        REFUSED = "refused", _("hồ sơ bị từ chối tiếp nhận")
        STOPPED = "stopped", _("hồ sơ dừng giải quyết")
        LOWERED = "lowered", _("số phải nộp đã giảm")

    class Way(models.TextChoices):
        """How the money went back."""

        CASH = "cash", _("tiền mặt tại quầy")
        BANK = "bank", _("chuyển khoản")
        GATEWAY = "gateway", _("cổng thanh toán đã nộp")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    payment = models.ForeignKey(Payment, models.PROTECT, related_name="refunds")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    amount = models.BigIntegerField()
    reason = models.TextField()
    cause = models.TextField(choices=Cause.choices, default=Cause.SURPLUS)
    rule = models.TextField(blank=True)
    raised_at = models.DateTimeField()
    granted = models.BooleanField(null=True, blank=True)
    legal_basis = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    decided_by = models.TextField(blank=True)
    decided_in_post = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    paid_out_by = models.TextField(blank=True)
    paid_out_in_post = models.TextField(blank=True)
    paid_out_way = models.TextField(choices=Way.choices, blank=True)
    paid_out_at = models.DateTimeField(null=True, blank=True)
    paid_out_reference = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="refund_is_of_something"),
            # A subject ends once, and a surplus comes in once: only a fee may be lowered again and again.
            models.UniqueConstraint(
                fields=["payment", "cause"], condition=~Q(cause="lowered"), name="refund_once_for_an_end"
            ),
            # "The money has gone" is said with the document that proves it, or not at all.
            models.CheckConstraint(
                condition=Q(paid_out_at__isnull=True, paid_out_reference="")
                | (Q(paid_out_at__isnull=False) & ~Q(paid_out_reference="")),
                name="refund_paid_out_has_its_proof",
            ),
            models.CheckConstraint(
                condition=Q(granted__isnull=True, decided_at__isnull=True, decided_by="")
                | (Q(granted__isnull=False, decided_at__isnull=False) & ~Q(decided_by="")),
                name="refund_is_decided_whole",
            ),
            # Public money leaves by two persons: one decides, another pays.
            models.CheckConstraint(
                condition=Q(paid_out_at__isnull=True, paid_out_by="")
                | (Q(paid_out_at__isnull=False, granted=True) & ~Q(paid_out_by="") & ~Q(paid_out_by=F("decided_by"))),
                name="refund_is_paid_by_another",
            ),
        ]

    @property
    def payer(self) -> Organisation | None:
        """Who pays it back today: the body that took the money, or who has taken its place since."""
        return self.organisation and (self.organisation.heir or self.organisation)

    def __str__(self) -> str:
        return f"{self.amount} VND back"
