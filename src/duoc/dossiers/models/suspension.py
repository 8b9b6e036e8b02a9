import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.lateness import Whose
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.people.models import Person, Post

SIDES = (Whose.APPLICANT, Whose.OTHER_BODY, Whose.OFFICE)
"""For whom a dossier may wait while it is suspended."""


class Suspension(OfDossier):
    """The handling rests (tạm dừng) until something that is awaited has come, with reason and legal basis; and how it
    was resumed.

    `waits_for`: for whom it waits, whose time it is. `clock`: what it does to the term, as the definition said then:
    "pause" or "restart". `resumed_by` is empty where the system resumed it, because what was awaited had come.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="suspensions")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    reason = models.TextField()
    legal_basis = models.TextField()
    awaits = models.TextField()
    waits_for = models.CharField(max_length=12, choices=Whose.choices)
    expected_on = models.DateField()
    clock = models.CharField(max_length=8)
    resumed_at = models.DateTimeField(null=True, blank=True)
    resumed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    resumed_post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    came = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(waits_for__in=SIDES), name="suspension_waits_for_somebody"),
            models.UniqueConstraint(
                fields=["dossier"], condition=models.Q(resumed_at__isnull=True), name="suspension_lasts_once"
            ),
            models.CheckConstraint(
                condition=models.Q(resumed_at__isnull=True) | models.Q(resumed_at__gte=models.F("at")),
                name="suspension_ends_after_it_began",
            ),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.dossier_id} suspended"
