"""Who works in the bodies of a demonstration."""

import uuid
from collections.abc import Sequence
from datetime import date

from duoc.people.models import Appointment, Organisation, Origin, Person, Post
from duoc.procedures import queries as procedures
from duoc.seeding.copying import House
from duoc.seeding.words import Seat

ROLES = {"clerk": "Công chức tiếp nhận hồ sơ", "specialist": "Công chức chuyên môn", "leader": "", "registry": "Văn thư"}


def house_of(unit: Organisation) -> House:
    """The unit with one official in each role."""
    label = procedures.vocabularies().communes.get(unit.code, "")
    seats = {}
    for role in ROLES:
        held = Appointment.objects.select_related("person", "post").filter(post__organisation=unit, post__role=role).first()
        if held is None:
            raise LookupError(role)
        seats[role] = Seat(held.person, held.post)
    return House(unit, label, seats)
