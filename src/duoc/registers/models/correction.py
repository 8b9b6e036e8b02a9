import secrets
import uuid

from django.db import models

from duoc.dossiers.models import CopiedKey
from duoc.people.models import Organisation, Person, Post
from duoc.registers.models.change import EntryChange
from duoc.registers.models.entry import Entry


def _salt() -> bytes:
    return secrets.token_bytes(32)


class Correction(models.Model):
    """A specialist wants one field of an entry put right; somebody else decides. The book changes with the decision.

    `agreed` is None as long as nobody has decided; `words` say why one was returned. `change` is what the decision
    wrote beside the entry. `salt` belongs to the commitments that the ledger keeps.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="corrections")
    organisation = CopiedKey(Organisation, source="entry.unit_id")
    field = models.CharField(max_length=80)
    value = models.JSONField(null=True)
    text = models.TextField()
    legal_basis = models.TextField()
    sure = models.BooleanField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    agreed = models.BooleanField(null=True)
    words = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    change = models.OneToOneField(EntryChange, models.PROTECT, null=True, related_name="correction")
    salt = models.BinaryField(max_length=32, default=_salt)

    class Meta:
        constraints = [
            # One at a time: two that wait could each be right alone, and wrong together.
            models.UniqueConstraint(
                fields=["entry"], condition=models.Q(agreed__isnull=True), name="correction_waits_alone"
            ),
            # Nobody decides what they wanted themselves.
            models.CheckConstraint(condition=~models.Q(by=models.F("decided_by")), name="correction_has_two_persons"),
            models.CheckConstraint(
                condition=models.Q(agreed__isnull=True, decided_at__isnull=True, decided_by__isnull=True)
                | models.Q(agreed__isnull=False, decided_at__isnull=False, decided_by__isnull=False),
                name="correction_was_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~models.Q(agreed=True) | models.Q(change__isnull=False), name="correction_agreed_is_written"
            ),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.field}"
