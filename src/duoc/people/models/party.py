import uuid
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from duoc.people.models.business import Business
    from duoc.people.models.organisation import Organisation
    from duoc.people.models.person import Person


class Party(models.Model):
    """Who can ask, hold, owe, be notified or stand in a register (bên): a person, a business or a public body.

    A party is one of the three and carries its key, so that one id names both and nothing needs a look-up to get from
    one to the other. Each of the three is a party from its first moment; the database refuses one without the other.
    """

    class Kind(models.TextChoices):
        PERSON = "person", _("cá nhân")
        BUSINESS = "business", _("hộ kinh doanh, doanh nghiệp, tổ chức")
        BODY = "body", _("cơ quan nhà nước")

    id = models.UUIDField(primary_key=True, editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    person = models.OneToOneField("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    business = models.OneToOneField("people.Business", models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.OneToOneField("people.Organisation", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            # A party is exactly one thing, the one that its kind names, and has the key of that thing.
            models.CheckConstraint(
                condition=models.Q(
                    kind="person",
                    person__isnull=False,
                    person=models.F("id"),
                    business__isnull=True,
                    organisation__isnull=True,
                )
                | models.Q(
                    kind="business",
                    business__isnull=False,
                    business=models.F("id"),
                    person__isnull=True,
                    organisation__isnull=True,
                )
                | models.Q(
                    kind="body",
                    organisation__isnull=False,
                    organisation=models.F("id"),
                    person__isnull=True,
                    business__isnull=True,
                ),
                name="party_is_one_thing_and_has_its_key",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    @property
    def entity(self) -> "Person | Business | Organisation":
        """The person, business or body that the party is."""
        entity = self.person or self.business or self.organisation
        if entity is None:
            raise LookupError(f"party {self.id} is nothing")
        return entity

    @property
    def full_name(self) -> str:
        return self.entity.full_name

    @property
    def phone(self) -> str:
        return self.entity.phone

    @property
    def email(self) -> str:
        return self.entity.email

    @property
    def address(self) -> str:
        return self.entity.address

    @property
    def commune_code(self) -> str:
        """The commune of residence or seat, five digits; "" when it is not known."""
        return self.entity.commune_code

    @property
    def form(self) -> str:
        """Of a business its form (`Business.Form`); "" of any other party."""
        return self.business.form if self.business else ""

    @property
    def language(self) -> str:
        """In which notices are written: a business and a body read Vietnamese."""
        return self.person.language if self.person else "vi"


class PartyBase(models.Model):
    """What is a party: its row and that of `Party` are made together, under the same key."""

    party_kind: ClassVar[Party.Kind]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True

    @property
    def party(self) -> Party:
        """The party that this is, without asking the database: it has the same key."""
        return Party(id=self.pk, kind=self.party_kind, **{self._party_column: self})

    @property
    def _party_column(self) -> str:
        return "organisation" if self.party_kind is Party.Kind.BODY else self.party_kind.value

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves the row; a new one is entered among the parties in the same transaction."""
        if not self._state.adding:
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            super().save(*args, **kwargs)
            self.party.save(force_insert=True)
