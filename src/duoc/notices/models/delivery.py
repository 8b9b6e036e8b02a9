import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duoc.notices.models.notice import Notice
from duoc.people.models import Organisation, Party


class Channel(models.TextChoices):
    """Ways to carry a notice to a person who is not on the site."""

    EMAIL = "email", _("thư điện tử")


class DeliveryState(models.TextChoices):
    """How far a delivery came. "Sent" means that the mail server took it over, not that it was read."""

    WAITING = "waiting", _("đang gửi")
    SENT = "sent", _("đã gửi")
    FAILED = "failed", _("không gửi được")
    NO_ADDRESS = "no_address", _("chưa có địa chỉ thư điện tử")


class Delivery(models.Model):
    """One notice on its way out by one channel. What went wrong stays visible; the address is kept masked only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    notice = models.ForeignKey(Notice, models.CASCADE, related_name="deliveries")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    channel = models.TextField(choices=Channel.choices, default=Channel.EMAIL)
    state = models.TextField(choices=DeliveryState.choices, default=DeliveryState.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    tried_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_to = models.TextField(blank=True)
    last_error = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "channel"], name="delivery_once_per_channel"),
            models.CheckConstraint(condition=Q(state__in=DeliveryState.values), name="delivery_state_is_known"),
            # "Sent" without a time, or a time without "sent", would be a claim that nobody can check.
            models.CheckConstraint(
                condition=Q(state=DeliveryState.SENT, sent_at__isnull=False)
                | (~Q(state=DeliveryState.SENT) & Q(sent_at__isnull=True)),
                name="delivery_sent_has_its_time",
            ),
        ]
        indexes = [models.Index(fields=["next_try_at"], name="delivery_waiting", condition=Q(state="waiting"))]

    def __str__(self) -> str:
        return f"{self.channel} {self.state} {self.notice_id}"
