import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.people.models import Person, Post


class WrongCode(OfDossier):
    """At the counter a collection code was typed that is not the dossier's, so that codes cannot be tried out. What was
    typed is not kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="wrong_codes")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["dossier", "at"], name="wrong_code_of_dossier")]

    def __str__(self) -> str:
        return f"{self.dossier_id} wrong code"
