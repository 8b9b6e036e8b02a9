"""Reading registers."""

from django.db.models import QuerySet

from duoc.people.powers import Actor
from duoc.registers.holdings import RegisterHoldings
from duoc.registers.models import Entry, Register

__all__ = ["RegisterHoldings", "book", "entries_of_decisions", "registers"]


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
