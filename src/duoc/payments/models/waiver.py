import uuid

from django.db import models
from django.db.models import Q

from duoc.payments.models.charge import Charge
from duoc.people.models import Organisation, Party


class Waiver(models.Model):
    """A charge need not be paid, because an article says so for this person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    charge = models.OneToOneField(Charge, models.PROTECT, related_name="waiver")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField()
    legal_basis = models.TextField()
    by = models.TextField()
    in_post = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            # Public money is given up on a reason and a legal basis, never on a click.
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(legal_basis=""), name="waiver_has_reason_and_legal_basis"
            ),
        ]

    def __str__(self) -> str:
        return f"waiver {self.charge_id}"
