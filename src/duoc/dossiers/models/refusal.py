import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.people.models import Person, Post


class Refusal(OfDossier):
    """The dossier is not accepted, with reasons and their legal basis (form 03).

    Sent to the wrong place: `decides` says which body decides, `files_at` where one may file, `carries` who takes the
    papers there; all empty where the place was right.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="refusal")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    reason = models.TextField()
    legal_basis = models.TextField()
    decides = models.CharField(max_length=300, blank=True, default="", db_default="")
    files_at = models.CharField(max_length=300, blank=True, default="", db_default="")
    carries = models.CharField(max_length=300, blank=True, default="", db_default="")

    class Meta:
        constraints = [
            # Who is sent on is told to whom, and where to file.
            models.CheckConstraint(
                condition=models.Q(decides="", files_at="", carries="")
                | (~models.Q(decides="") & ~models.Q(files_at="") & ~models.Q(carries="")),
                name="refusal_names_the_right_place_whole",
            )
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} refused"
