import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from duoc.people.models.person import Person
from duoc.people.models.post import Post


class Delegation(models.Model):
    """The head of a body lets the holder of another post sign for them: what, from which day, until which day, on which
    written basis (Decree 30/2020 Art. 13).

    Never deleted: what was signed under it stays explained. `valid_to` is the first day on which it no longer holds.
    Without procedures and fields it is for everything. `mode` is how the post signs: "KT.", "TL.", "TUQ.".
    """

    class Mode(models.TextChoices):
        DEPUTY = "KT.", "KT."
        BY_ORDER = "TL.", "TL."
        MANDATED = "TUQ.", "TUQ."

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    for_post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    mode = models.CharField(max_length=10, choices=Mode.choices)
    procedures = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    fields = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=300)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(mode__in=["KT.", "TL.", "TUQ."]), name="delegation_mode_is_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(post=models.F("for_post")), name="delegation_is_to_somebody_else"
            ),
            # It is given in writing; a mandate (TUQ.) for a time only.
            models.CheckConstraint(condition=~models.Q(basis=""), name="delegation_has_its_basis"),
            models.CheckConstraint(
                condition=~models.Q(mode="TUQ.") | models.Q(valid_to__isnull=False), name="delegation_by_mandate_ends"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="delegation_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ended_by__isnull=True)
                | models.Q(ended_at__isnull=False, ended_by__isnull=False, valid_to__isnull=False),
                name="delegation_was_ended_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["post", "valid_from"], name="delegation_by_post")]
        ordering = ["-valid_from", "id"]

    def __str__(self) -> str:
        return f"{self.mode} {self.id}"

    @property
    def subject(self) -> tuple[str, str]:
        """Kind and text id, under which the ledger knows it."""
        return ("delegation", str(self.pk))

    def is_for(self, procedure: str, field: str) -> bool:
        """True when its scope covers a thing of this procedure."""
        everything = not self.procedures and not self.fields
        return everything or procedure in self.procedures or field in self.fields
