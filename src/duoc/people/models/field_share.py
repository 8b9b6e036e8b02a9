import uuid

from django.db import models

from duoc.people.models.organisation import Organisation
from duoc.people.models.person import Person
from duoc.people.models.post import Post


class FieldShare(models.Model):
    """In a body the dossiers of a field lie with a post of it, from a day on (phân công lĩnh vực).

    Never deleted, never written over: who comes next ends it. `valid_to` is the first day on which it no longer holds.
    It gives no power; it says whose list a dossier stands in that nobody has in hand yet.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    field = models.CharField(max_length=80)
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="field_share_ends_after_it_begins",
            ),
        ]
        indexes = [models.Index(fields=["post", "valid_from"], name="field_share_by_post")]
        ordering = ["field", "-valid_from", "id"]

    def __str__(self) -> str:
        return f"{self.field} {self.post_id}"

    @property
    def subject(self) -> tuple[str, str]:
        """Kind and text id, under which the ledger knows it."""
        return ("field_share", str(self.pk))
