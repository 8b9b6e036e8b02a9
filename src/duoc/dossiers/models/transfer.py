import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.dossiers.models.promise import Promise
from duoc.dossiers.models.transfer_proposal import TransferProposal
from duoc.people.models import Organisation, Person, Post


class Transfer(OfDossier):
    """An accepted dossier was sent on to the body that is competent for it (chuyển hồ sơ, Decree 118/2025 Art. 18.2).

    `arrives_at` is when that body has it: the same day, or the start of the next working day. `restarts`: the term
    begins anew then, as dated data said; `promise` is the date that followed, None where it did not move. The code and
    who received it stay. `proposal`: what the head approved, who is `by`; None for one of before proposals were made.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="transfers")
    from_unit = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    to_unit = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    arrives_at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    reason = models.TextField()
    legal_basis = models.TextField()
    restarts = models.BooleanField()
    due_before = models.DateTimeField()
    promise = models.OneToOneField(Promise, models.PROTECT, null=True, blank=True, related_name="transfer")
    proposal = models.OneToOneField(TransferProposal, models.PROTECT, null=True, blank=True, related_name="transfer")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(from_unit=models.F("to_unit")), name="transfer_is_to_another_body"
            ),
            models.CheckConstraint(
                condition=models.Q(arrives_at__gte=models.F("at")), name="transfer_arrives_after_it_left"
            ),
            models.CheckConstraint(
                condition=~models.Q(reason="") & ~models.Q(legal_basis=""), name="transfer_has_reason_and_basis"
            ),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.to_unit_id}"
