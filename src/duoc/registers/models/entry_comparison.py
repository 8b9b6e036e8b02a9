import uuid

from django.db import models

from duoc.dossiers.models import CopiedKey
from duoc.people.models import Organisation, Person, Post
from duoc.registers.models.entry import Entry


class EntryComparison(models.Model):
    """An official has compared two entries that a correction makes alike, and says why they are two matters."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    other = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    organisation = CopiedKey(Organisation, source="entry.unit_id")
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "other"], name="entry_comparison_once"),
            # Two entries are compared, never one with itself.
            models.CheckConstraint(condition=~models.Q(entry=models.F("other")), name="entry_comparison_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} compared"

    @classmethod
    def of(cls, entry: Entry) -> "models.QuerySet[EntryComparison]":
        """All in which the entry is one of the two."""
        return cls.objects.filter(models.Q(entry=entry) | models.Q(other=entry))
