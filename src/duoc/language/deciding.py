"""Who decides, in which steps, how it is filed, and what is not served here."""

from dataclasses import dataclass

from duoc.language.rules import Rule
from duoc.language.timing import RUNS


@dataclass(frozen=True)
class Competent:
    """Who decides: a named organisation, the commune of an answer, the keeper of an entry, the body above the one that
    acted on the dossier of an answer, or a level."""

    when: Rule | None = None
    organisation: str = ""
    commune_of: str = ""
    keeper_of: str = ""
    above: str = ""
    level: str = ""
    article: str = ""
    to_verify: str = ""


REFUSE, BACK, GOES_ON = "refuse", "back", "goes_on"
"""What the disagreement of a body that is asked does: it stands against the request, at a step also where the word is
left out; the step before is done again; or it is advice, to which the body that decides answers with a reason."""


@dataclass(frozen=True)
class Step:
    """A step of the way through the office. With `at` another body does it, in a time of its own.

    `beside`: it runs together with the step before it. `silence` "consent": no answer in time is agreement.
    `clock`: what the wait for that body does to the term: "runs", "pause", "restart"; `article` says so.
    `disagreement` "back": the step before does it again; "goes_on": it is advice. Else the request cannot be granted.
    `signs`: who does it signs the results, before their signer. `visit`: it is an "inspection" or a "meeting".
    """

    id: str
    post: str
    share: int  # per cent of the working time
    name: str = ""
    may: tuple[str, ...] = ()
    when: Rule | None = None
    at: Competent | None = None
    within: str = ""
    silence: str = ""
    clock: str = RUNS
    disagreement: str = ""
    beside: bool = False
    signs: bool = False
    visit: str = ""
    article: str = ""  # by which the other body answers, and its silence means something
    to_verify: str = ""  # why the other body or its time is not confirmed


@dataclass(frozen=True)
class Online:
    mode: str
    because: str = ""
    say: str = ""
    article: str = ""


@dataclass(frozen=True)
class NotServed:
    """A situation that this procedure does not serve; `instead` names the procedure that does."""

    when: Rule
    say: str
    instead: str = ""
    article: str = ""
    to_verify: str = ""
