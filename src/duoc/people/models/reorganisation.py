import uuid

from django.db import models


class Reorganisation(models.Model):
    """A plan by which bodies merge, split, take another name or end, and how far it has been carried out.

    Recorded once, under the digest of its words. On its day it takes effect in one moment (`effective_at`): from then
    on the old bodies have ended. What lay with them follows in short batches, until nothing is left (`finished_at`).

    Attributes:
        plan: as it was given.
        moved, undecided: how many of each kind have gone to a successor; how many of them wait until a person says to
            which.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    plan = models.JSONField()
    on = models.DateField()
    basis = models.TextField()
    recorded_at = models.DateTimeField()
    effective_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    moved = models.JSONField(default=dict)
    undecided = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(basis=""), name="reorganisation_has_its_basis"),
            models.CheckConstraint(
                condition=models.Q(finished_at__isnull=True) | models.Q(effective_at__isnull=False),
                name="reorganisation_takes_effect_before_it_is_finished",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.basis}"

    @property
    def subject(self) -> tuple[str, str]:
        """Kind and text id, under which the ledger knows it."""
        return ("reorganisation", str(self.pk))
