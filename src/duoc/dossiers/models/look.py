import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.people.models import Person, Post


class Look(models.Model):
    """An official read the personal data in a dossier: shown to the applicant as "ai đã xem thông tin của tôi"."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="looks")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    what = models.CharField(max_length=60)

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["dossier", "-at"], name="look_at_dossier")]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.what}"
