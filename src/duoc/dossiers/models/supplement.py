import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import CopiedKey, OfDossier
from duoc.people.models import Organisation, Person, Post
from duoc.procedures.models import Bundle


class SupplementRequest(OfDossier):
    """What is missing or wrong, said fully and in one go (form 02; Decree 118/2025 Art. 17.2a).

    `items` is a list of {"kind", "code", "name", "say"}; kinds: "paper" and "answer" of the procedure, "other" for a
    paper outside its list, "held" for an answer that came from a register. A second request is not forbidden, it is
    counted against the unit: `again` keeps the reason for it. `until` is the last moment to answer, by `calendars`;
    None where the procedure gives no time, and in rows from before it was kept.
    """

    AS_FILES = ("paper", "other")
    """Kinds of things asked for that come as files."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="supplement_requests")
    turn = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    items = models.JSONField()
    legal_basis = models.TextField()
    again = models.TextField(blank=True)
    step = models.CharField(max_length=40)
    desk = models.CharField(max_length=40)
    until = models.DateTimeField(null=True, blank=True)
    calendars = models.ForeignKey(Bundle, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "turn"], name="supplement_request_by_turn")]
        ordering = ["turn"]

    def __str__(self) -> str:
        return f"{self.dossier_id} supplement {self.turn}"


class Supplement(OfDossier):
    """The applicant's answer to a request: new papers (their `turn`), changed answers, a word of explanation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = CopiedKey(Organisation, source="request.dossier.competent_unit_id")
    request = models.OneToOneField(SupplementRequest, models.PROTECT, related_name="answer")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    answers = models.JSONField(default=dict)
    say = models.TextField(blank=True)

    @property
    def dossier(self) -> Dossier:
        """The dossier that it completes."""
        return self.request.dossier

    def __str__(self) -> str:
        return f"{self.request_id} answered"
