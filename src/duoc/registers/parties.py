"""The parties that an entry names, as far as the province knows them: persons and businesses."""

import uuid
from dataclasses import replace
from datetime import datetime

from duoc.dossiers import actions as dossiers
from duoc.ground.letters.calculations import same_name
from duoc.language.calculations import EntryDraft, EntryPersonDraft
from duoc.people import actions as people
from duoc.people.models import Business, Origin, Party, Person
from duoc.people.powers import Actor
from duoc.registers.drafting import drafted
from duoc.registers.models import Entry, EntryParty, ProposedEntry

WHOLE_DAY = len("2026-11-29")  # a date that is known in part is shorter


def link(entry: Entry, draft: EntryDraft, *, at: datetime, closed_by: uuid.UUID | None = None) -> None:
    """Links the entry to its parties; of a person whose record it closes mandates end and open requests wait; a
    business that it founds is known from now on, with who represents it, and one that it renames or moves is so
    from now on.

    Args:
        closed_by: the person who signed; without one no mandate ends or begins.
    """
    for person in draft.persons:
        if person.founds:
            business = people.Founded(person.name, person.code, person.founds, entry.origin)
            people.found_business(business, at=at)
        _link_one(entry, person, at, closed_by)
    for person in draft.persons:
        if (person.new_name or person.address) and (known := business_of(person)) is not None:
            now = people.BusinessNow(person.new_name, person.address, person.commune, str(entry.pk))
            people.keep_business_up(known.pk, now, at=at)
        if person.represented_by and closed_by is not None:
            _represent(entry, person, draft, at, closed_by)


def _represent(entry: Entry, founded: EntryPersonDraft, draft: EntryDraft, at: datetime, by: uuid.UUID) -> None:
    """Whoever founded the business acts for it from now on; nobody does where one of the two is not known for sure."""
    business = business_of(founded)
    owners = (person_of(one, entry.origin) for one in draft.persons if one.role == founded.represented_by)
    owner = next(owners, None)
    if business is None or owner is None:
        return
    proof = f"{entry.register.name}, số {entry.label}"
    people.record_founder(business.pk, owner.pk, unit=entry.unit_id, by=by, proof=proof, at=at)


def _link_one(entry: Entry, person: EntryPersonDraft, at: datetime, closed_by: uuid.UUID | None) -> None:
    known = business_of(person) or person_of(person, entry.origin)
    if known is None:
        return
    defaults = {"closes": person.closes}
    EntryParty.objects.get_or_create(entry=entry, party_id=known.pk, part=person.role, defaults=defaults)
    if person.closes and closed_by is not None:
        dossiers.note_death(known.pk, by=closed_by, entry=f"{entry.register_id} {entry.label}", at=at)


def link_anew(entry: Entry, field: str, *, at: datetime, by: uuid.UUID | None) -> None:
    """A personal number was put right: whoever was linked by the wrong one is no longer part of the entry, and whoever
    bears the right one is. Mandates that a wrong number has ended stay ended: they are given anew.

    Args:
        field: what was corrected; fields of a person are named after their part.
        by: who corrected it.
    """
    part, _dot, last = field.rpartition(".")
    if last != "personal_number" or isinstance(entry.data.get(field), list):
        return
    person = _person_of_part(entry, part)
    if person is None:
        return
    EntryParty.objects.filter(entry=entry, part=part).delete()
    known = Person.objects.filter(personal_number=person.personal_number)
    if entry.decision is not None or known.exists():  # nobody is made known by an old book
        _link_one(entry, person, at, by)


def link_member_anew(entry: Entry, field: str, was: object) -> None:
    """The same of one number in a list: its wrong bearer leaves the entry, the right one stands in their place.

    Args:
        was: what stood in the field before.
    """
    now, names = entry.data.get(field), entry.data.get(f"{field.removesuffix('.personal_number')}.full_name")
    if not field.endswith(".personal_number") or not isinstance(was, list) or not isinstance(now, list):
        return
    links = EntryParty.objects.filter(entry=entry, party__kind=Party.Kind.PERSON)
    among = links.filter(party__person__personal_number__in=[one for one in was if one])
    part = among.values_list("part", flat=True).first()
    for place, (old, new) in enumerate(zip(was, now, strict=True)):
        if old == new or part is None:
            continue
        links.filter(part=part, party__person__personal_number=old).delete()
        known = Person.objects.filter(personal_number=new).first()
        name = names[place] if isinstance(names, list) and place < len(names) else ""
        if known is not None and same_name(known.full_name, str(name)):
            EntryParty.objects.get_or_create(entry=entry, party_id=known.pk, part=part)


def name_anew(entry: Entry, field: str, *, actor: Actor, at: datetime) -> None:
    """A name was put right in a book that says what people are called: the person has it from now on."""
    part, _dot, last = field.rpartition(".")
    if last != "full_name" or part not in entry.register.names_persons:
        return
    source = f"{entry.register.name}, số {entry.label}"
    name = people.NewName(str(entry.data[field]), source, entry.unit_id)
    for link in entry.parties.filter(part=part, party__kind=Party.Kind.PERSON):
        people.change_name(link.party_id, name, actor=actor, at=at)


def _person_of_part(entry: Entry, part: str) -> EntryPersonDraft | None:
    """The person as the entry names them now; None when nobody has this part: an entry tells of others too. An entry of
    past years has no definition: each number in it is a person's."""
    number, name, birth = (
        str(entry.data.get(f"{part}.{field}") or "") for field in ("personal_number", "full_name", "birth_date")
    )
    if entry.decision is None:
        return EntryPersonDraft(part, name, number, "", owner=False)
    proposed = ProposedEntry.objects.filter(dossier=entry.decision.proposal.dossier_id).first()
    persons = drafted(proposed.draft["entry"]).persons if proposed and proposed.draft["entry"] else ()
    day = birth if len(birth) == WHOLE_DAY else ""
    named = (replace(person, personal_number=number, birth_date=day) for person in persons if person.role == part)
    return next((replace(person, name=name or person.name) for person in named), None)


def business_of(party: EntryPersonDraft) -> Business | None:
    """The business of this code. None when there is none, or it is known under another name."""
    known = Business.objects.filter(number=party.code).first() if party.code else None
    return known if known is not None and same_name(known.name, party.name) else None


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
