import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from duoc.language.calculations import CODE


class Procedure(models.Model):
    """One administrative procedure by its code. What it says is in its versions; the columns here repeat the
    newest one for lists, and hold nothing that a version does not."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=20, unique=True)
    name = models.TextField()
    short_name = models.TextField()
    summary = models.TextField(blank=True)
    field = models.CharField(max_length=80)
    kind = models.CharField(max_length=10)  # tailored: written for this province; imported: from the national page
    audience = ArrayField(models.CharField(max_length=20))
    online = models.CharField(max_length=10)  # full, partial, none
    handled_in = models.CharField(max_length=10)  # here, ministry
    life_events = ArrayField(models.CharField(max_length=80), default=list)

    class Meta:
        indexes = [models.Index(fields=["field", "code"], name="procedures_by_field")]
        constraints = [
            # The code is the key under which the whole country knows the procedure, or the province an internal one.
            models.CheckConstraint(condition=models.Q(code__regex=f"^{CODE}$"), name="procedure_code_is_known"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["tailored", "imported"]), name="procedure_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.short_name}"
