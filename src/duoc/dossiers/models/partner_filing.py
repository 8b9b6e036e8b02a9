import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier


class PartnerFiling(OfDossier):
    """How a dossier came in that was filed on the National Portal or in VNeID, and by which message.

    Which of the two it was says its channel.

    `filed_at` is the time that the Portal gives, `arrived_at` when its message was taken here: they may lie days apart.
    `form_from` is the first day in force of the definition whose form the Portal showed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="partner_filing")
    filed_at = models.DateTimeField()
    arrived_at = models.DateTimeField()
    form_from = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["filed_at"], name="partner_filing_of_day")]

    def __str__(self) -> str:
        return f"{self.dossier_id} from a partner"
