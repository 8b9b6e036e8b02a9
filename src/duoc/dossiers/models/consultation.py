import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from duoc.dossiers.models.counted_date import CountedDate
from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.dossiers.models.outside_question import OutsideQuestion
from duoc.ground.files.models import StoredFile
from duoc.people.models import Organisation, Person, Post


class Consultation(OfDossier, CountedDate):
    """Another body is asked (lấy ý kiến): the question, until when it answers, and what it answered.

    `answers`: what the body that does a step typed at it, whether it agreed or not. `letter_number` and `letter_date`:
    the document that says so, where another body than the one asked recorded the answer; `paper`: the document.

    `step`: the step of the definition that the body does; "" where an official asks. Both are answered on the body's
    own desk, or recorded from its document. `by` and `post`: who asked; None where the dossier came to the step without
    anybody's act.

    `body_undecided`: the body that does the step was split, and nobody has said yet which successor does it; it lies
    with the one that keeps the books, and its silence means nothing.

    `unit`: the body of the province that is asked; None for one outside this system, which `outside` names and to which
    a letter went (`sent_way`, `sent_on`).

    `holder`: who in the asked body answers, since `held_since`; None where nobody took it yet.

    `silence` repeats the definition's rule: "consent" counts no answer in time as agreement, "none" as no answer.
    """

    class Answer(models.TextChoices):
        AGREED = "agreed", _("Đồng ý")
        NOT_AGREED = "not_agreed", _("Không đồng ý")
        NONE = "none", _("Không trả lời trong thời hạn")

    class SentWay(models.TextChoices):
        POST = "post", _("Bưu chính")
        HAND = "hand", _("Trao tận nơi")
        ELECTRONIC = "electronic", _("Văn bản điện tử")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="consultations")
    unit = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    outside = models.OneToOneField(OutsideQuestion, models.PROTECT, null=True, blank=True, related_name="consultation")
    sent_way = models.CharField(max_length=10, choices=SentWay.choices, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    body_undecided = models.BooleanField(default=False, db_default=False)
    step = models.CharField(max_length=40, blank=True)
    question = models.TextField()
    within = models.CharField(max_length=40)
    silence = models.CharField(max_length=10)
    until = models.DateTimeField()
    proof = models.JSONField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    holder = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    held_since = models.DateTimeField(null=True, blank=True)
    say = models.TextField(blank=True)
    answers = models.JSONField(default=dict)
    letter_number = models.CharField(max_length=60, blank=True)
    letter_date = models.DateField(null=True, blank=True)
    paper = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            # One open question to one body at a time, beside the steps that it does.
            models.UniqueConstraint(
                fields=["dossier", "unit", "step"],
                condition=models.Q(answer=""),
                name="consultation_open_once_per_unit",
            ),
            # A step is done once; whoever did not agree may be asked again.
            models.UniqueConstraint(
                fields=["dossier", "step"],
                condition=~models.Q(step="") & ~models.Q(answer="not_agreed"),
                name="consultation_done_once_per_step",
            ),
            models.CheckConstraint(
                condition=~models.Q(step="") | models.Q(by__isnull=False, post__isnull=False),
                name="consultation_was_asked_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(holder__isnull=True, held_since__isnull=True)
                | models.Q(holder__isnull=False, held_since__isnull=False, unit__isnull=False),
                name="consultation_held_since_a_moment",
            ),
            # A body of the province, or one outside with the letter that went there.
            models.CheckConstraint(
                condition=models.Q(unit__isnull=False, outside__isnull=True, sent_way="", sent_on__isnull=True)
                | models.Q(unit__isnull=True, outside__isnull=False, step="", sent_on__isnull=False)
                & ~models.Q(sent_way=""),
                name="consultation_asks_one_body",
            ),
            models.CheckConstraint(
                condition=models.Q(answer="", answered_at__isnull=True)
                | models.Q(answer__in=["agreed", "not_agreed", "none"], answered_at__isnull=False),
                name="consultation_answer_has_its_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(answer="not_agreed") | ~models.Q(say=""), name="consultation_objects_with_words"
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "until"],
                condition=models.Q(answer=""),
                name="asked_of_unit",
            ),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.unit_id or self.outside_id}"

    @property
    def name(self) -> str:
        """What the body is called."""
        if self.outside is not None:
            return self.outside.body
        return self.unit.name if self.unit else ""
