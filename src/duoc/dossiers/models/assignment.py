import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import AboutApplicant
from duoc.dossiers.models.turn import Turn
from duoc.people.models import Organisation, Person, Post


class Assignment(AboutApplicant):
    """Who has the dossier in hand during a turn, from when until when: a person in a post, or the unit's queue.

    Every turn on a desk of the administration begins in the queue of its unit (`person` is None); `by` is who gave it
    to the person or put it back, None where it came with the turn; `reason` is why it changed hands.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="assignments")
    turn = models.ForeignKey(Turn, models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(blank=True, default="", db_default="")

    class Meta:
        constraints = [
            # A dossier is in one hand at a time.
            models.UniqueConstraint(
                fields=["dossier"], condition=models.Q(ended_at__isnull=True), name="dossier_is_in_one_hand"
            ),
            # A person holds it in a post, and somebody gave it to them; the queue is nobody.
            models.CheckConstraint(
                condition=models.Q(person__isnull=True, post__isnull=True)
                | models.Q(person__isnull=False, post__isnull=False, by__isnull=False),
                name="assignment_is_a_person_in_a_post_or_a_queue",
            ),
        ]
        indexes = [
            models.Index(
                fields=["person", "unit"], condition=models.Q(ended_at__isnull=True), name="assigned_to_person"
            ),
        ]
        ordering = ["began_at", "id"]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.person_id or self.unit_id}"
