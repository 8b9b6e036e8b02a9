"""The form of an act: what it asks of whoever does it. With one, desk, portal and API offer the act by themselves."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from duoc.dossiers.acts.events import Words
from duoc.dossiers.models import Dossier

DESK = "desk"
Shown = Sequence[tuple[Words, str]]


@dataclass(frozen=True)
class Field:
    """One thing that is asked. `type` and `options` are those of the definition language: "choice", "long_text"."""

    id: str
    ask: Words
    type: str
    hint: Words = ""
    required: bool = True
    options: Mapping[str, Words] = field(default_factory=dict)


@dataclass(frozen=True)
class ActForm:
    """The page of an act.

    Attributes:
        by: for whom the page is: `APPLICANT`, or `DESK` for the desks of the unit.
        title: of the page and of the link that leads to it; `button` does the act; `done` says so afterwards.
        given: the parameters of the act from what was filled in.
        lead: what to know before doing it.
        shown: what the page shows of the dossier above the fields, as label and text.

    `given` raises:
        Incomplete: something is missing; `faults` names the fields.
    """

    by: str
    title: Words
    button: Words
    done: Words
    fields: Sequence[Field]
    given: Callable[[Mapping[str, Any]], Any]
    lead: Words = ""
    shown: Callable[[Dossier], Shown] = lambda _dossier: ()
