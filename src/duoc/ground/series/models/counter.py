from django.db import models


class Counter(models.Model):
    """The last number given out in a series within a period, for example a commune's birth book in 2026."""

    series = models.TextField()
    period = models.TextField()
    last = models.PositiveBigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "period"], name="series_one_counter_per_period")]

    def __str__(self) -> str:
        return f"{self.series} {self.period}: {self.last}"
