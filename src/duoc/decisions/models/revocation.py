import uuid

from django.db import models

from duoc.decisions.models.decision import Decision
from duoc.people.models import Person, Post


class Revocation(models.Model):
    """A result in force is revoked (thu hồi), with reason and legal basis. The file stays; its page says so."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="revocation")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    reason = models.TextField()
    legal_basis = models.TextField()

    def __str__(self) -> str:
        return f"{self.decision_id} revoked"
