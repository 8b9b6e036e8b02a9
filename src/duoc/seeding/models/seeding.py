from django.db import models


class Seeding(models.Model):
    """A demonstration that is being filled: how many dossiers of how many months, and how many are there.

    Everything else follows from `seed` and `until`, so that a worker that was stopped goes on where it was.
    """

    seed = models.IntegerField()
    dossiers = models.PositiveIntegerField()
    months = models.PositiveSmallIntegerField()
    until = models.DateTimeField()
    stories = models.JSONField()  # as they were read, so that the worker needs no file and plays the same to the end
    first_numbers = models.JSONField(default=dict)  # of each series and period, the first that is kept for it
    made = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(made__lte=models.F("dossiers")), name="seeding_makes_no_more_than_it_should"
            ),
            # One at a time: two would give out the same numbers.
            models.UniqueConstraint(
                fields=["ended_at"],
                condition=models.Q(ended_at__isnull=True),
                nulls_distinct=False,
                name="seeding_one_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.made}/{self.dossiers}"
