import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.to_the_head import BY_TWO, SENT_BACK_WHOLE, ToTheHead
from duoc.dossiers.models.withdrawal import Withdrawal
from duoc.people.models import Person, Post


class StopProposal(ToTheHead):
    """Who handles a dossier proposes to stop it for good, with reason and legal basis; who signs results decides.

    `withdrawal`: the applicant's wish that it lets come true; on which article form 05 rests then is to verify. `step`
    and `desk`: where the dossier lay. Once it has gone on, or the wish was answered, nobody has use for the proposal.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="stop_proposals")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    reason = models.TextField()
    legal_basis = models.TextField(blank=True)
    withdrawal = models.ForeignKey(Withdrawal, models.PROTECT, null=True, blank=True, related_name="+")
    step = models.CharField(max_length=40)
    desk = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason="") & (~models.Q(legal_basis="") | models.Q(withdrawal__isnull=False)),
                name="stop_proposal_has_reason_and_basis",
            ),
            models.CheckConstraint(condition=SENT_BACK_WHOLE, name="stop_proposal_is_sent_back_whole"),
            models.CheckConstraint(condition=BY_TWO, name="stop_proposal_by_two"),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.dossier_id} stop proposed"
