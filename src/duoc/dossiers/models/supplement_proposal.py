import uuid

from django.db import models
from django.db.models import Q

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.dossiers.models.supplement import SupplementRequest
from duoc.people.models import Person, Post


class SupplementProposal(OfDossier):
    """A further request for supplements, proposed by the desk; the head of the unit approves it or not, with words.

    `step` and `desk`: where the dossier lay. Once it has gone on, the proposal is of no more use to anybody.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="supplement_proposals")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    items = models.JSONField()
    legal_basis = models.TextField(blank=True)
    again = models.TextField()
    step = models.CharField(max_length=40)
    desk = models.CharField(max_length=40)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    decided_post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    approved = models.BooleanField(null=True, blank=True)
    answer = models.TextField(blank=True)
    request = models.OneToOneField(SupplementRequest, models.PROTECT, null=True, blank=True, related_name="proposal")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, approved__isnull=True, request__isnull=True)
                | Q(decided_at__isnull=False, approved=False, request__isnull=True) & ~Q(answer="")
                | Q(decided_at__isnull=False, approved=True, request__isnull=False),
                name="supplement_proposal_is_decided_whole",
            ),
            # Who proposes does not approve.
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=models.F("by")),
                name="supplement_proposal_by_two",
            ),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.dossier_id} supplement proposed"
