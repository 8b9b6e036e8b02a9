import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.people.models import Person, Post


class Handover(OfDossier):
    """The result reached the applicant (trả kết quả)."""

    class Way(models.TextChoices):
        ONLINE = "online", "trực tuyến"
        COUNTER = "counter", "tại quầy"
        POST = "post", "qua bưu chính"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="handover")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    way = models.CharField(max_length=10, choices=Way.choices)
    note = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.dossier_id} handed over"
