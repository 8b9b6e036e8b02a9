"""Reading registers."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from duoc.decisions.models import Decision
from duoc.dossiers.models import MinistryResult
from duoc.instruments.models import Revocation
from duoc.language.calculations import shown
from duoc.people import queries as people
from duoc.people.powers import Actor
from duoc.registers.book_keys import keys_column
from duoc.registers.changing import data_on
from duoc.registers.comparing import Sheet, comparable, sheet_of, sheet_to_write, side_by_side, worded
from duoc.registers.correcting import SURE
from duoc.registers.correcting_results import correctable
from duoc.registers.field_questions import definition_of_entry, question_of
from duoc.registers.holdings import RegisterHoldings
from duoc.registers.known_persons import said_otherwise
from duoc.registers.list_fields import rows_of
from duoc.registers.looking_up import SameEntry, ToLookAt
from duoc.registers.models import BookClosing, Correction, Entry, EntryChange, Register, Review
from duoc.registers.proposing import to_look_at, to_look_at_by_dossier
from duoc.registers.register_files import check_registers
from duoc.registers.resting import (
    effects_of,
    entries_of_result,
    entry_of_result,
    results_resting_on,
)
from duoc.registers.reviews import kept_after_review, orders_about, review_of, reviews_of, undecided
from duoc.registers.rules import volume_of

__all__ = [
    "SURE",
    "Ending",
    "RegisterHoldings",
    "SameEntry",
    "Sheet",
    "ToLookAt",
    "book",
    "check_registers",
    "closings",
    "comparable",
    "correctable",
    "corrections",
    "corrections_to_decide",
    "data_on",
    "definition_of_entry",
    "effects_of",
    "ending_of",
    "entries_of_result",
    "entry_of_result",
    "from_ministry",
    "history",
    "kept_after_review",
    "keys_column",
    "listed",
    "orders_about",
    "question_of",
    "registers",
    "results_resting_on",
    "review_of",
    "reviews_of",
    "reviews_to_decide",
    "said_otherwise",
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
    return entry.changes.select_related("by", "post", "correction__by").order_by("at", "pk")


def listed(entry: Entry, field: str) -> list[str] | None:
    """What stands in each row of a field that holds a list, in words; None of any other field."""
    question = question_of(entry, field)
    rows = rows_of(question, entry.data.get(field)) if question is not None else None
    return [shown(question, one) for one in rows] if question is not None and rows is not None else None


def from_ministry(entry: Entry) -> bool:
    """Whether it was copied from a ministry's paper; else, without a result of ours, it stood in an older book."""
    return entry.decision_id is None and MinistryResult.objects.filter(entry=entry.pk).exists()


@dataclass(frozen=True)
class Ending:
    """When an entry ended, and by which revocation; None where another entry took its place."""

    at: datetime
    revocation: Revocation | None


def ending_of(entry: Entry) -> Ending | None:
    """How an entry has ended; None where it is in force."""
    if entry.ended_at is None:
        return None
    results = Decision.objects.filter(dossier=entry.decision.dossier_id).values("pk") if entry.decision else []
    rows = Revocation.objects.filter(instrument__in=results, at=entry.ended_at)
    return Ending(entry.ended_at, rows.select_related("by", "decided_by").first())


def corrections(entry: Entry) -> "QuerySet[Correction]":
    """Those of an entry that wait, or were returned: what was agreed stands in its history."""
    return entry.corrections.exclude(agreed=True).select_related("by", "decided_by")


def corrections_to_decide(actor: Actor) -> "QuerySet[Correction]":
    """What waits for the actor's decision in the books of their unit, the oldest first."""
    rows = Correction.objects.select_related("entry__register", "entry__decision__dossier__version", "by").filter(
        agreed=None, organisation_id__in=actor.units, entry__ended_at=None
    )
    return rows.exclude(by_id=actor.person_id).order_by("at", "pk")


def reviews_to_decide(actor: Actor) -> "QuerySet[Review]":
    """What the actor's unit has to decide about: what was ordered, by its last day, then results that rest on what has
    ended or was corrected, the oldest first."""
    rows = undecided().filter(organisation_id__in=actor.units)
    named = people.party_paths("dossier__applicant")
    causes = ("cause__dossier", "cause__organisation")
    return rows.select_related("decision", "dossier__version", *causes, *named).order_by("until", "at", "pk")


def closings(actor: Actor, register: str) -> "QuerySet[BookClosing]":
    """The years of the unit's book that are closed, and of the books that it keeps, the last one first."""
    rows = BookClosing.objects.filter(register_id=register, unit_id__in=actor.units)
    return rows.select_related("by").order_by("-year")
