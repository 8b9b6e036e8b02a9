import uuid

from django.db import models

from duoc.dossiers.models import Dossier, OfDossier
from duoc.people.models import Person, Post
from duoc.registers.models.entry import Entry


class Comparison(OfDossier):
    """An official has compared a request with an entry that is like it, and says why it is another matter."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="+")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "entry"], name="comparison_once_per_entry")]

    def __str__(self) -> str:
        return f"{self.dossier_id} compared"
