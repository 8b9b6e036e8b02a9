import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from duoc.dossiers.models import Dossier, OfDossier
from duoc.people.models import Person, Post


class Proposal(OfDossier):
    """What the specialist proposes after examining: the result with its values, or a refusal on the merits.

    `values` are the answers to the definition's desk questions. `signer` is the post it is submitted to.
    """

    class Kind(models.TextChoices):
        GRANT = "grant", _("Giải quyết")
        DECLINE = "decline", _("Không giải quyết")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    signer = models.ForeignKey(Post, models.PROTECT, related_name="+")
    values = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    legal_basis = models.TextField(blank=True)
    standing = models.BooleanField(default=True)

    class Meta:
        constraints = [
            # Only the latest proposal stands; the ones sent back stay as they were.
            models.UniqueConstraint(
                fields=["dossier"], condition=models.Q(standing=True), name="proposal_one_stands_per_dossier"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="decline") | (~models.Q(reason="") & ~models.Q(legal_basis="")),
                name="proposal_declines_with_reason_and_basis",
            ),
        ]
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.kind}"
