from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from duoc.people.models.organisation import Organisation
from duoc.people.models.reorganisation import Reorganisation


class Succession(models.Model):
    """From a day on, one body takes the place of another, on a legal basis. Never changed.

    Attributes:
        after: None where a body ended without a successor; the one above it (`Organisation.heir`) keeps its books.
        keeps_books: it answers for the books of the old body and has on its desk what nobody has decided yet.
        share: of several successors, what is this one's: codes of fields, and of communes.
    """

    class Kind(models.TextChoices):
        MERGER = "merger", _("Hợp nhất, sáp nhập")
        SPLIT = "split", _("Chia, tách")
        RENAME = "rename", _("Đổi tên, tổ chức lại")
        DISSOLUTION = "dissolution", _("Giải thể")

    reorganisation = models.ForeignKey(Reorganisation, models.PROTECT, related_name="successions")
    before = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    after = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    on = models.DateField()
    basis = models.TextField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    keeps_books = models.BooleanField()
    share = ArrayField(models.CharField(max_length=80), default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["before", "after"], nulls_distinct=False, name="succession_once"),
            models.CheckConstraint(
                condition=models.Q(after__isnull=True) | ~models.Q(before=models.F("after")),
                name="succession_is_by_another",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="dissolution", after__isnull=True)
                | (models.Q(kind__in=["merger", "split", "rename"]) & models.Q(after__isnull=False)),
                name="succession_names_its_successor",
            ),
            # One body answers for the books of another.
            models.UniqueConstraint(
                fields=["before"], condition=models.Q(keeps_books=True), name="succession_one_keeps_the_books"
            ),
        ]
        ordering = ["-keeps_books", "id"]

    def __str__(self) -> str:
        return f"{self.before_id} {self.kind} {self.after_id}"
