import uuid

from django.db import models

from duoc.dossiers.models.draft import Draft
from duoc.dossiers.models.of_dossier import CopiedKey
from duoc.people.models import Party, Person


class CoSignInvitation(models.Model):
    """Who writes a draft has invited somebody who must sign beside them. `digest`: of the draft as it stood then."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, models.CASCADE, related_name="invitations")
    party = CopiedKey(Party, source="draft.applicant_id")
    part = models.CharField(max_length=40)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    invited_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "part"], name="draft_invites_once_a_part")]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.part}"


class DraftLook(models.Model):
    """Somebody named in a draft as a co-signer read it. Becomes a `Look` when it is filed, and goes with the draft."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, models.CASCADE, related_name="looks")
    party = CopiedKey(Party, source="draft.applicant_id")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.draft_id} {self.by_id}"
