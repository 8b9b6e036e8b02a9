import uuid

from django.db import models

from duoc.people.models.person import Person
from duoc.people.models.post import Post


class Appointment(models.Model):
    """A person holds a post from a day, until a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "post", "valid_from"], name="appointment_is_made_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.post_id}"
