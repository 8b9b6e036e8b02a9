import uuid

from django.db import models
from django.db.models import Q

from duoc.ground.letters.calculations import clear_letters_of
from duoc.ground.worktime.calculations import local
from duoc.payments.models.attempt import Attempt
from duoc.payments.models.charge import Charge
from duoc.people.models import Organisation, Party

COUNTER = "counter"


class Payment(models.Model):
    """Money that came in, once per reference of the gateway.

    A payment either counts towards its charge or is a surplus (paid twice, or after a waiver) and owed back. `receipt`
    is the number of the electronic receipt (biên lai thu phí, lệ phí): to verify, since its series and form come from
    the tax authority and no connection exists yet. What a clerk notes that another body took names its receipt there.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    charge = models.ForeignKey(Charge, models.PROTECT, related_name="payments")
    attempt = models.ForeignKey(Attempt, models.PROTECT, null=True, blank=True, related_name="payments")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    gateway = models.TextField()
    reference = models.TextField()
    amount = models.BigIntegerField()
    counts = models.BooleanField()
    paid_at = models.DateTimeField()
    taken_by = models.TextField(blank=True)
    taken_in_post = models.TextField(blank=True)
    receipt = models.TextField(blank=True)

    class Meta:
        constraints = [
            # The same call-back, sent ten times, is one payment.
            models.UniqueConstraint(fields=["gateway", "reference"], name="payment_once_per_reference"),
            # A charge is paid by one payment; what comes after is a surplus.
            models.UniqueConstraint(fields=["charge"], condition=Q(counts=True), name="payment_that_counts_is_one"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_is_of_something"),
            # Cash has somebody who took it.
            models.CheckConstraint(
                condition=(Q(gateway=COUNTER) & ~Q(taken_by="")) | (~Q(gateway=COUNTER) & Q(taken_by="")),
                name="payment_in_cash_has_its_taker",
            ),
        ]

    @property
    def code(self) -> str:
        """What people call it: the day and eight letters that can be read out; it follows from the key."""
        letters = clear_letters_of(str(self.pk), 8)
        return f"TT-{local(self.paid_at):%y%m%d}-{letters[:4]}-{letters[4:]}"

    def __str__(self) -> str:
        return f"{self.amount} VND {self.gateway} {self.reference}"
