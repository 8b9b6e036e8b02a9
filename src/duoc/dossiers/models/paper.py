import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.ground.files.models import StoredFile


class Paper(OfDossier):
    """A paper of the dossier as handed in. `turn` is 0 at filing, then the number of the supplement."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="papers")
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=500)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    turn = models.PositiveSmallIntegerField(default=0)
    attached_at = models.DateTimeField()

    class Meta:
        ordering = ["turn", "attached_at"]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.code}"
