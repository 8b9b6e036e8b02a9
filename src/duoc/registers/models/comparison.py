import uuid

from django.db import models

from duoc.dossiers.models import Dossier, OfDossier
from duoc.people.models import Person, Post
from duoc.registers.models.entry import Entry


class Comparison(OfDossier):
    """An official has compared a request with an entry that is like it, or with another dossier (`other`) that is about
    to write one, and says why it is another matter. Of two dossiers it is said once, for both. Or what it says of a
    `person` with what the province knows of them, and says what the papers show.

    Attributes:
        digest: of the differences that were compared (`PersonToLookAt.digest`); "" where they were not written yet.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="+")
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="+")
    other = models.ForeignKey(Dossier, models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    digest = models.CharField(max_length=64, blank=True, default="", db_default="")
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "entry"], name="comparison_once_per_entry"),
            models.UniqueConstraint(fields=["dossier", "other"], name="comparison_once_per_dossier"),
            models.UniqueConstraint(fields=["dossier", "person"], name="comparison_once_per_person"),
            # It is compared with one thing.
            models.CheckConstraint(
                condition=models.Q(entry__isnull=False, other=None, person=None)
                | models.Q(entry=None, other__isnull=False, person=None)
                | models.Q(entry=None, other=None, person__isnull=False),
                name="comparison_with_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} compared"
