import uuid

from django.db import models

from duoc.dossiers.models.counted_date import CountedDate
from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.dossiers.models.recounting import Recounting


class Promise(OfDossier, CountedDate):
    """The date on which the result is due was promised anew, with the proof of that day: after a time for which it
    rested (`clocks/interruptions.py`), with extra time, with an apology, or by a newer calendar (`recounting` says
    which). The first promise stands in the Acceptance; none is ever written over.
    """

    class Cause(models.TextChoices):
        ACCEPTED = "accepted", "tiếp nhận"
        SUPPLEMENTED = "supplemented", "đã bổ sung"
        LAPSED = "lapsed", "hết hạn bổ sung"
        EXTENDED = "extended", "thêm thời gian"
        PAID = "paid", "đã nộp tiền"
        CHECKED = "checked", "đã xem dự thảo"
        RESUMED = "resumed", "đã tiếp tục"
        RECOVERED = "recovered", "hệ thống hoạt động lại"
        APOLOGISED = "apologised", "xin lỗi, hẹn lại"
        ANSWERED = "answered", "cơ quan khác đã trả lời"
        CORRECTED = "corrected", "đã sửa câu trả lời"
        RECOUNTED = "recounted", "lịch làm việc thay đổi"
        SENT_ON = "sent_on", "chuyển cơ quan có thẩm quyền"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="promises")
    at = models.DateTimeField()
    cause = models.CharField(max_length=12, choices=Cause.choices)
    due_at = models.DateTimeField()
    proof = models.JSONField()
    recounting = models.ForeignKey(Recounting, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            # The acceptance keeps the first promise itself: two places for one truth would part one day.
            models.CheckConstraint(
                condition=models.Q(cause__in=["supplemented", "extended", "paid", "checked", "resumed", "recovered"])
                | models.Q(cause__in=["apologised", "corrected", "recounted", "answered", "lapsed", "sent_on"]),
                name="promise_is_a_later_one",
            ),
            # A date that newer calendars moved names on which basis.
            models.CheckConstraint(
                condition=models.Q(cause="recounted", recounting__isnull=False)
                | ~models.Q(cause="recounted") & models.Q(recounting__isnull=True),
                name="promise_recounted_has_its_basis",
            ),
        ]
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["dossier", "at"], name="promise_of_dossier")]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.cause} {self.due_at}"
