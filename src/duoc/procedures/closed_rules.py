"""What dated data says of dossiers that are over (`catalog/national/closed-dossiers.yaml`): how long a result that
nobody fetched is kept and when its applicant is reminded, how often a wrong collection code may be typed, when a
dossier goes to the archive and for how long.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from duoc.procedures.reference import catalogue, spoken

FILE = "national/closed-dossiers.yaml"


@dataclass(frozen=True)
class UnclaimedRule:
    """For results that nobody fetched, in days: when one is listed and its applicant reminded for the first time, after
    how many they are reminded again, how often in all, and how long the counter keeps it."""

    listed_after: int
    reminded_every: int
    times: int
    kept: int
    article: str
    to_verify: str


@dataclass(frozen=True)
class WrongCodeRule:
    """How often the collection code of one dossier may be typed wrongly within so many hours; after that a signed
    receipt proves who took the result."""

    times: int
    hours: int
    article: str
    to_verify: str


@dataclass(frozen=True)
class TransferRule:
    """Within how many days of its end a dossier goes to the archive."""

    within: int
    article: str
    to_verify: str


@dataclass(frozen=True)
class Retention:
    """How long the dossiers of a procedure are kept: so many years, or for ever; neither where it is not known."""

    years: int | None
    permanent: bool
    article: str
    to_verify: str


UNKNOWN = Retention(None, permanent=False, article="", to_verify="")


def unclaimed_rule(on: date, language: str = "vi") -> UnclaimedRule | None:
    """The rule of a day, for a reader of a language; None where the catalogue says nothing."""
    row = _in_force("unclaimed", on)
    return spoken([UnclaimedRule(**row)], language)[0] if row else None


def wrong_code_rule(on: date, language: str = "vi") -> WrongCodeRule | None:
    """The rule of a day, for a reader of a language; None where the catalogue says nothing."""
    row = _in_force("wrong_codes", on)
    return spoken([WrongCodeRule(**row)], language)[0] if row else None


def transfer_rule(on: date, language: str = "vi") -> TransferRule | None:
    """The rule of a day, for a reader of a language; None where the catalogue says nothing."""
    row = _in_force("transfer", on)
    return spoken([TransferRule(**row)], language)[0] if row else None


def retention(procedure: str, on: date) -> Retention:
    """How long dossiers of a procedure are kept that go to the archive on a day; `UNKNOWN` where nothing says so."""
    row = _in_force("retention", on, procedure)
    if row is None:
        return UNKNOWN
    years, permanent = row.get("years"), bool(row.get("permanent"))
    return Retention(years, permanent, row.get("article", ""), row.get("to_verify", ""))


def _in_force(part: str, on: date, procedure: str = "") -> Mapping[str, Any] | None:
    """The row of the newest day that is not after `on`, without that day."""
    rows = [row for row in _read().get(part, ()) if row["valid_from"] <= on]
    rows = [row for row in rows if not procedure or procedure in row["procedures"]]
    if not rows:
        return None
    newest = max(rows, key=lambda row: row["valid_from"])
    return {name: value for name, value in newest.items() if name not in ("valid_from", "procedures")}


def _read() -> Mapping[str, Any]:
    loaded = catalogue()
    if loaded is None or FILE not in loaded.files:
        return {}
    read: Mapping[str, Any] = loaded.data(FILE)
    return read
