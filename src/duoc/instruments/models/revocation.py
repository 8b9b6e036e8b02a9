import uuid

from django.db import models

from duoc.instruments.models.instrument import Instrument
from duoc.people.models import Organisation, Party, Person, Post


class Revocation(models.Model):
    """An instrument in force is revoked (thu hồi), with reason and legal basis. The file stays; its page says so.

    `decided_by` is the signed text by which it was revoked; None for a letter, which whoever signed it takes back.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    instrument = models.OneToOneField(Instrument, models.PROTECT, related_name="revocation")
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(Instrument, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField()
    legal_basis = models.TextField()

    def __str__(self) -> str:
        return f"{self.instrument_id} revoked"
