import uuid

from django.db import models

from duoc.dossiers.models.counted_date import CountedDate
from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.people.models import Person, Post


class Acceptance(OfDossier, CountedDate):
    """The dossier is full and correct: the clock starts, a date is promised, form 01 is given
    (Decree 118/2025 Art. 17.3).

    `proof` tells day by day why `due_at` is what it is.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="acceptance")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    term = models.CharField(max_length=40)
    term_article = models.TextField(blank=True)  # where the desk entered the term: which article gives it
    due_at = models.DateTimeField()
    proof = models.JSONField()

    def __str__(self) -> str:
        return f"{self.dossier_id} accepted"
