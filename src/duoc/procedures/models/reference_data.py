from django.db import models

from duoc.procedures.models.bundle import Bundle


class ReferenceData(models.Model):
    """What the installation goes by from a moment on and no single version holds. The newest row of a name counts.

    Older rows stay, so that what was counted or shown by them can be read again; a trigger holds this.
    """

    class Name(models.TextChoices):
        CALENDARS = "calendars", "lịch"  # calendars, opening hours, rules of counting, the planning term
        CATALOGUE = "catalogue", "danh mục"  # search, guide, places, vocabularies, sources of definitions

    name = models.CharField(max_length=10, choices=Name.choices)
    bundle = models.ForeignKey(Bundle, models.PROTECT, related_name="+")
    loaded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["name", "-id"], name="reference_data_newest")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(name__in=["calendars", "catalogue"]), name="reference_data_has_a_known_name"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.bundle_id[:12]}"
