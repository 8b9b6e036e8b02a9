import secrets
import uuid

from django.db import models

from duoc.decisions.models.proposal import Proposal
from duoc.ground.files.models import StoredFile


def _token() -> str:
    return secrets.token_urlsafe(16)


class Content(models.Model):
    """The text of one result as it will be signed: the leader reads and signs these very bytes.

    `token` (128 bits by chance) is the address of the verification page, printed in the QR code.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="contents")
    code = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=300)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    token = models.CharField(max_length=40, unique=True, default=_token)

    def __str__(self) -> str:
        return self.name
