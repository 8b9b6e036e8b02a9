import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.people.models import Person, Post


class Visit(OfDossier):
    """An inspection or a meeting that a step of the definition is: when and where, and the minutes of it.

    One that is put off is another row; of several the latest counts. `turn` counts them in a dossier, from 1.
    `put_off`: another one of the same step took its place; told by `visiting.visits`, kept nowhere.
    """

    put_off = False
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="visits")
    step = models.CharField(max_length=40)
    turn = models.PositiveSmallIntegerField()
    planned_for = models.DateTimeField()
    place = models.TextField()
    say = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    held_on = models.DateField(null=True, blank=True)
    began_at = models.TimeField(null=True, blank=True)
    ended_at = models.TimeField(null=True, blank=True)
    present = models.TextField(blank=True)
    findings = models.TextField(blank=True)
    recorded_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "turn"], name="visit_is_counted_once"),
            models.CheckConstraint(condition=~models.Q(place=""), name="visit_names_its_place"),
            # Minutes say when it was, who was there and what was found, and who wrote them.
            models.CheckConstraint(
                condition=models.Q(recorded_at__isnull=True, recorded_by__isnull=True, held_on__isnull=True)
                | (
                    models.Q(recorded_at__isnull=False, recorded_by__isnull=False, held_on__isnull=False)
                    & ~models.Q(present="")
                    & ~models.Q(findings="")
                ),
                name="visit_has_whole_minutes",
            ),
        ]
        ordering = ["turn"]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.turn}"
