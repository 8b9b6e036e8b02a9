import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.dossiers.models.stop_proposal import StopProposal
from duoc.dossiers.models.supplement import SupplementRequest
from duoc.dossiers.models.withdrawal import Withdrawal
from duoc.people.models import Person, Post


class Stopping(OfDossier):
    """The handling stops for good without a result (dừng giải quyết), with reason and legal basis (form 05).

    `proposal`: of an official; who signs results decided by signing it, and is `by`.
    `request`: the request for supplements that nobody answered in time; then the system stopped it, and `by` is empty.
    `withdrawal`: the applicant's wish to withdraw that was granted; on which article form 05 rests then is to verify.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="stopping")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    request = models.OneToOneField(SupplementRequest, models.PROTECT, null=True, blank=True, related_name="expiry")
    withdrawal = models.OneToOneField(Withdrawal, models.PROTECT, null=True, blank=True, related_name="stopping")
    proposal = models.OneToOneField(StopProposal, models.PROTECT, null=True, blank=True, related_name="stopping")
    reason = models.TextField()
    legal_basis = models.TextField(blank=True)

    class Meta:
        constraints = [
            # An official says on which basis; a time that passed says which request was not answered.
            models.CheckConstraint(
                condition=models.Q(by__isnull=False, post__isnull=False, request__isnull=True)
                & (~models.Q(legal_basis="") | models.Q(withdrawal__isnull=False))
                | models.Q(by__isnull=True, post__isnull=True, request__isnull=False, withdrawal__isnull=True),
                name="stopping_has_a_ground",
            )
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} stopped"
