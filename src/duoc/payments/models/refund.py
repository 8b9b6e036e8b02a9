import uuid

from django.db import models
from django.db.models import Q

from duoc.payments.models.payment import Payment
from duoc.people.models import Organisation, Party


class Refund(models.Model):
    """A payment is owed back, whole, for a reason; `paid_out_at` once the money has gone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    payment = models.OneToOneField(Payment, models.PROTECT, related_name="refund")  # nobody is paid back twice
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    amount = models.BigIntegerField()
    reason = models.TextField()
    decided_by = models.TextField()
    decided_in_post = models.TextField(blank=True)
    decided_at = models.DateTimeField()
    paid_out_at = models.DateTimeField(null=True, blank=True)
    paid_out_reference = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="refund_is_of_something"),
            # "The money has gone" is said with the document that proves it, or not at all.
            models.CheckConstraint(
                condition=Q(paid_out_at__isnull=True, paid_out_reference="")
                | (Q(paid_out_at__isnull=False) & ~Q(paid_out_reference="")),
                name="refund_paid_out_has_its_proof",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount} VND back"
