import uuid

from django.db import models

from duoc.decisions.models.proposal import Proposal
from duoc.people.models import Person, Post


class SendBack(models.Model):
    """A leader sends a proposal back to the specialist, with what to change."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="send_back")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    reason = models.TextField()

    def __str__(self) -> str:
        return f"{self.proposal_id} sent back"
