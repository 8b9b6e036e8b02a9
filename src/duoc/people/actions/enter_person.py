"""A person whom another system vouches for is entered, or known again by their personal number."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.ground.letters.calculations import mended, same_name
from duoc.ground.refusal import Invalid
from duoc.people.models import Person


class OtherPerson(Invalid):
    """The personal number is somebody else's here. `faults` names the fields that differ."""


@dataclass(frozen=True)
class Identity:
    """Who somebody is, as another system says it knows from the population database."""

    personal_number: str
    full_name: str
    birth_date: date
    sex: str = ""
    phone: str = ""
    email: str = ""


def enter_person(identity: Identity, *, origin: str) -> Person:
    """The person of this number; entered when nobody has it yet. They need no account. Two at once make one person.

    What is known of a person here is not written over: a number under which another name (`same_name`) or birth date
    stands is refused, and so is a record of another origin (of the demo, or real).

    Raises:
        OtherPerson.
    """
    with transaction.atomic():
        person, _new = Person.objects.get_or_create(
            personal_number=identity.personal_number,
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
