import uuid

from django.db import models

from duoc.procedures.models.bundle import Bundle
from duoc.procedures.models.ordered_json import OrderedJSONField
from duoc.procedures.models.procedure import Procedure


class Version(models.Model):
    """A published definition with the bundle of everything that it shows or prints. Its content never changes: dossiers
    received under it keep it. Only `valid_to` may be set later, when the next version takes over; a trigger holds this.

    When a form or a vocabulary changes and the definition's words do not, the same definition is published again as the
    next edition, from the moment of publishing on; earlier dossiers keep theirs.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="versions")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)  # the last day in force
    edition = models.PositiveSmallIntegerField(default=1)
    definition = OrderedJSONField()
    digest = models.CharField(max_length=64)  # SHA-256 of the definition as written, see calculations.digest_of
    bundle = models.ForeignKey(Bundle, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField()
    source = models.TextField()  # file or page that it was read from

    class Meta:
        ordering = ["procedure_id", "valid_from", "edition"]
        constraints = [
            # On any day one definition is in force: those that start on one day are editions with the same words, which
            # a trigger holds.
            models.UniqueConstraint(
                fields=["procedure", "valid_from", "edition"], name="version_one_per_start_day_and_edition"
            ),
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
