import uuid

from django.db import models

from duoc.people.models.organisation import Organisation


class Post(models.Model):
    """A seat in an organisation: powers belong to it, persons come and go.

    `role` names the rows of `RoleGrant` that apply. `signs_as` is the signing mode of Decree 30/2020 Art. 13
    ("", "KT.", "TL.", "TUQ."). `follows` is the seat in a body that ended, in whose place this one came.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    role = models.SlugField(max_length=40)
    title = models.CharField(max_length=120)
    signs_as = models.CharField(max_length=10, blank=True)
    follows = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "role"], name="post_by_seat")]

    def __str__(self) -> str:
        return f"{self.title}"
