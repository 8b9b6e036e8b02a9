import secrets
import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from duoc.dossiers.models import CopiedKey
from duoc.people.models import Organisation, Person, Post
from duoc.registers.models.entry import Entry


def _salt() -> bytes:
    return secrets.token_bytes(32)


class EntryChange(models.Model):
    """What was written beside an entry later: what it lacked, a correction, a marginal note. Never changed itself.

    The entry holds what is true now; `fields` keeps for each field that changed what stood there before (`was`) and
    since (`is`; null where there was nothing), so that a statement as of any day can be made. `salt` belongs to the
    commitments that the ledger keeps.
    """

    class Kind(models.TextChoices):
        ADDITION = "addition", _("Bổ sung")
        CORRECTION = "correction", _("Cải chính, sửa sai sót")
        NOTE = "note", _("Ghi chú bên lề")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="changes")
    organisation = CopiedKey(Organisation, source="entry.unit_id")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    fields = models.JSONField(default=dict)
    text = models.TextField()
    legal_basis = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    salt = models.BinaryField(max_length=32, default=_salt)

    class Meta:
        constraints = [
            # A correction changes the book on a legal basis; a note changes nothing.
            models.CheckConstraint(
                condition=~models.Q(kind="correction") | ~models.Q(legal_basis=""), name="change_corrects_with_basis"
            ),
            models.CheckConstraint(condition=~models.Q(kind="note") | models.Q(fields={}), name="change_notes_only"),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.kind}"
