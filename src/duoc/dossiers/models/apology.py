import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.dossiers.models.promise import Promise
from duoc.dossiers.models.to_the_head import BY_TWO, SENT_BACK_WHOLE, ToTheHead
from duoc.people.models import Person, Post


class ApologyDraft(ToTheHead):
    """A draft of form 04 (văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết). The system makes an empty one in
    time, by nobody; who handles the dossier makes one with reason and new date. The newest filled one is signed.

    `turn` counts them in the order in which they were made. `due_at` is the promise for which it is made; `sent_by`
    until when the rule wants it sent, None where it says none.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="apology_drafts")
    turn = models.PositiveSmallIntegerField()
    due_at = models.DateTimeField()
    sent_by = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    cause = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    new_due_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            # What a person drafts is whole; what the system drafts is empty.
            models.CheckConstraint(
                condition=models.Q(by__isnull=True, post__isnull=True, cause="", reason="", new_due_at__isnull=True)
                | models.Q(by__isnull=False, post__isnull=False, new_due_at__gt=models.F("due_at"))
                & ~models.Q(cause="")
                & ~models.Q(reason=""),
                name="apology_draft_is_empty_or_whole",
            ),
            models.UniqueConstraint(
                fields=["dossier", "due_at"], condition=models.Q(by__isnull=True), name="apology_is_drafted_once"
            ),
            models.UniqueConstraint(fields=["dossier", "turn"], name="apology_draft_has_its_turn"),
            models.CheckConstraint(condition=SENT_BACK_WHOLE, name="apology_draft_is_sent_back_whole"),
            models.CheckConstraint(condition=BY_TWO, name="apology_draft_by_two"),
        ]
        ordering = ["turn"]

    def __str__(self) -> str:
        return f"{self.dossier_id} apology drafted for {self.due_at}"


class Apology(OfDossier):
    """The head of the handling body signed the apology: the applicant has a new date, as often as the rule allows."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="apologies")
    draft = models.OneToOneField(ApologyDraft, models.PROTECT, related_name="apology")
    promise = models.OneToOneField(Promise, models.PROTECT, related_name="apology")
    due_at = models.DateTimeField()
    new_due_at = models.DateTimeField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(new_due_at__gt=models.F("due_at")), name="apology_names_a_later_date"
            ),
            models.UniqueConstraint(fields=["dossier", "due_at"], name="apology_once_per_promise"),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.dossier_id} apology {self.new_due_at}"
