import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from duoc.dossiers.models.counted_date import CountedDate
from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.ground.files.models import StoredFile
from duoc.people.models import Person, Post


class Posting(OfDossier, CountedDate):
    """A public posting (niêm yết) before the decision: where, from which day, until when, with the proof of the end.

    A posting that was torn down or wrong is put up again as another row; the latest counts.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="postings")
    place = models.TextField()
    posted_on = models.DateField()
    term = models.CharField(max_length=40)
    until = models.DateTimeField()
    proof = models.JSONField()
    photo = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(place=""), name="posting_names_its_place")]
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["dossier", "at"], name="posting_of_dossier")]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.posted_on}"


class PostingEnd(OfDossier):
    """How a posting ended (kết thúc niêm yết), with its minutes: it ran for its days, or was torn down before.

    `turn` counts the minutes of a dossier, from 1.
    """

    class Outcome(models.TextChoices):
        WHOLE = "whole", _("đủ thời gian niêm yết")
        TORN_DOWN = "torn_down", _("bị gỡ, bị hỏng trước khi hết thời gian")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="posting_ends")
    posting = models.OneToOneField(Posting, models.PROTECT, related_name="end")
    turn = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=9, choices=Outcome.choices)
    ended_on = models.DateField()
    present = models.TextField()
    findings = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "turn"], name="posting_end_is_counted_once"),
            # Minutes say who was there and what was found.
            models.CheckConstraint(
                condition=~models.Q(present="") & ~models.Q(findings=""), name="posting_end_has_whole_minutes"
            ),
        ]
        ordering = ["turn"]

    def __str__(self) -> str:
        return f"{self.posting_id} {self.outcome}"


class PostingObjection(OfDossier):
    """What somebody said against a request while it was posted: who, on which day, how they are reached."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="posting_objections")
    posting = models.ForeignKey(Posting, models.PROTECT, related_name="objections")
    objector = models.CharField(max_length=200)
    contact = models.CharField(max_length=300, blank=True)
    received_on = models.DateField()
    say = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(objector="") & ~models.Q(say=""), name="posting_objection_is_whole"
            )
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.received_on}"


class PostingObjectionAnswer(OfDossier):
    """What the body that decides answers to it: why it goes on all the same."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="+")
    objection = models.OneToOneField(PostingObjection, models.PROTECT, related_name="reply")
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="posting_objection_answer_is_told")]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.objection_id} answered"
