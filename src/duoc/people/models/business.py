from django.db import models
from django.utils.translation import gettext_lazy as _

from duoc.people.models.origin import Origin
from duoc.people.models.party import Party, PartyBase

NUMBER = r"^([0-9]{10}|[0-9]{10}-[0-9]{3}|[0-9]{12})$"


class Business(PartyBase):
    """A party of the private side that is no person: household business, enterprise, cooperative, association.

    `number` is the enterprise code, which is also the tax code: 10 digits, 13 with a dash for a dependent unit. Since
    1/7/2025 a household business goes by its owner's personal number, 12 digits (Circular 86/2024/TT-BTC, to verify).
    What a household business is called, and where it is, is personal data of its owner.
    """

    class Form(models.TextChoices):
        HOUSEHOLD = "household", _("hộ kinh doanh")
        ENTERPRISE = "enterprise", _("doanh nghiệp")
        COOPERATIVE = "cooperative", _("hợp tác xã")
        OTHER = "other", _("tổ chức khác")

    party_kind = Party.Kind.BUSINESS

    origin = models.CharField(max_length=4, choices=Origin.choices)
    form = models.CharField(max_length=12, choices=Form.choices)
    name = models.CharField(max_length=200)
    number = models.CharField(max_length=14, unique=True, null=True, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    address = models.CharField(max_length=300, blank=True)
    commune_code = models.CharField(max_length=10, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            # The number is the key under which the whole country knows the business; an association may have none.
            models.CheckConstraint(
                condition=models.Q(number__isnull=True) | models.Q(number__regex=NUMBER),
                name="business_number_is_a_tax_number",
            ),
            models.CheckConstraint(
                condition=models.Q(form__in=["household", "enterprise", "cooperative", "other"]),
                name="business_form_is_known",
            ),
            models.CheckConstraint(condition=models.Q(origin__in=Origin.values), name="business_origin_is_known"),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=models.F("valid_from")),
                name="business_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"business {self.id}"

    @property
    def full_name(self) -> str:
        return self.name
