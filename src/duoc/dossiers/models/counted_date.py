from django.db import models

from duoc.procedures.models import Bundle, newest_calendars


class CountedDate(models.Model):
    """A row that keeps a counted date keeps the calendars that it was counted by, so that the count can be done again
    as it was, and under a later decree beside it (`duoc recount`)."""

    # Empty where the date was counted before calendars were kept.
    calendars = models.ForeignKey(Bundle, models.PROTECT, null=True, default=newest_calendars, related_name="+")

    class Meta:
        abstract = True
