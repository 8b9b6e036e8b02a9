import uuid

from django.db import models

from duoc.dossiers.models.counted_date import CountedDate
from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.dossiers.models.supplement import SupplementRequest


class SupplementLapse(OfDossier, CountedDate):
    """Nobody answered a request for supplements in time, and the procedure wants a refusal then: its draft.

    `until`: the last moment to answer; from then on the clock runs. `refuse_by`: until when the office refuses, where
    the procedure says so. `reason` and `legal_basis`: what the refusal begins with; a person signs it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="lapses")
    request = models.OneToOneField(SupplementRequest, models.PROTECT, related_name="lapse")
    at = models.DateTimeField()
    until = models.DateTimeField()
    refuse_by = models.DateTimeField(null=True, blank=True)
    reason = models.TextField()
    legal_basis = models.TextField(blank=True)

    class Meta:
        constraints = [
            # Silence is told of when it is over, and a refusal can only be due after it.
            models.CheckConstraint(
                condition=models.Q(at__gte=models.F("until"))
                & (models.Q(refuse_by__isnull=True) | models.Q(refuse_by__gt=models.F("until"))),
                name="lapse_follows_the_time_to_answer",
            ),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.dossier_id} unanswered {self.request_id}"
