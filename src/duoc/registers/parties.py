"""The persons that an entry names, as far as the province knows them."""

import uuid
from datetime import datetime

from duoc.ground.letters.calculations import same_name
from duoc.language.calculations import EntryDraft, EntryPersonDraft
from duoc.people.actions import end_mandates_of
from duoc.people.models import Origin, Person
from duoc.registers.models import Entry, EntryParty


def link(entry: Entry, draft: EntryDraft, *, at: datetime, closed_by: uuid.UUID | None = None) -> None:
    """Links the entry to its persons; one whose record it closes loses their mandates.

    Args:
        closed_by: the person who signed; without one no mandate ends.
    """
    for person in draft.persons:
        known = person_of(person, entry.origin)
        if known is None:
            continue
        EntryParty.objects.get_or_create(
            entry=entry, party_id=known.pk, part=person.role, defaults={"closes": person.closes}
        )
        if person.closes and closed_by is not None:
            end_mandates_of(known.pk, by=closed_by, reason=f"{entry.register_id} {entry.label}", at=at)


def person_of(person: EntryPersonDraft, origin: str) -> Person | None:
    """The person of this number, made known when the entry is the first to name them (a newborn child).

    None when the number is known under another name: a slip in a number must not open the entry to a stranger.
    """
    if not person.personal_number:
        return None
    known, _made = Person.objects.get_or_create(
        personal_number=person.personal_number,
        defaults={
            "full_name": person.name,
            "birth_date": person.birth_date or None,
            "origin": Origin(origin),
        },
    )
    return known if same_name(known.full_name, person.name) else None
