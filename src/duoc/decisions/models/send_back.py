import uuid

from django.db import models

from duoc.decisions.models.proposal import Proposal
from duoc.dossiers.models import CopiedKey
from duoc.people.models import Organisation, Party, Person, Post


class SendBack(models.Model):
    """A leader sends a proposal back to the specialist, or the registry what was signed, with what to change."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    party = CopiedKey(Party, source="proposal.dossier.applicant_id")
    organisation = CopiedKey(Organisation, source="proposal.dossier.competent_unit_id")
    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="send_back")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    reason = models.TextField()

    def __str__(self) -> str:
        return f"{self.proposal_id} sent back"
