import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.people.models import Person, Post


class StopProposal(OfDossier):
    """Who handles a dossier proposes to stop it for good, with reason and legal basis; who signs results decides.

    `step` and `desk`: where the dossier lay. Once it has gone on, the proposal is of no more use to anybody.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="stop_proposals")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    reason = models.TextField()
    legal_basis = models.TextField()
    step = models.CharField(max_length=40)
    desk = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason="") & ~models.Q(legal_basis=""), name="stop_proposal_has_reason_and_basis"
            ),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.dossier_id} stop proposed"
