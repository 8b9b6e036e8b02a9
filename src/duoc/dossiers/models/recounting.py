import uuid

from django.db import models

from duoc.dossiers.models.counted_date import CountedDate
from duoc.people.models import Person, Post


class Recounting(CountedDate):
    """The dates of all open dossiers are counted again, by calendars that came after some of them (tính lại ngày hẹn).

    `calendars` are those that count now, `basis` the decree or decision that changed them. `by` and `post` are nobody
    where the command was given at the machine. `after` is the last dossier that is done, in the order of their keys:
    whoever goes on begins behind it. `counted`, `moved`, `kept`: how many were looked at, got another date, and keep
    theirs although the calendars say another one, since that has passed already or cannot be counted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    basis = models.TextField()
    after = models.UUIDField(null=True, blank=True)
    counted = models.PositiveIntegerField(default=0)
    moved = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(basis=""), name="recounting_has_its_basis"),
            # A person acts in a post; the command at the machine names neither.
            models.CheckConstraint(
                condition=models.Q(by__isnull=True, post__isnull=True) | models.Q(by__isnull=False, post__isnull=False),
                name="recounting_is_by_an_official",
            ),
            # By the same calendars one at a time: a second one would tell applicants twice.
            models.UniqueConstraint(
                fields=["calendars"],
                condition=models.Q(finished_at__isnull=True),
                name="recounting_once_at_a_time",
            ),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"recounting {self.at:%Y-%m-%d %H:%M}"

    @property
    def subject(self) -> tuple[str, str]:
        """Kind and text id, under which the ledger knows it."""
        return ("recounting", str(self.pk))
