import uuid

from django.db import models

from duoc.dossiers.models.counted_date import CountedDate
from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.people.models import Person, Post


class Posting(OfDossier, CountedDate):
    """A public posting (niêm yết) before the decision: where, from which day, until when, with the proof of the end.

    A posting that was torn down or wrong is put up again as another row; the latest counts.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="postings")
    place = models.TextField()
    posted_on = models.DateField()
    term = models.CharField(max_length=40)
    until = models.DateTimeField()
    proof = models.JSONField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(place=""), name="posting_names_its_place")]
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["dossier", "at"], name="posting_of_dossier")]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.posted_on}"
