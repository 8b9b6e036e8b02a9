import uuid

from django.db import models

from duoc.payments.models.charge import Charge
from duoc.people.models import Organisation, Party


class Attempt(models.Model):
    """A person was sent to a gateway to pay a charge. `id` is the reference that the gateway gives back to us."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    charge = models.ForeignKey(Charge, models.PROTECT, related_name="attempts")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    gateway = models.TextField()
    amount = models.BigIntegerField()
    started_at = models.DateTimeField()
    failed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.gateway} {self.id}"
