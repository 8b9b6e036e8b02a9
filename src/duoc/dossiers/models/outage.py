import uuid

from django.db import models

from duoc.people.models import Person, Post


class Outage(models.Model):
    """A time in which the system does not serve (sự cố, bảo trì): announced before, or noted when it was found.

    `recovered_at` is when it recovered: then the clocks of dossiers run again whose definition says that they stood.
    `called_off_at`: an announced one that did not take place.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    planned = models.BooleanField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    begins = models.DateTimeField()
    expected_until = models.DateTimeField()
    recovered_at = models.DateTimeField(null=True, blank=True)
    recovered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    called_off_at = models.DateTimeField(null=True, blank=True)
    say = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expected_until__gt=models.F("begins")), name="outage_is_expected_to_end"
            ),
            models.CheckConstraint(
                condition=models.Q(recovered_at__isnull=True) | models.Q(recovered_at__gt=models.F("begins")),
                name="outage_ends_after_it_began",
            ),
            # Announced before it begins; one that nobody planned is noted when it has begun.
            models.CheckConstraint(
                condition=models.Q(planned=True, at__lt=models.F("begins"))
                | models.Q(planned=False, at__gte=models.F("begins")),
                name="outage_is_planned_before_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(called_off_at__isnull=True) | models.Q(planned=True, recovered_at__isnull=True),
                name="outage_called_off_did_not_happen",
            ),
        ]
        ordering = ["begins", "id"]

    def __str__(self) -> str:
        return f"outage {self.begins:%Y-%m-%d %H:%M}"

    @property
    def subject(self) -> tuple[str, str]:
        """Kind and text id, under which the ledger knows it."""
        return ("outage", str(self.pk))
