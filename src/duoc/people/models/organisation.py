from functools import cached_property

from django.db import models
from django.utils.translation import gettext_lazy as _

from duoc.people.models.party import Party, PartyBase


class Organisation(PartyBase):
    """A body of the province at a time. Bodies merge and split: a successor is another row, old dossiers keep theirs.

    Attributes:
        code: our key: the five digits of the national list for a commune, a readable slug for other bodies.
        branch, space: to which branch of the political system it belongs; in whose document space its papers lie.
        parent: the body above it today; `OrganisationParent` keeps which it was when.
        heir: who answers for it since it ended, and keeps its books; always a body in force (`Succession`).
        identifier: the electronic identification code (QCVN 102:2016); imported from the official list, never made up.
        short_code: stands in dossier codes as long as there is no identifier.
        numbering: how it numbers its documents: {"from": day, "abbreviation": of its name, "width": least digits}.
        former: names of before, "Thành phố Bạc Liêu, Bạc Liêu: Phường 2 | Phường 3"; those of bodies that merged into
            it later stand behind " ; ", each with its own district or none.
        to_verify: what of it is not confirmed from a text in force.
    """

    OF_BEFORE = " ; "
    """Parts the names of before of one body from those of another, in `former`."""

    class Branch(models.TextChoices):
        DANG = "dang", _("Đảng")
        GOVERNMENT = "government", _("Chính quyền")
        FRONT = "front", _("Mặt trận Tổ quốc và các tổ chức chính trị - xã hội")
        SERVICE_UNIT = "public_service_unit", _("Đơn vị sự nghiệp công lập")
        ENTERPRISE = "enterprise", _("Doanh nghiệp nhà nước")

    class Space(models.TextChoices):
        DANG = "dang", _("Không gian văn bản của Đảng")
        GOVERNMENT = "government", _("Không gian văn bản của chính quyền")
        FRONT = "front", _("Không gian văn bản của Mặt trận")

    class Kind(models.TextChoices):
        PROVINCE = "province", _("Ủy ban nhân dân tỉnh")
        DEPARTMENT = "department", _("Sở, cơ quan cấp tỉnh")
        COMMUNE = "commune", _("Ủy ban nhân dân cấp xã")
        CENTRE = "centre", _("Trung tâm Phục vụ hành chính công")
        DANG_COMMITTEE = "dang_committee", _("Cấp ủy Đảng")
        DANG_BODY = "dang_body", _("Cơ quan tham mưu, giúp việc cấp ủy")
        FRONT_COMMITTEE = "front_committee", _("Ủy ban Mặt trận Tổ quốc")
        SOCIO_POLITICAL = "socio_political", _("Tổ chức chính trị - xã hội")
        SERVICE_UNIT = "service_unit", _("Đơn vị sự nghiệp")
        ENTERPRISE = "enterprise", _("Doanh nghiệp")

    RECEIVING = frozenset({Kind.CENTRE})
    """Kinds that guide, receive and hand over for other bodies, and decide nothing themselves."""

    party_kind = Party.Kind.BODY

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    place = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    branch = models.CharField(max_length=20, choices=Branch.choices, default=Branch.GOVERNMENT)
    space = models.CharField(max_length=12, choices=Space.choices, default=Space.GOVERNMENT)
    head_title = models.CharField(max_length=60, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    heir = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    identifier = models.CharField(max_length=40, blank=True)
    short_code = models.CharField(max_length=12, blank=True)
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    numbering = models.JSONField(default=list, blank=True)
    former = models.CharField(max_length=2000, blank=True)
    to_verify = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=models.F("valid_from")),
                name="organisation_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(branch__in=["dang", "government", "front", "public_service_unit", "enterprise"]),
                name="organisation_branch_is_known",
            ),
            # The papers of Party and Front lie in spaces of their own, and no body of the government among them.
            models.CheckConstraint(
                condition=models.Q(branch="dang", space="dang")
                | models.Q(branch="front", space="front")
                | models.Q(branch__in=["government", "enterprise"], space="government")
                | models.Q(branch="public_service_unit", space__in=["dang", "government", "front"]),
                name="organisation_lies_in_the_space_of_its_branch",
            ),
            # Only who has ended is answered for, and by another: a circle of heirs cannot begin.
            models.CheckConstraint(
                condition=models.Q(heir__isnull=True)
                | (models.Q(valid_to__isnull=False) & ~models.Q(heir=models.F("id"))),
                name="organisation_with_an_heir_has_ended",
            ),
            # Two bodies under one code would give out the same dossier code.
            models.UniqueConstraint(
                fields=["short_code"], condition=~models.Q(short_code=""), name="organisation_short_code_is_unique"
            ),
            models.UniqueConstraint(
                fields=["identifier"], condition=~models.Q(identifier=""), name="organisation_identifier_is_unique"
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
    def dossier_prefix(self) -> str:
        """What its dossier codes begin with (Circular 01/2018 Art. 19): the official code, else our short one."""
        return self.identifier or self.short_code or self.code

    @property
    def commune_code(self) -> str:
        return self.code if self.kind == self.Kind.COMMUNE else ""

    @property
    def full_name(self) -> str:
        return self.name
