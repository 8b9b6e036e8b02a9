import uuid

from django.db import models

from duoc.decisions.models.proposal import Proposal
from duoc.dossiers.models import CopiedKey, CountedDate
from duoc.people.models import Organisation, Party, Person


class DraftCheck(CountedDate):
    """The applicant reads the draft of the result before it is signed. Silence until `until` counts as agreement.

    `wording`: hash of what the draft says, whoever signs it in whose name. `kept_from`: the same was agreed to
    before, and only the body or the signer has changed since.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    party = CopiedKey(Party, source="proposal.dossier.applicant_id")
    organisation = CopiedKey(Organisation, source="proposal.dossier.competent_unit_id")
    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="check_by_applicant")
    asked_at = models.DateTimeField()
    until = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    agreed = models.BooleanField(null=True, blank=True)
    say = models.TextField(blank=True)
    wording = models.CharField(max_length=64, blank=True, default="", db_default="")
    kept_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(agreed__isnull=True) | models.Q(agreed=True) | ~models.Q(say=""),
                name="draft_check_disagrees_with_words",
            ),
            # Only an agreement is kept.
            models.CheckConstraint(
                condition=models.Q(kept_from__isnull=True) | models.Q(agreed=True, answered_at__isnull=False),
                name="draft_check_keeps_an_agreement",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} check"
