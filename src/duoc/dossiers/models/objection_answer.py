import uuid

from django.db import models

from duoc.dossiers.models.consultation import Consultation
from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.people.models import Person, Post


class ObjectionAnswer(OfDossier):
    """What the body that decides answers to the objection of a body that it asked: why it goes on all the same."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="objection_answers")
    consultation = models.OneToOneField(Consultation, models.PROTECT, related_name="objection_answer")
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="objection_answer_has_its_reason")]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.consultation_id}"
