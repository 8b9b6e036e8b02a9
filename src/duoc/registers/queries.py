"""Reading registers."""

from django.db.models import QuerySet

from duoc.people.powers import Actor
from duoc.registers.book_keys import keys_column
from duoc.registers.changing import data_on
from duoc.registers.comparing import Sheet, comparable, sheet_of, sheet_to_write, side_by_side, worded
from duoc.registers.field_questions import definition_of_entry, question_of
from duoc.registers.holdings import RegisterHoldings
from duoc.registers.looking_up import ToLookAt
from duoc.registers.models import BookClosing, Entry, EntryChange, Register
from duoc.registers.proposing import to_look_at, to_look_at_by_dossier
from duoc.registers.register_files import check_registers
from duoc.registers.rules import volume_of

__all__ = [
    "RegisterHoldings",
    "Sheet",
    "ToLookAt",
    "book",
    "check_registers",
    "closings",
    "comparable",
    "data_on",
    "definition_of_entry",
    "entries_of_decisions",
    "history",
    "keys_column",
    "question_of",
    "registers",
    "sheet_of",
    "sheet_to_write",
    "side_by_side",
    "to_look_at",
    "to_look_at_by_dossier",
    "volume_of",
    "worded",
]


def registers() -> "QuerySet[Register]":
    return Register.objects.order_by("name")


def book(actor: Actor, register: str) -> "QuerySet[Entry]":
    """The entries of the actor's unit in a register, and of the bodies whose books it keeps, newest first."""
    return (
        Entry.objects.select_related("register", "decision", "unit")
        .filter(register_id=register, unit_id__in=actor.units)
        .order_by("-year", "-number")
    )


def history(entry: Entry) -> "QuerySet[EntryChange]":
    """What was written beside the entry later, in order."""
    return entry.changes.select_related("by", "post").order_by("at", "pk")


def closings(actor: Actor, register: str) -> "QuerySet[BookClosing]":
    """The years of the unit's book that are closed, and of the books that it keeps, the last one first."""
    rows = BookClosing.objects.filter(register_id=register, unit_id__in=actor.units)
    return rows.select_related("by").order_by("-year")


def entries_of_decisions(decision_ids: list[str]) -> "QuerySet[Entry]":
    """The entries that these results wrote."""
    return Entry.objects.select_related("register").filter(decision_id__in=decision_ids)
