from django.db import models

from duoc.procedures.models import Bundle


class CountedDate(models.Model):
    """A row that keeps a counted date keeps the calendars that it was counted by, so that the count can be done again
    as it was, and under a later decree beside it (`duoc recount`)."""

    calendars = models.ForeignKey(Bundle, models.PROTECT, related_name="+")

    class Meta:
        abstract = True
