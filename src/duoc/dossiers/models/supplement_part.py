import uuid

from django.db import models
from django.db.models import Q

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import CopiedKey, OfDossier
from duoc.dossiers.models.supplement import SupplementRequest
from duoc.people.models import Organisation, Person, Post


class SupplementPart(OfDossier):
    """What the applicant gave while something asked for still lacks. It is kept and answers nothing yet; the papers
    of it have the request's turn."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = CopiedKey(Organisation, source="request.dossier.competent_unit_id")
    request = models.ForeignKey(SupplementRequest, models.PROTECT, related_name="parts")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    answers = models.JSONField(default=dict)
    say = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "id"]

    @property
    def dossier(self) -> Dossier:
        """The dossier that it is about."""
        return self.request.dossier

    def __str__(self) -> str:
        return f"{self.request_id} in part"


class MissingPaper(OfDossier):
    """The applicant says that they do not have a paper which was asked for, and why; the desk that asked decides."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = CopiedKey(Organisation, source="request.dossier.competent_unit_id")
    request = models.ForeignKey(SupplementRequest, models.PROTECT, related_name="missing")
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=500)
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    decided_post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    accepted = models.BooleanField(null=True, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        constraints = [
            # The same paper is claimed to be missing once, unless the desk has said that it must come.
            models.UniqueConstraint(
                fields=["request", "code"],
                condition=Q(accepted__isnull=True) | Q(accepted=True),
                name="missing_paper_once",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, accepted__isnull=True)
                | Q(decided_at__isnull=False, accepted__isnull=False, decided_by__isnull=False),
                name="missing_paper_is_decided_whole",
            ),
            # Who is asked again for what they do not have is told why.
            models.CheckConstraint(
                condition=Q(accepted__isnull=True) | Q(accepted=True) | ~Q(answer=""),
                name="missing_paper_is_wanted_with_words",
            ),
        ]
        ordering = ["at", "id"]

    @property
    def dossier(self) -> Dossier:
        """The dossier that it is about."""
        return self.request.dossier

    def __str__(self) -> str:
        return f"{self.request_id} without {self.code}"
