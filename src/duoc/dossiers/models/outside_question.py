import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.people.models import Person, Post


class OutsideQuestion(OfDossier):
    """A question to a body that does not work on this system (the police, the power company, another province), drafted
    for the head to sign as a letter. `place`: where the letter goes; `turn` counts them in their dossier. One that is
    dropped is asked no more: its letter does not leave."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="outside_questions")
    turn = models.PositiveSmallIntegerField()
    body = models.CharField(max_length=200)
    place = models.CharField(max_length=300)
    question = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    why_dropped = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "turn"], name="outside_question_has_its_turn"),
            models.CheckConstraint(
                condition=models.Q(dropped_at__isnull=True, dropped_by__isnull=True, why_dropped="")
                | models.Q(dropped_at__isnull=False, dropped_by__isnull=False) & ~models.Q(why_dropped=""),
                name="outside_question_is_dropped_with_words",
            ),
        ]
        ordering = ["turn"]

    def __str__(self) -> str:
        return f"{self.dossier_id} asks outside {self.turn}"


class OutsideLetter(OfDossier):
    """The head signed the letter with the question; its text, number and seal are those of its `OfficialForm`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="outside_letters")
    question = models.OneToOneField(OutsideQuestion, models.PROTECT, related_name="letter")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.dossier_id} letter {self.question_id}"
