import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import AboutApplicant
from duoc.ground.files.models import StoredFile
from duoc.people.models import Organisation


class TrackingDay(models.Model):
    """A day of a receiving unit's tracking book (form 07, Sổ theo dõi hồ sơ), closed once the day is over.

    What happens later is a line of its own day: a closed day says for ever what it said. `digest` is over its lines;
    the ledger holds it. The bytes are pressed when the page is first opened as a PDF, and kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    day = models.DateField()
    closed_at = models.DateTimeField()
    count = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    unit = models.JSONField()
    template = models.CharField(max_length=80)
    bundle = models.CharField(max_length=64)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "day"], name="tracking_day_is_closed_once"),
        ]
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.day}"


class TrackingLine(AboutApplicant):
    """A line of a closed day, as it stood: what happened to one dossier at one moment (`data`)."""

    class Kind(models.TextChoices):
        RECEIVED = "received"
        PROMISED = "promised"  # a new date was promised
        RETURNED = "returned"
        ENDED = "ended"  # without a result
        CORRECTED = "corrected"  # a line of a closed day was put right

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    day = models.ForeignKey(TrackingDay, models.PROTECT, related_name="lines")
    place = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    data = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "place"], name="tracking_line_has_its_place"),
        ]
        ordering = ["place"]

    def __str__(self) -> str:
        return f"{self.day_id} {self.place}"
