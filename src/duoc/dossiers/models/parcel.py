import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.dossiers.models.return_choice import ReturnChoice
from duoc.people.models import Person, Post


class Parcel(OfDossier):
    """A result on paper, given to the public post (bưu gửi): delivered, or brought back with a reason.

    One that came back stays as it is; the next one is a row of its own, with a tracking number of its own.
    """

    class Outcome(models.TextChoices):
        DELIVERED = "delivered", _("đã phát")
        UNDELIVERED = "undelivered", _("không phát được, đã chuyển hoàn")

    class Reason(models.TextChoices):
        ABSENT = "absent", _("Không gặp người nhận")
        WRONG_ADDRESS = "wrong_address", _("Địa chỉ sai hoặc không đủ")
        MOVED = "moved", _("Người nhận đã chuyển đi nơi khác")
        REFUSED = "refused", _("Người nhận từ chối nhận")
        OTHER = "other", _("Lý do khác")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="parcels")
    choice = models.ForeignKey(ReturnChoice, models.PROTECT, related_name="+")
    tracking_number = models.CharField(max_length=30, unique=True)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sent_post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    outcome_on = models.DateField(null=True, blank=True)
    noted_at = models.DateTimeField(null=True, blank=True)
    noted_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    noted_post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    received_by = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=20, choices=Reason.choices, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            # One result on paper is on one way at a time.
            models.UniqueConstraint(
                fields=["dossier"], condition=models.Q(outcome=""), name="parcel_is_on_one_way_at_a_time"
            ),
            # What became of it comes with its day, and with who noted it.
            models.CheckConstraint(
                condition=models.Q(outcome="", outcome_on__isnull=True, noted_by__isnull=True)
                | models.Q(outcome__in=["delivered", "undelivered"], outcome_on__isnull=False, noted_by__isnull=False),
                name="parcel_outcome_is_whole",
            ),
            # Who waits for a result in vain is told why.
            models.CheckConstraint(
                condition=~models.Q(outcome="undelivered") | ~models.Q(reason=""),
                name="parcel_comes_back_with_a_reason",
            ),
        ]
        ordering = ["sent_at", "id"]

    def __str__(self) -> str:
        return self.tracking_number

    @property
    def why(self) -> str:
        """Why the post brought it back, in the reader's words; "" where it did not."""
        return self.note if self.reason == self.Reason.OTHER else self.get_reason_display()
