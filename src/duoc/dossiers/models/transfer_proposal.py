import uuid

from django.db import models
from django.db.models import Q

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.to_the_head import BY_TWO, SENT_BACK_WHOLE, ToTheHead
from duoc.people.models import Organisation, Person, Post


class TransferProposal(ToTheHead):
    """Who handles an accepted dossier proposes to send it on to the body that is competent for it; the head decides.

    `why_body`: why this body, where the procedure names no such body. `step` and `desk`: where the dossier lay; once it
    has gone on, the proposal is of no more use to anybody. What was approved is named by its `transfer`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="transfer_proposals")
    to_unit = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    reason = models.TextField()
    why_body = models.TextField(blank=True)
    legal_basis = models.TextField()
    step = models.CharField(max_length=40)
    desk = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(legal_basis=""), name="transfer_proposal_has_reason_and_basis"
            ),
            models.CheckConstraint(
                condition=SENT_BACK_WHOLE,
                name="transfer_proposal_is_sent_back_whole",
            ),
            models.CheckConstraint(
                condition=BY_TWO,
                name="transfer_proposal_by_two",
            ),
            # A new one takes the place of the one that waits.
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(closed_at__isnull=True), name="transfer_proposal_open_once"
            ),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.dossier_id} transfer proposed"
