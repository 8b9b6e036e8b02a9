from django.db import models

from duoc.people.models import Organisation, Person, Post


class BodyCalendar(models.Model):
    """A day off, a working day, or the opening hours of a body or of the whole province, set by an administrator.

    `body` is None for every body. `day` is the day itself, or the first day of the hours; `weekdays` has the hours, by
    weekday, and is empty for a day. Of two rows for a body and a day the later one counts: what was set wrongly is set
    again. Dates are counted by the bundle that is made of these rows and of the catalogue (`decided_calendars.py`).
    """

    class Kind(models.TextChoices):
        OFF = "off", "ngày nghỉ"
        WORKING = "working", "ngày làm việc"
        HOURS = "hours", "giờ làm việc"

    body = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    day = models.DateField()
    weekdays = models.JSONField(default=dict)
    why = models.CharField(max_length=200)
    basis = models.CharField(max_length=300)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["off", "working"], weekdays={})
                | models.Q(kind="hours") & ~models.Q(weekdays={}),
                name="body_calendar_is_a_day_or_hours",
            ),
            models.CheckConstraint(
                condition=~models.Q(why="") & ~models.Q(basis=""), name="body_calendar_has_its_reason"
            ),
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.body_id or 'all'} {self.kind} {self.day}"

    @property
    def subject(self) -> tuple[str, str]:
        """Kind and text id, under which the ledger knows it."""
        return ("body_calendar", str(self.pk))
