from django.db import models


class RefusedMessage(models.Model):
    """A message of a partner that was refused, once a day for the same bytes and the same kind of refusal.

    `digest` is the SHA-256 of the bytes, "" where they were not read or nobody knows who sent them: all of those are
    one row a day, so that a stranger can fill neither this table nor the ledger.
    """

    partner = models.CharField(max_length=20)
    kind = models.CharField(max_length=40)
    digest = models.CharField(max_length=64, blank=True)
    day = models.DateField()
    times = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partner", "kind", "digest", "day"], name="refused_message_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.partner} {self.kind} {self.day} {self.times}"
