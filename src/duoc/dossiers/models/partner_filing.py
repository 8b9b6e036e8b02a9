import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier


class PartnerFiling(OfDossier):
    """How a dossier came in that was filed on the National Portal or in VNeID, and by which message.

    `filed_at` is the time that the Portal gives, `arrived_at` when its message was taken here: they may lie days apart.
    `form_from` is the first day in force of the definition whose form the Portal showed.
    """

    class Source(models.TextChoices):
        PORTAL = "portal", _("Cổng Dịch vụ công quốc gia")
        VNEID = "vneid", _("ứng dụng VNeID")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="partner_filing")
    source = models.CharField(max_length=10, choices=Source.choices)
    filed_at = models.DateTimeField()
    arrived_at = models.DateTimeField()
    form_from = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["filed_at"], name="partner_filing_of_day")]

    def __str__(self) -> str:
        return f"{self.source} {self.dossier_id}"
