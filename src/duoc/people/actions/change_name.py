"""A person has another name from now on: a register or a certificate says so."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from duoc.ground.ledger import actions as ledger
from duoc.ground.ledger.calculations import commit
from duoc.ground.letters.calculations import mended
from duoc.ground.worktime.calculations import local
from duoc.people.models import NameChange, Person
from duoc.people.powers import Actor


@dataclass(frozen=True)
class NewName:
    """What a person is called now.

    Attributes:
        source: the entry or certificate that says so, with number and day.
        unit: the public body that wrote the one or saw the other.
    """

    full_name: str
    source: str
    unit: uuid.UUID


def change_name(person_id: uuid.UUID, name: NewName, *, actor: Actor, at: datetime) -> NameChange | None:
    """Changes the name in the transaction of the act that establishes it, whose power was checked there. Later forms
    say the new name; papers that were made keep the old one.

    Returns:
        None where the person is called so already.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    now = mended(name.full_name)
    if person.full_name == now:
        return None
    change = NameChange.objects.create(
        person=person,
        organisation_id=name.unit,
        was=person.full_name,
        now=now,
        since=local(at).date(),
        source=mended(name.source),
        at=at,
        by_id=actor.person,
    )
    person.full_name = now
    person.save(update_fields=["full_name"])
    salt = bytes(change.salt)
    facts = {"names": commit(salt, [change.was, change.now]), "source": commit(salt, change.source)}
    ledger.append(
        action="person.name_changed",
        actor=actor.key,
        post=actor.post_key,
        subject=("person", str(person.pk)),
        facts=facts,
        at=at,
    )
    return change
