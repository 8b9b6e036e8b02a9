import uuid

from django.db import models
from django.db.models import Q

from duoc.people.models import Organisation, Party


class ReportState(models.TextChoices):
    """How far a report came. "Stuck" is tried again once a day and named by the daily count."""

    WAITING = "waiting"
    SENT = "sent"
    REFUSED = "refused"
    STUCK = "stuck"


class Report(models.Model):
    """How a subject stood after an act, for a partner to know: a row of the outbox.

    `sequence` counts from 1 within the subject. Reports of one subject go out in this order, each when the one before
    it was answered; whoever receives one with a lower number than the last one leaves it aside.
    `content` is frozen with the act: status, dates, request, duty and result, for the applicant to read there.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partner = models.CharField(max_length=20)
    code = models.CharField(max_length=60)
    subject_kind = models.TextField()
    subject_id = models.TextField()
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    sequence = models.PositiveIntegerField()
    content = models.JSONField()
    created_at = models.DateTimeField()
    state = models.TextField(choices=ReportState.choices, default=ReportState.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            # The order of a subject's reports has no gap that two acts could fill alike.
            models.UniqueConstraint(fields=["subject_kind", "subject_id", "sequence"], name="report_once_in_order"),
            models.CheckConstraint(condition=Q(state__in=ReportState.values), name="report_state_is_known"),
            # "Sent" without a time, or a time without "sent", would be a claim that nobody can check.
            models.CheckConstraint(
                condition=Q(state=ReportState.SENT, sent_at__isnull=False)
                | (~Q(state=ReportState.SENT) & Q(sent_at__isnull=True)),
                name="report_sent_has_its_time",
            ),
        ]
        indexes = [
            models.Index(fields=["created_at"], name="report_not_sent", condition=Q(state__in=["waiting", "stuck"]))
        ]

    def __str__(self) -> str:
        return f"{self.partner} {self.code} {self.sequence} {self.state}"
