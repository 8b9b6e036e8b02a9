import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.people.models import Person, Post


class ReturnChoice(OfDossier):
    """How the applicant wants the result on paper, and where the public post brings it; the `current` one counts.

    `post`: of the official who noted it for somebody at the counter; None where the applicant chose it themselves.
    `area` and `line` are the two parts of the address, `address` is what is written on the parcel.
    """

    class Way(models.TextChoices):
        COUNTER = "counter", _("tại quầy")
        POST = "post", _("qua bưu chính công ích")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="return_choices")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    current = models.BooleanField(default=True)
    way = models.CharField(max_length=10, choices=Way.choices)
    recipient = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    area = models.CharField(max_length=10, blank=True)
    line = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=models.Q(current=True), name="return_choice_is_current_once"
            ),
            # Nothing can be posted without a name and an address.
            models.CheckConstraint(
                condition=~models.Q(way="post")
                | (~models.Q(recipient="") & ~models.Q(area="") & ~models.Q(address="")),
                name="return_choice_by_post_says_where_to",
            ),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.way}"
