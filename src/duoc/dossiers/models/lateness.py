import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.dossiers.rules import APPLICANT
from duoc.people.models import Organisation, Person, Post


class Whose(models.TextChoices):
    """Whose time it was."""

    OFFICE = "office", "cơ quan giải quyết"
    APPLICANT = APPLICANT, "người yêu cầu"
    OTHER_BODY = "other_body", "cơ quan khác"
    SYSTEM = "system", "hệ thống"


class Lateness(OfDossier):
    """A promised date passed without an answer (quá hạn). It stays, whatever follows: answer, extra time, new date.

    `due_at` is the promise that was not kept, `term_ended_at` when its last day ended (Civil Code 2015 Art. 148), `at`
    when it was noted. Step, desk, unit and holder are those with whom it lay then.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="latenesses")
    due_at = models.DateTimeField()
    term_ended_at = models.DateTimeField()
    at = models.DateTimeField()
    step = models.CharField(max_length=40)
    desk = models.CharField(max_length=40)
    unit = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    holder = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    whose = models.CharField(max_length=12, choices=Whose.choices)

    class Meta:
        constraints = [
            # A promise is broken once, whoever notes it first.
            models.UniqueConstraint(fields=["dossier", "due_at"], name="lateness_once_per_promise"),
            models.CheckConstraint(
                condition=models.Q(term_ended_at__gte=models.F("due_at"), at__gte=models.F("term_ended_at")),
                name="lateness_is_noted_after_the_term",
            ),
            models.CheckConstraint(condition=models.Q(whose__in=Whose.values), name="lateness_is_somebodys"),
        ]
        ordering = ["due_at", "id"]

    def __str__(self) -> str:
        return f"{self.dossier_id} late {self.due_at}"


class LatenessCause(OfDossier):
    """Why it was late, in the words of an official who had it, from the list of causes of the catalogue."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="+")
    lateness = models.OneToOneField(Lateness, models.PROTECT, related_name="cause")
    cause = models.CharField(max_length=40)
    whose = models.CharField(max_length=12, choices=Whose.choices)
    say = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(say="") & ~models.Q(cause=""), name="lateness_cause_is_told"),
            models.CheckConstraint(condition=models.Q(whose__in=Whose.values), name="lateness_cause_is_somebodys"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} late: {self.cause}"
