import uuid

from django.db import models

from duoc.decisions.models.proposal import Proposal
from duoc.dossiers.models import CopiedKey
from duoc.people.models import Delegation, Organisation, Party, Person, Post


class Endorsement(models.Model):
    """Somebody signs the results of a proposal before their signer, at a step of their own.

    `place` is the order from 1, as in the definition; `title_line` is what stands above the signature on the paper. The
    rows of a proposal that was sent back stay as they were.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    party = CopiedKey(Party, source="proposal.dossier.applicant_id")
    organisation = CopiedKey(Organisation, source="proposal.dossier.competent_unit_id")
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="endorsements")
    place = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=40)
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    title_line = models.TextField(blank=True)
    at = models.DateTimeField(null=True, blank=True)
    delegation = models.ForeignKey(Delegation, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            # Each place is signed once, and each post signs once: nobody signs for two.
            models.UniqueConstraint(fields=["proposal", "place"], name="endorsement_one_per_place"),
            models.UniqueConstraint(fields=["proposal", "post"], name="endorsement_one_per_post"),
            models.CheckConstraint(
                condition=models.Q(at__isnull=True, by__isnull=True) | models.Q(at__isnull=False, by__isnull=False),
                name="endorsement_has_a_signer_and_a_time",
            ),
        ]
        ordering = ["place"]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.place}"
