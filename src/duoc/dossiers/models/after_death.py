import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.people.models import Person, Post


class AfterDeath(OfDossier):
    """What becomes of a dossier whose applicant was entered as dead before its end: it goes on, for instance for the
    heirs, or is stopped; an official says which, and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="after_death")
    noted_at = models.DateTimeField()
    entry = models.CharField(max_length=120)  # register and number of the entry, as printed
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    decided_post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    goes_on = models.BooleanField(null=True, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            # Whether it goes on is said by somebody, with the reason, or not at all.
            models.CheckConstraint(
                condition=models.Q(decided_at__isnull=True, goes_on__isnull=True, decided_by__isnull=True)
                | (
                    models.Q(decided_at__isnull=False, goes_on__isnull=False, decided_by__isnull=False)
                    & ~models.Q(reason="")
                ),
                name="after_death_is_decided_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} after death"
