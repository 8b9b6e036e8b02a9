"""Reading registers."""

from django.db.models import QuerySet

from duoc.ground.letters.calculations import same_name
from duoc.language.calculations import Definition, EntryPersonDraft, Plan, entry_of
from duoc.people.models import Person
from duoc.people.powers import Actor
from duoc.registers.holdings import RegisterHoldings
from duoc.registers.models import Entry, Register

__all__ = ["RegisterHoldings", "book", "entries_of_decisions", "known_by_another_name", "registers"]


def registers() -> "QuerySet[Register]":
    return Register.objects.order_by("name")


def book(actor: Actor, register: str) -> "QuerySet[Entry]":
    """The entries of the actor's unit in a register, newest first."""
    return (
        Entry.objects.select_related("register", "decision")
        .filter(register_id=register, unit_id=actor.organisation_id)
        .order_by("-year", "-number")
    )


def entries_of_decisions(decision_ids: list[str]) -> "QuerySet[Entry]":
    """The entries that these results wrote."""
    return Entry.objects.select_related("register").filter(decision_id__in=decision_ids)


def known_by_another_name(definition: Definition, plan: Plan) -> list[EntryPersonDraft]:
    """Persons of the entry to be written whose personal number the province knows under another name: the entry will
    not be linked to whoever has the number, so somebody has to look before it is signed. At most one query."""
    draft = entry_of(definition, plan)
    persons = [person for person in draft.persons if person.personal_number] if draft else []
    if not persons:
        return []
    numbers = Person.objects.filter(personal_number__in={person.personal_number for person in persons})
    names = dict(numbers.values_list("personal_number", "full_name"))
    return [one for one in persons if not same_name(names.get(one.personal_number, one.name), one.name)]
