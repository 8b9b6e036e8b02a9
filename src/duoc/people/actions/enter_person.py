"""A person whom another system vouches for is entered, or known again by their personal number."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.ground.letters.calculations import is_blank, mended, same_name
from duoc.ground.refusal import Invalid
from duoc.people.actions.change_name import NewName, change_name
from duoc.people.models import Person
from duoc.people.powers import Actor, Forbidden


class OtherPerson(Invalid):
    """The personal number is somebody else's here. `faults` names the fields that differ."""


@dataclass(frozen=True)
class Identity:
    """Who somebody is, as another system says it knows from the population database, or as their paper says.

    Attributes:
        personal_number: "" for a foreigner who is known by `passport` and `nationality`.
    """

    personal_number: str
    full_name: str
    birth_date: date
    sex: str = ""
    phone: str = ""
    email: str = ""
    passport: str = ""
    nationality: str = ""

    @property
    def known_by(self) -> dict[str, str]:
        """The columns by which they are known again."""
        if self.personal_number:
            return {"personal_number": self.personal_number}
        return {"passport": self.passport, "nationality": self.nationality}


def enter_person(identity: Identity, *, origin: str) -> Person:
    """The person of this number; entered when nobody has it yet. They need no account. Two at once make one person.

    What is known of a person here is not written over: a number under which another name (`same_name`) or birth date
    stands is refused, and so is a record of another origin (of the demo, or real).

    Raises:
        OtherPerson.
    """
    with transaction.atomic():
        person, _new = Person.objects.get_or_create(
            **identity.known_by,
            defaults={
                "origin": origin,
                "full_name": mended(identity.full_name),
                "birth_date": identity.birth_date,
                "sex": identity.sex,
                "phone": identity.phone,
                "email": identity.email,
            },
        )
    faults = {}
    if person.origin != origin or not same_name(person.full_name, identity.full_name):
        faults["full_name"] = _("Số định danh này đã ghi cho người có họ tên khác.")
    if person.birth_date is not None and person.birth_date != identity.birth_date:
        faults["birth_date"] = _("Số định danh này đã ghi cho người có ngày sinh khác.")
    if faults:
        raise OtherPerson(
            _("Họ tên hoặc ngày sinh không khớp với số định danh."),
            _("Kiểm tra lại với cơ sở dữ liệu dân cư rồi gửi lại."),
            faults,
        )
    return person


def enter_renamed(identity: Identity, *, paper: str, actor: Actor, at: datetime) -> tuple[Person, bool]:
    """As `enter_person`; somebody whose name was lawfully changed is known by number and birth date, and is called
    so from now on.

    Args:
        paper: the certificate of the change that the official compared: what it is, number, day; "" for none.

    Returns:
        The person, and whether they got another name by this: who did is to be told.

    Raises:
        OtherPerson, Forbidden.
    """
    try:
        return enter_person(identity, origin=actor.origin), False
    except OtherPerson as other:
        person = Person.objects.get(**identity.known_by)
        if is_blank(paper) or set(other.faults) != {"full_name"} or person.origin != actor.origin:
            raise
    if actor.organisation_id is None:
        raise Forbidden(_("Việc này chỉ người có chức vụ trong cơ quan mới làm được."))
    change = change_name(person.pk, NewName(identity.full_name, paper, actor.organisation_id), actor=actor, at=at)
    person.refresh_from_db()
    return person, change is not None
