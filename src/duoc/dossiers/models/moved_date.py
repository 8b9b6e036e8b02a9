import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from duoc.dossiers.models.counted_date import CountedDate
from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.dossiers.models.recounting import Recounting


class MovedDate(OfDossier, CountedDate):
    """A date given to somebody on the way was counted again by newer calendars (`recounting`), as a promise is by a
    `Promise`: `was` stood before, `until` stands since, with its proof. `of` is the row whose date it is."""

    class Kind(models.TextChoices):
        POSTING = "posting", _("hết hạn niêm yết")
        CONSULTATION = "consultation", _("hạn trả lời ý kiến")
        DRAFT_CHECK = "draft_check", _("hạn xem dự thảo")
        SUPPLEMENT = "supplement", _("hạn bổ sung")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="moved_dates")
    recounting = models.ForeignKey(Recounting, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    of = models.UUIDField()
    was = models.DateTimeField()
    until = models.DateTimeField()
    proof = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(was=models.F("until")), name="moved_date_is_another_one"),
            # A recount that goes on where it was killed moves nothing twice.
            models.UniqueConstraint(fields=["recounting", "of"], name="moved_date_once_a_recounting"),
        ]
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["dossier", "at"], name="moved_date_of_dossier")]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.kind} {self.until}"
