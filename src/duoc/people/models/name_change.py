import secrets
import uuid

from django.db import models

from duoc.people.models.organisation import Organisation
from duoc.people.models.person import Person


def _salt() -> bytes:
    return secrets.token_bytes(32)


class NameChange(models.Model):
    """From a day on a person has another name: by which paper or entry, and what they were called before.

    `Person.full_name` is the name of today. Papers that were made before keep the old one. `organisation` is the public
    body that saw the paper or wrote the entry; `salt` belongs to the commitments that the ledger keeps.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    was = models.CharField(max_length=120)
    now = models.CharField(max_length=120)
    since = models.DateField()
    source = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    salt = models.BinaryField(max_length=32, default=_salt)

    class Meta:
        constraints = [
            # A name without its paper is a claim.
            models.CheckConstraint(condition=~models.Q(source=""), name="name_change_has_its_source"),
            models.CheckConstraint(condition=~models.Q(was=models.F("now")), name="name_change_changes"),
        ]
        indexes = [models.Index(fields=["person", "-at"], name="names_of_person")]
        ordering = ["-at", "id"]

    def __str__(self) -> str:
        return f"{self.person_id} {self.since}"
