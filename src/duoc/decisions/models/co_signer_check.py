import uuid

from django.db import models

from duoc.decisions.models.draft_check import DraftCheck
from duoc.dossiers.models import CopiedKey
from duoc.people.models import Organisation, Party, Person


class CoSignerCheck(models.Model):
    """Somebody who signed the request beside its filer reads the draft too, as long as the check by the applicant is
    open. Who says nothing has agreed where the applicant's silence is agreement."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    party = CopiedKey(Party, source="check_by_applicant.proposal.dossier.applicant_id")
    organisation = CopiedKey(Organisation, source="check_by_applicant.proposal.dossier.competent_unit_id")
    check_by_applicant = models.ForeignKey(DraftCheck, models.PROTECT, related_name="by_co_signers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    agreed = models.BooleanField(null=True, blank=True)
    say = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["check_by_applicant", "person"], name="co_signer_check_once_a_person"),
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=True, agreed__isnull=True)
                | models.Q(answered_at__isnull=False, agreed__isnull=False),
                name="co_signer_check_answers_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(agreed__isnull=True) | models.Q(agreed=True) | ~models.Q(say=""),
                name="co_signer_check_disagrees_with_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.check_by_applicant_id} {self.person_id}"
