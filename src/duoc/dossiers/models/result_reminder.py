import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier


class ResultReminder(OfDossier):
    """The applicant was reminded of a result that nobody has fetched (kết quả chưa ai nhận); `turn` counts from 1."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="result_reminders")
    turn = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "turn"], name="result_reminder_is_counted_once")]
        ordering = ["turn"]

    def __str__(self) -> str:
        return f"{self.dossier_id} reminded {self.turn}"
