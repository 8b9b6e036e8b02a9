import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from duoc.procedures.models.procedure import Procedure


class Opening(models.Model):
    """The province opened a procedure for filing here: who, when, for which ways of filing, what was checked. It stands
    until it is closed, by an act with a reason. A procedure without one informs, and says where it is filed."""

    class Way(models.TextChoices):
        ONLINE = "online", "trực tuyến"
        COUNTER = "counter", "tại quầy"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="openings")
    ways = ArrayField(models.CharField(max_length=10, choices=Way.choices))
    checked = models.JSONField()  # [{gate, passed}] in the order of openness.GATES; [] for a definition of the province
    basis = models.TextField()  # on whose decision, in words
    by = models.CharField(max_length=80)  # text id of who acted, as in the ledger
    at = models.DateTimeField()
    closed_by = models.CharField(max_length=80, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["procedure"], condition=Q(closed_at__isnull=True), name="opening_one_stands_for_a_procedure"
            ),
            models.CheckConstraint(
                condition=Q(ways__contained_by=["online", "counter"], ways__len__gte=1), name="opening_names_its_ways"
            ),
            # Who closes says so with a reason: people ask why they cannot file any more.
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by="", closed_because="")
                | (Q(closed_at__gte=F("at")) & ~Q(closed_by="") & ~Q(closed_because="")),
                name="opening_is_closed_with_a_reason",
            ),
        ]
        ordering = ["procedure_id", "at"]

    def __str__(self) -> str:
        return f"{self.procedure_id} {'/'.join(self.ways)} {self.at:%Y-%m-%d}"
