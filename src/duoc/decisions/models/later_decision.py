from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duoc.decisions.models.decision import Decision
from duoc.instruments.models import Instrument
from duoc.people.models import Person, Post


class LaterDecision(Instrument):
    """What is decided about a result in force: it is revoked, its text is corrected, or it is given once more.

    It goes the road of the first: a text of its own, drafted, signed, numbered, sealed. Signed, it is a result of the
    dossier too (`Decision.of_later`, over one and the same instrument); in force, it ends or replaces `subject`.

    Attributes:
        values: what answers are, other than those of the dossier, in its text: all corrections so far, by question.
        changes: what this one corrects: by question, what stood there (`was`) and what stands now (`is`).
        standing: False once it was sent back.
    """

    class Turn(models.TextChoices):
        REVOKE = "revoke", _("Thu hồi")
        CORRECT = "correct", _("Đính chính")
        REISSUE = "reissue", _("Cấp lại")

    instrument = models.OneToOneField(Instrument, models.CASCADE, parent_link=True, primary_key=True, related_name="+")
    subject = models.ForeignKey(Decision, models.PROTECT, related_name="later")
    turn = models.CharField(max_length=8, choices=Turn.choices)
    reason = models.TextField()
    legal_basis = models.TextField()
    values = models.JSONField(default=dict)
    changes = models.JSONField(default=dict)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    standing = models.BooleanField(default=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    returned_words = models.TextField(blank=True)

    class Meta:
        constraints = [
            # One at a time: a result is not revoked while it is being corrected.
            models.UniqueConstraint(fields=["subject"], condition=Q(standing=True), name="later_decision_stands_alone"),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(legal_basis=""), name="later_decision_has_reason_and_basis"
            ),
            models.CheckConstraint(
                condition=Q(standing=True, returned_at=None)
                | Q(standing=False, returned_at__isnull=False, returned_by__isnull=False) & ~Q(returned_words=""),
                name="later_decision_is_returned_with_words",
            ),
            models.CheckConstraint(condition=Q(turn="correct") | Q(changes={}), name="later_decision_corrects_or_not"),
        ]

    def __str__(self) -> str:
        return f"{self.turn} {self.subject_id}"
