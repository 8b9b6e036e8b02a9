import uuid

from django.db import models
from django.db.models import F, Q

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.people.models import Person, Post


class AnswerCorrection(OfDossier):
    """An answer was found wrong and put right: what it said, what it says, why, on what proof. `post` None: by the
    applicant. What changed with it stands in `effects`: term, fees, case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="corrections")
    question = models.CharField(max_length=120)
    old = models.JSONField()
    new = models.JSONField()
    reason = models.TextField()
    proof = models.TextField(blank=True)
    effects = models.JSONField(default=dict)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            # What does not change is no correction: the same one twice is one.
            models.CheckConstraint(condition=~Q(old=F("new")), name="correction_changes_something"),
            # An official puts right what somebody else declared only on proof.
            models.CheckConstraint(
                condition=Q(post__isnull=True) | ~Q(proof=""), name="correction_by_an_official_has_proof"
            ),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.question} corrected"
