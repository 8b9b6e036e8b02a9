import uuid

from django.db import models
from django.db.models import F, Q

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.dossiers.models.tracking_day import TrackingLine
from duoc.people.models import Person, Post


class TrackingCorrection(OfDossier):
    """A line of a closed day of the tracking book was found wrong: what it says (`old`), what is right, and why.

    The line stays as it is. The correction is a further line of the day on which it was made.

    Attributes:
        field: which part of the line, by its name in `TrackingLine.data`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="book_corrections")
    line = models.ForeignKey(TrackingLine, models.PROTECT, related_name="corrections")
    field = models.CharField(max_length=20)
    old = models.TextField(blank=True)
    new = models.TextField()
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            # What does not change is no correction: the same one twice is one.
            models.CheckConstraint(condition=~Q(old=F("new")), name="book_correction_changes_something"),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.line_id} {self.field} corrected"
