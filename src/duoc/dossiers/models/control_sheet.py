import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.ground.files.models import StoredFile


class ControlSheet(OfDossier):
    """Form 06, the control sheet of how a dossier was handled: frozen when the dossier ends.

    `inputs` is what it says for ever, `template` and `bundle` how. Its bytes are pressed when it is first opened, and
    kept. `late`: the dossier ended before sheets were frozen, so it was drawn up afterwards, and says so.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="control_sheet")
    at = models.DateTimeField()
    late = models.BooleanField(default=False)
    template = models.CharField(max_length=80)
    inputs = models.JSONField()
    bundle = models.CharField(max_length=64)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.dossier_id} control sheet"
