import uuid

from django.db import models

from duoc.people.models.organisation import Organisation
from duoc.people.models.person import Person
from duoc.people.models.post import Post


class Absence(models.Model):
    """An official is away from a day until a day, and a colleague of the same body and role does their work meanwhile
    (người làm thay trong thời gian vắng mặt).

    Never deleted: what was done for somebody stays explained. `valid_to` is the first day on which it no longer holds.
    It gives the substitute no power of another post: what they have by their own, over what the other has in hand.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    substitute = models.ForeignKey(Person, models.PROTECT, related_name="+")
    substitute_post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField()
    reason = models.CharField(max_length=300)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            # Nobody does their own work for themselves.
            models.CheckConstraint(condition=~models.Q(person=models.F("substitute")), name="absence_has_another"),
            models.CheckConstraint(
                condition=models.Q(valid_to__gte=models.F("valid_from")), name="absence_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="absence_has_its_reason"),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ended_by__isnull=True)
                | models.Q(ended_at__isnull=False, ended_by__isnull=False),
                name="absence_was_ended_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["substitute", "valid_from"], name="absence_by_substitute"),
            models.Index(fields=["person", "valid_from"], name="absence_by_person"),
        ]
        ordering = ["-valid_from", "id"]

    def __str__(self) -> str:
        return f"{self.person_id} {self.valid_from}"

    @property
    def subject(self) -> tuple[str, str]:
        """Kind and text id, under which the ledger knows it."""
        return ("absence", str(self.pk))
