import uuid

from django.db import models


class StatusLookup(models.Model):
    """Somebody without an account asked where a dossier stands: a code, and a second thing that its applicant knows.

    Kept for a day, so that neither codes nor second things can be tried out. Both keys are digests made with the
    product's secret: the row names no person, no dossier and no address.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField()
    code_key = models.CharField(max_length=64)
    address_key = models.CharField(max_length=64)
    matched = models.BooleanField()

    class Meta:
        indexes = [
            models.Index(fields=["code_key", "at"], name="status_lookup_of_code"),
            models.Index(fields=["address_key", "at"], name="status_lookup_from_address"),
        ]

    def __str__(self) -> str:
        return f"status lookup {self.id}"
