"""What goes into an act, what comes out of it, and what must hold before it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db.models import Model

from duoc.dossiers.acts import flow
from duoc.dossiers.acts.events import Facts, Words
from duoc.dossiers.models import Dossier
from duoc.dossiers.rules import OutOfTurn
from duoc.ground.refusal import Refusal
from duoc.people.powers import Actor

Given = TypeVar("Given")
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Request(Generic[Given]):
    """What is asked: an act on this subject, with these parameters. Its key covers all of it."""

    subject: str
    given: Given
    answers: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Doing(Generic[Given]):
    """An act being done: on what, by whom, when, with which parameters. `answers`: of the desk at the step it ends."""

    subject: Any
    dossier: Dossier
    actor: Actor
    at: datetime
    given: Given
    answers: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome(Generic[Row]):
    """What an act made, and what is told of it.

    Attributes:
        facts: what the ledger keeps in clear; a sequence writes one entry for each.
        hidden: what the ledger keeps as salted commitments only.
        move: where the dossier goes, when the declaration leaves it to the act.
        state: of the subject from now on, where several are declared to follow.
        words: what the message needs beyond procedure, code, unit and due date.
    """

    row: Row
    facts: Facts | Sequence[Facts] = field(default_factory=dict)
    hidden: Mapping[str, Any] = field(default_factory=dict)
    move: flow.Move | None = None
    state: str | None = None
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Condition:
    """What must hold of the subject beyond power, state and desk; asked before both offering and doing.

    It is asked before the state, since its words say more than "it has moved on".
    """

    holds: Callable[[Any], bool]
    say: Words
    remedy: Words = ""

    def refusal(self, subject: Any, _actor: Actor, _at: datetime) -> Refusal | None:
        """Why it does not hold; None when it does."""
        return None if self.holds(subject) else OutOfTurn(str(self.say), str(self.remedy))


@dataclass(frozen=True)
class Judged:
    """A condition that sees who asks and when, and says in its own words what is missing: a fee, an opinion.

    It is asked last, of an act whose turn it is, so it may read rows.
    """

    refusal: Callable[[Any, Actor, datetime], Refusal | None]
