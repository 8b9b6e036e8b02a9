import uuid

from django.db import models

from duoc.procedures.models.ordered_json import OrderedJSONField
from duoc.procedures.models.procedure import Procedure


class Version(models.Model):
    """A published definition. Its content never changes: dossiers received under it keep it. Only `valid_to` may be set
    later, when the next version takes over; a trigger holds this."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="versions")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)  # the last day in force
    definition = OrderedJSONField()
    digest = models.CharField(max_length=64)  # SHA-256 of the definition as written, see rules.digest_of
    published_at = models.DateTimeField()
    source = models.TextField()  # file or page that it was read from

    class Meta:
        ordering = ["procedure_id", "valid_from"]
        constraints = [
            # On any day one version is in force: two may not start on the same day.
            models.UniqueConstraint(fields=["procedure", "valid_from"], name="version_one_per_start_day"),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="version_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(digest__regex=r"^[0-9a-f]{64}$"), name="version_digest_is_sha256"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure_id} {self.valid_from}"
