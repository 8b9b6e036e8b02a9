import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.ground.files.models import StoredFile
from duoc.people.models import Organisation, Party


class OfficialPaper(models.Model):
    """A paper that the agency gives the applicant (filing notice, forms 01–03); it belongs to the act that made it.

    What it says is frozen with the act: `inputs`, and the published bundle with its template. Its bytes are made once,
    right after, and kept: whoever opens it later reads the same paper, whatever has changed since.
    `party` is whom it is given to, `organisation` the body that gives it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="official_papers")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    form = models.CharField(max_length=40)
    turn = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField()
    template = models.CharField(max_length=80)
    inputs = models.JSONField()
    bundle = models.CharField(max_length=64)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            # An act makes its paper once.
            models.UniqueConstraint(fields=["dossier", "form", "turn"], name="official_paper_once_per_act"),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.form}"
