import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import AboutApplicant
from duoc.people.models import Organisation, Person


class Turn(AboutApplicant):
    """A step on somebody's desk, from when it came until it went (the lines of form 06)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="turns")
    step = models.CharField(max_length=40)
    desk = models.CharField(max_length=40)
    unit = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            # A dossier lies on one desk at a time.
            models.UniqueConstraint(
                fields=["dossier"], condition=models.Q(closed_at__isnull=True), name="dossier_lies_on_one_desk"
            ),
        ]
        ordering = ["opened_at"]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.step}"
