"""Who works in the bodies of a demonstration, and how the bodies are called."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from duoc.people.models import Appointment, Organisation, Origin, Party, Person, Post
from duoc.procedures import queries as procedures
from duoc.seeding.copying import House
from duoc.seeding.varying import Seat

SINCE = date(2025, 7, 1)
NUMBERS = "00079"
"""Personal numbers of officials begin so; no real one does."""


def houses(units: Sequence[Organisation], titles: Mapping[str, str], names: Iterable[str]) -> Mapping[str, House]:
    """The units by code, each with an official in every role: who is there, or somebody new.

    Args:
        titles: by role, of those who are new; "" for the title of the body's head.
        names: for those who are new.
    """
    labels = procedures.vocabularies().communes
    held: dict[tuple[str, str], Seat] = {}
    for one in Appointment.objects.select_related("person", "post__organisation").order_by("-post__id"):
        held[one.post.organisation.code, one.post.role] = Seat(one.person, one.post)
    named = iter(names)
    missing = [(unit, role) for unit in units for role in titles if (unit.code, role) not in held]
    taken = Person.objects.filter(personal_number__startswith=NUMBERS).count()
    for number, (unit, role) in enumerate(missing, taken + 1):
        person = Person(origin=Origin.DEMO, full_name=next(named), personal_number=f"{NUMBERS}{number:07d}")
        title = titles[role] or unit.head_title
        held[unit.code, role] = Seat(person, Post(organisation=unit, role=role, title=title, valid_from=SINCE))
    _enter([held[unit.code, role] for unit, role in missing])
    return {
        unit.code: House(unit, labels.get(unit.code, ""), {role: held[unit.code, role] for role in titles})
        for unit in units
    }


def _enter(seats: Sequence[Seat]) -> None:
    Person.objects.bulk_create([seat.person for seat in seats])
    Party.objects.bulk_create([seat.person.party for seat in seats])
    Post.objects.bulk_create([seat.post for seat in seats])
    Appointment.objects.bulk_create(
        [Appointment(person=seat.person, post=seat.post, valid_from=SINCE) for seat in seats]
    )
