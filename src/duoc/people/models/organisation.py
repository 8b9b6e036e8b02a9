from functools import cached_property

from django.db import models
from django.utils.translation import gettext_lazy as _

from duoc.people.models.party import Party, PartyBase


class Organisation(PartyBase):
    """A body of the province at a time. Bodies merge and split: a successor is another row, old dossiers keep theirs.

    `code` is our key: the five digits of the national list for a commune, a readable slug for other bodies.
    `numbering` says how it numbers its documents: {"from": day, "abbreviation": of its name, "width": least digits}.
    `identifier` is the electronic identification code (QCVN 102:2016); empty while the official list is not imported.
    """

    class Kind(models.TextChoices):
        PROVINCE = "province", _("Ủy ban nhân dân tỉnh")
        DEPARTMENT = "department", _("Sở, cơ quan cấp tỉnh")
        COMMUNE = "commune", _("Ủy ban nhân dân cấp xã")
        CENTRE = "centre", _("Trung tâm Phục vụ hành chính công")

    party_kind = Party.Kind.BODY

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    place = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    head_title = models.CharField(max_length=60, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    identifier = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    numbering = models.JSONField(default=list, blank=True)
    former = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=models.F("valid_from")),
                name="organisation_ends_after_it_begins",
            ),
        ]
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def parent_name(self) -> str:
        """The name of the body above it; "" where there is none. Some queries bring it along."""
        return self.parent.name if self.parent else ""

    @property
    def commune_code(self) -> str:
        return self.code if self.kind == self.Kind.COMMUNE else ""

    @property
    def full_name(self) -> str:
        return self.name
