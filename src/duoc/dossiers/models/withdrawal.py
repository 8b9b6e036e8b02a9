import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.people.models import Person, Post


class Withdrawal(OfDossier):
    """The applicant asks to take an accepted request back (rút hồ sơ); whoever decides grants it or not, with a reason.

    Before acceptance nobody needs to be asked: that is a Cancellation.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="withdrawals")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    decided_post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    granted = models.BooleanField(null=True, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        constraints = [
            # One request at a time waits for an answer.
            models.UniqueConstraint(
                fields=["dossier"], condition=models.Q(decided_at__isnull=True), name="withdrawal_waits_once"
            ),
            models.CheckConstraint(
                condition=models.Q(decided_at__isnull=True, granted__isnull=True)
                | models.Q(decided_at__isnull=False, granted__isnull=False, decided_by__isnull=False),
                name="withdrawal_is_decided_whole",
            ),
            # Who is kept in a procedure against their wish is told why.
            models.CheckConstraint(
                condition=models.Q(granted__isnull=True) | models.Q(granted=True) | ~models.Q(answer=""),
                name="withdrawal_is_refused_with_words",
            ),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.dossier_id} withdrawal"
