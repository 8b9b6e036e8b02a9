import uuid

from django.db import models

from duoc.people.models.organisation import Organisation


class Post(models.Model):
    """A seat in an organisation: powers belong to it, persons come and go.

    `role` names the rows of `RoleGrant` that apply. `signs_as` is the signing mode of Decree 30/2020 Art. 13
    ("", "KT.", "TL.", "TUQ."). `follows` is the seat in whose place this one came: in a body that ended, or that
    kept it until somebody chose. `body_undecided`: its body was split or dissolved, and
    nobody said yet where it goes on.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    role = models.SlugField(max_length=40)
    title = models.CharField(max_length=120)
    signs_as = models.CharField(max_length=10, blank=True)
    follows = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="+")
    body_undecided = models.BooleanField(default=False, db_default=False)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "role"], name="post_by_seat")]

    def __str__(self) -> str:
        return f"{self.title}"

    @property
    def subject(self) -> tuple[str, str]:
        """Kind and text id, under which the ledger knows the post."""
        return ("post", str(self.pk))
