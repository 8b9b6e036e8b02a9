import uuid

from django.db import models
from django.db.models import Q

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.ground.files.models import StoredFile
from duoc.people.models import Person, Post


class MinistryResult(OfDossier):
    """The result of a dossier that a ministry's system decides: the ministry's own paper, recorded here as it is.

    No result of ours is made beside it: nothing is drafted, signed, numbered or sealed here.

    Attributes:
        granted: False where the ministry refused.
        names: what is given, by the names of the definition's results.
        entry: what the register copied of it, by its key; None where nothing is entered.
        file: the paper; it may come later than its number (`file_at`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="ministry_result")
    granted = models.BooleanField()
    number = models.CharField(max_length=60)
    issued_on = models.DateField()
    names = models.JSONField(default=list)
    entry = models.UUIDField(null=True, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    file_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(number=""), name="ministry_result_has_its_number"),
            models.CheckConstraint(
                condition=Q(file__isnull=True, file_at__isnull=True) | Q(file__isnull=False, file_at__isnull=False),
                name="ministry_result_file_came_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.number}"
