import uuid

from django.db import models

from duoc.people.models.post import Post
from duoc.people.models.reorganisation import Reorganisation


class PlannedSeat(models.Model):
    """In which successor a seat goes on from the day of a split, said before that day; the last word counts.

    `body`: code of a successor as the plan names it; most of them begin on the day.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reorganisation = models.ForeignKey(Reorganisation, models.PROTECT, related_name="planned_seats")
    post = models.OneToOneField(Post, models.PROTECT, related_name="planned")
    body = models.SlugField(max_length=60)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.post_id} {self.body}"
