"""Reading registers."""

from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery

from duoc.ground.letters.calculations import same_name
from duoc.language.calculations import Definition, EntryPersonDraft, Plan, entry_of
from duoc.people.models import Person
from duoc.people.powers import Actor
from duoc.registers.holdings import RegisterHoldings
from duoc.registers.models import Entry, EntryParty, Register

__all__ = ["RegisterHoldings", "book", "entries_of_decisions", "registers", "to_look_at"]


def registers() -> "QuerySet[Register]":
    return Register.objects.order_by("name")


def book(actor: Actor, register: str) -> "QuerySet[Entry]":
    """The entries of the actor's unit in a register, and of the bodies whose books it keeps, newest first."""
    return (
        Entry.objects.select_related("register", "decision")
        .filter(register_id=register, unit_id__in=actor.units)
        .order_by("-year", "-number")
    )


def entries_of_decisions(decision_ids: list[str]) -> "QuerySet[Entry]":
    """The entries that these results wrote."""
    return Entry.objects.select_related("register").filter(decision_id__in=decision_ids)


@dataclass(frozen=True)
class PersonToLookAt:
    """A person of the entry to be written about whom the official should know something before it is signed.

    Attributes:
        other_name: the province knows the personal number under another name: the entry will not be linked to them.
        closed_by: the number of the entry that closed their record, such as that of a death; "" where it is open.
    """

    person: EntryPersonDraft
    other_name: bool
    closed_by: str


def to_look_at(definition: Definition, plan: Plan) -> list[PersonToLookAt]:
    """The persons of the entry to be written whom the province knows otherwise than it says. At most one query."""
    draft = entry_of(definition, plan)
    persons = [person for person in draft.persons if person.personal_number] if draft else []
    if not persons:
        return []
    closing = EntryParty.objects.filter(party_id=OuterRef("pk"), closes=True, entry__ended_at=None)
    rows = Person.objects.filter(personal_number__in={person.personal_number for person in persons}).values_list(
        "personal_number", "full_name", Subquery(closing.order_by("entry__entered_at").values("entry__label")[:1])
    )
    known = {number: (name, closed_by or "") for number, name, closed_by in rows}
    looked_at = (_looked_at(person, *known.get(person.personal_number, (person.name, ""))) for person in persons)
    return [one for one in looked_at if one.other_name or one.closed_by]


def _looked_at(person: EntryPersonDraft, name: str, closed_by: str) -> PersonToLookAt:
    return PersonToLookAt(person, not same_name(name, person.name), closed_by)
