import uuid

from django.db import models
from django.db.models import Q

from duoc.decisions.models import Decision
from duoc.dossiers.models import CopiedKey
from duoc.people.models import Organisation, Party, Person, Post


class DrawnResult(models.Model):
    """A result in force that rests on one whose effect has ended, or on an entry that was corrected with it: an extract
    of it, another result of the same dossier. Somebody decides what becomes of it; none is forgotten.

    Attributes:
        decision: the result to be decided about.
        cause: the later decision that ended or corrected what it rests on.
        ended_by: what revoked or replaced it; None where it stays, with `reason`, or where nobody has decided.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    party = CopiedKey(Party, source="decision.holder_id")
    organisation = CopiedKey(Organisation, source="decision.organisation_id")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="+")
    cause = models.ForeignKey(Decision, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(blank=True)
    ended_by = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            # One line for each, however often the job runs.
            models.UniqueConstraint(fields=["cause", "decision"], name="drawn_result_once"),
            # It stays by somebody's decision with a reason, or it has ended by another decision.
            models.CheckConstraint(
                condition=Q(decided_at=None, by=None, reason="", ended_by=None)
                | Q(decided_at__isnull=False, by__isnull=False, ended_by=None) & ~Q(reason="")
                | Q(decided_at__isnull=False, ended_by__isnull=False),
                name="drawn_result_decided_or_not",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "at"], condition=Q(decided_at=None), name="drawn_result_to_decide"),
            models.Index(fields=["decision"], condition=Q(decided_at=None), name="drawn_result_open"),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.decision_id} after {self.cause_id}"
