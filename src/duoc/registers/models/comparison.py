import uuid

from django.db import models

from duoc.dossiers.models import Dossier, OfDossier
from duoc.people.models import Person, Post
from duoc.registers.models.entry import Entry


class Comparison(OfDossier):
    """An official has compared a request with an entry that is like it, or with another dossier (`other`) that is about
    to write one, and says why it is another matter. Of two dossiers it is said once, for both."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="+")
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="+")
    other = models.ForeignKey(Dossier, models.PROTECT, null=True, related_name="+")
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "entry"], name="comparison_once_per_entry"),
            models.UniqueConstraint(fields=["dossier", "other"], name="comparison_once_per_dossier"),
            # It is compared with one thing.
            models.CheckConstraint(
                condition=models.Q(entry__isnull=True) ^ models.Q(other__isnull=True), name="comparison_with_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} compared"
