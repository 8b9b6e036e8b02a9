import uuid

from django.db import models

from duoc.dossiers.models.consultation import Consultation
from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.ground.files.models import StoredFile
from duoc.people.models import Person, Post


class LateOpinion(OfDossier):
    """What a body that was asked answered when it no longer counted: after its time, or after the decision. It is kept
    and changes nothing: the question stays closed as it was."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="late_opinions")
    consultation = models.OneToOneField(Consultation, models.PROTECT, related_name="late_opinion")
    answer = models.CharField(max_length=10, choices=Consultation.Answer.choices)
    say = models.TextField(blank=True)
    letter_number = models.CharField(max_length=60, blank=True)
    letter_date = models.DateField(null=True, blank=True)
    paper = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer__in=["agreed", "not_agreed"]), name="late_opinion_is_an_answer"
            )
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.dossier_id} late {self.answer}"
