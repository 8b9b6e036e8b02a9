import uuid

from django.db import models

from duoc.dossiers.models.counted_date import CountedDate
from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier


class Promise(OfDossier, CountedDate):
    """The date on which the result is due was promised anew, with the proof of that day: after a time for which it
    rested (`clocks/interruptions.py`), with extra time, or with an apology. The first promise stands in the
    Acceptance; none is ever written over.
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

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="promises")
    at = models.DateTimeField()
    cause = models.CharField(max_length=12, choices=Cause.choices)
    due_at = models.DateTimeField()
    proof = models.JSONField()

    class Meta:
        constraints = [
            # The acceptance keeps the first promise itself: two places for one truth would part one day.
            models.CheckConstraint(
                condition=models.Q(cause__in=["supplemented", "extended", "paid", "checked", "resumed", "recovered"])
                | models.Q(cause__in=["apologised", "corrected", "answered", "lapsed"]),
                name="promise_is_a_later_one",
            ),
        ]
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["dossier", "at"], name="promise_of_dossier")]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.cause} {self.due_at}"
