import secrets
import uuid

from django.db import models

from duoc.people.models.organisation import Organisation
from duoc.people.models.person import Person


def _salt() -> bytes:
    return secrets.token_bytes(32)


class TypedCorrection(models.Model):
    """What an official had typed of a person was put right: by whoever held the paper, or by a source that is surer.

    Attributes:
        was, now: name and birth date, as text.
        reason: what the official wrote; or which source said so.
        organisation, by: whose official did it; None where another system vouched for the person.
        salt: of the commitments that the ledger keeps.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    was = models.JSONField()
    now = models.JSONField()
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    salt = models.BinaryField(max_length=32, default=_salt)

    class Meta:
        constraints = [
            # Nobody changes who somebody is without a word why.
            models.CheckConstraint(condition=~models.Q(reason=""), name="typed_correction_has_its_reason"),
        ]
        indexes = [models.Index(fields=["person", "-at"], name="corrections_of_person")]
        ordering = ["-at", "id"]

    def __str__(self) -> str:
        return f"{self.person_id} put right"
