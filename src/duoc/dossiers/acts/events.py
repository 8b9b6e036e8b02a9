"""What can stand in the history of a dossier, and how it reads. An event is declared beside the act that causes it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise as Lazy

from duoc.dossiers.models import Dossier, Turn
from duoc.language.calculations import Definition
from duoc.people.models import Organisation

Words = str | Lazy
Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Happening:
    """One entry of a dossier's ledger, as its details are written from it.

    Attributes:
        facts: what the ledger keeps in clear; never a reason, an answer or the name of a person.
        turns: on whose desk the dossier lay, oldest first, where it has gone from one body to another since; else
            empty, and the bodies of today are those of then.
    """

    facts: Facts
    dossier: Dossier
    definition: Definition
    at: datetime
    turns: Sequence[Turn] = ()

    @property
    def acting(self) -> Organisation:
        """The body that acted then, by the name that it had."""
        if not self.turns:
            return self.dossier.unit_at(self.at)
        return next((turn.unit for turn in reversed(self.turns) if turn.opened_at < self.at), self.turns[0].unit)

    @property
    def following(self) -> Organisation:
        """The body to which it went with this act."""
        if not self.turns:
            return self.dossier.competent_unit
        return next((turn.unit for turn in self.turns if turn.opened_at >= self.at), self.turns[-1].unit)


Details = Callable[[Happening], str]


def no_details(_happening: Happening) -> str:
    """Nothing stands beneath the event."""
    return ""


@dataclass(frozen=True)
class Event:
    """A kind of ledger entry.

    Attributes:
        name: `<subject>.<verb in the past>`, as the ledger keeps it: "dossier.accepted".
        title, details: as officials read it.
        to_applicant: the title as the applicant reads it; may name `%(unit)s`, the body that acted. Empty: not shown.
        applicant_details: what they read beneath it.
        bad: the event is bad news for the applicant.
    """

    name: str
    title: Words
    details: Details = no_details
    to_applicant: Words | Details = ""
    applicant_details: Details = no_details
    bad: bool = False

    def title_for_applicant(self, happening: Happening) -> str:
        """The title in the applicant's words; "" when they are not told."""
        if callable(self.to_applicant):
            return self.to_applicant(happening)
        return str(self.to_applicant).replace("%(unit)s", happening.acting.name)


_EVENTS: dict[str, Event] = {}


def declare(event: Event) -> Event:
    """Makes the event known to every history. Called once, where the event is defined.

    Raises:
        ValueError: another event has this name.
    """
    if event.name in _EVENTS:
        raise ValueError(f"two events are called {event.name}")
    _EVENTS[event.name] = event
    return event


def known(name: str) -> Event | None:
    """The event of this name; None when nothing declares it."""
    return _EVENTS.get(name)
