from django.db import models
from django.db.models.functions import Now


class Performance(models.Model):
    """A write that was done under a key, with what it answered: asked again, it answers the same and does nothing."""

    actor = models.TextField()
    act = models.TextField()
    key = models.TextField()
    request_hash = models.BinaryField(max_length=32)
    answer = models.TextField()
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["actor", "act", "key"], name="once_per_actor_act_and_key"),
            models.CheckConstraint(condition=models.Q(key__regex=r"^.{8,200}$"), name="once_key_is_long_enough"),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.key}"
