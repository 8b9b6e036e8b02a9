from django.db import models

from duoc.people.models.origin import Origin
from duoc.people.models.party import Party, PartyBase


class Person(PartyBase):
    """A natural person as the population database knows them; who has no personal number, a foreigner, is known by
    nationality and passport. Everything here is personal data.

    Attributes:
        only_typed: nobody but an official who typed from a paper or a letter says who this is; what they typed gives
            way to the paper in sight and to every surer source.
    """

    class Sex(models.TextChoices):
        MALE = "male", "Nam"
        FEMALE = "female", "Nữ"

    party_kind = Party.Kind.PERSON

    origin = models.CharField(max_length=4, choices=Origin.choices)
    full_name = models.CharField(max_length=120)
    personal_number = models.CharField(max_length=12, unique=True, null=True, blank=True)
    passport = models.CharField(max_length=17, blank=True, default="", db_default="")
    birth_date = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=6, choices=Sex.choices, blank=True)
    ethnicity = models.CharField(max_length=40, blank=True)
    nationality = models.CharField(max_length=40, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    address = models.CharField(max_length=300, blank=True)
    commune_code = models.CharField(max_length=10, blank=True)
    language = models.CharField(max_length=5, default="vi")
    only_typed = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(personal_number__isnull=True) | models.Q(personal_number__regex=r"^[0-9]{12}$"),
                name="person_number_has_twelve_digits",
            ),
            # Each State numbers its own passports; one paper is one person.
            models.UniqueConstraint(
                fields=["passport", "nationality"], condition=~models.Q(passport=""), name="one_person_a_passport"
            ),
            models.CheckConstraint(
                condition=models.Q(passport="") | ~models.Q(nationality=""), name="passport_says_of_which_state"
            ),
            models.CheckConstraint(condition=models.Q(origin__in=Origin.values), name="person_origin_is_known"),
        ]

    def __str__(self) -> str:
        return f"person {self.id}"
