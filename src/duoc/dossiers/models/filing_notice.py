import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.ground.files.models import StoredFile
from duoc.people.models import Organisation, Party


class FilingNotice(models.Model):
    """The notice that a dossier was filed (Thông báo đã nộp hồ sơ). The system makes it by itself, so nobody signs it.

    What it says is frozen with the filing: `inputs`, and the published bundle with its template. Its bytes are made
    once, right after, and kept: whoever opens it later reads the same notice, whatever has changed since.
    `party` is whom it is given to, `organisation` the body that gives it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="filing_notice")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    template = models.CharField(max_length=80)
    inputs = models.JSONField()
    bundle = models.CharField(max_length=64)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.dossier_id} filed"
