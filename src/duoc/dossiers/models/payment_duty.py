import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.payments.models import Charge


class PaymentDuty(OfDossier):
    """The applicant was asked to pay before a step, or before the result is handed over (`step` is "" then).

    Whether it is paid says the charge. `rests_by`: the article by which the term does not run until it is, "" where
    the term runs on. `until` is the last day for paying it, as far as one was told.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="duties")
    step = models.CharField(max_length=60, blank=True)
    charge = models.ForeignKey(Charge, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    until = models.DateField(null=True, blank=True)
    rests_by = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "step"], name="payment_duty_once_per_step"),
            # The term rests before a step only: at the hand-over it has ended.
            models.CheckConstraint(
                condition=~models.Q(step="") | models.Q(rests_by=""), name="payment_duty_rests_before_a_step"
            ),
        ]
        ordering = ["asked_at"]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.step}"
