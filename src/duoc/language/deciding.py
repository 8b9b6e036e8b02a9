"""Who decides, in which steps, how it is filed, and what is not served here."""

from dataclasses import dataclass

from duoc.language.rules import Rule


@dataclass(frozen=True)
class Competent:
    """Who decides: a named organisation, the commune of an answer, the keeper of an entry, or a level."""

    when: Rule | None = None
    organisation: str = ""
    commune_of: str = ""
    keeper_of: str = ""
    level: str = ""
    article: str = ""
    to_verify: str = ""


@dataclass(frozen=True)
class Step:
    """A step of the way through the office. With `at` another body does it, in a time of its own.

    `beside`: it runs together with the step before it. `silence` "consent": no answer in time is agreement.
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
    beside: bool = False
    signs: bool = False
    visit: str = ""


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
