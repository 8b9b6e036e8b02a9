import uuid

from django.db import models

from duoc.people.models import Organisation, Person, Post
from duoc.registers.models.register import Register


class BookClosing(models.Model):
    """A unit has closed its book of a year (khóa sổ): how many entries it holds, and the last number."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    register = models.ForeignKey(Register, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField()
    last_number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            # A year is closed once; nothing is entered into it afterwards.
            models.UniqueConstraint(fields=["register", "unit", "year"], name="book_closed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.register_id} {self.year} closed"
