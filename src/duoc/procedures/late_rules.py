"""What dated data says of dossiers that are late (`catalog/national/lateness.yaml`): when an apology is drafted, how
often a new date may be named, whether extra time is still given, and the causes that an official may choose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from duoc.procedures.reference import catalogue, spoken

FILE = "national/lateness.yaml"
REFUSED = "refused"


@dataclass(frozen=True)
class ApologyRule:
    """When the apology (form 04) of a term is drafted and sent.

    Attributes:
        draft, sent_by: how long before the promised time, as a term: "2 working_day"; "" for until the last minute.
        times: how often a new date may be named.
    """

    draft: str
    sent_by: str
    times: int
    article: str
    to_verify: str


@dataclass(frozen=True)
class Cause:
    """Why a dossier was late, and whose time it was: "office", "applicant", "other_body", "system"."""

    id: str
    name: str
    whose: str


def apology_rule(unit: str, amount: int, on: date) -> ApologyRule | None:
    """The rule for a term of so many units on a day; None where the catalogue says nothing of it."""
    fitting = [row for row in _in_force("apology", on) if unit in row["units"] and amount <= row.get("up_to", amount)]
    if not fitting:
        return None
    row = min(fitting, key=lambda one: one.get("up_to", amount + 1))
    return ApologyRule(row["draft"], row["sent_by"], row["times"], row["article"], row.get("to_verify", ""))


def extra_time_when_late(on: date) -> bool:
    """Whether extra time may still be given to a dossier that is late. Not where the catalogue says nothing."""
    rows = _in_force("extra_time_when_late", on)
    return bool(rows) and rows[-1]["effect"] != REFUSED


def causes(on: date | None = None, language: str = "vi") -> list[Cause]:
    """The causes that may be chosen on a day, or that ever could be, in a reader's language."""
    rows = _read().get("causes", ()) if on is None else _in_force("causes", on)
    newest = {row["id"]: Cause(row["id"], row["name"], row["whose"]) for row in rows}
    return spoken(list(newest.values()), language)


def _in_force(part: str, on: date) -> Sequence[Mapping[str, Any]]:
    """The rows of the newest day that is not after `on`."""
    rows = [row for row in _read().get(part, ()) if row["valid_from"] <= on]
    newest = max((row["valid_from"] for row in rows), default=None)
    return [row for row in rows if row["valid_from"] == newest]


def _read() -> Mapping[str, Any]:
    loaded = catalogue()
    if loaded is None or FILE not in loaded.files:
        return {}
    read: Mapping[str, Any] = loaded.data(FILE)
    return read
