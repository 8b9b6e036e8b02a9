"""How time is counted, what takes time on the way, and how it ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made

from duoc.language.asking import nothing
from duoc.language.rules import Rule

AT_ONCE = "at_once"
"""Instead of a time: while the person waits."""
RUNS = "runs"
"""What a turn does to the term where its mode says nothing else: the term goes on."""


@dataclass(frozen=True)
class Clock:
    """How time is counted. `after_15` empty: the dated rule for the unit of the term.

    `supplement`, `suspension`, `outage`: what each of them does to the term. `stop_after`: unanswered so long, a
    request for supplements is over; then the dossier stops, or with `unanswered` "refuse" the office has
    `refuse_within` to refuse it; `stop_after_to_verify`: why that time is not known. `resumes`: when a suspended
    dossier goes on. `again` "free": supplements may be asked for again by the desk alone.
    """

    after_15: str = ""
    starts: str = "acceptance"
    supplement: str = "restart"
    stop_after: str = ""
    stop_after_to_verify: str = ""
    unanswered: str = "stop"
    refuse_within: str = ""
    suspension: str = "pause"
    resumes: str = "by_hand"
    outage: str = "runs"
    again: str = ""
    completeness: str = ""
    completeness_by_channel: Mapping[str, str] = made(default_factory=nothing)  # channels where it is another
    review_day: int | None = None
    article: str = ""
    to_verify: str = ""

    @property
    def refuses_silence(self) -> bool:
        """Who does not answer a request for supplements in time is refused, by a person."""
        return self.unanswered == "refuse"

    @property
    def mode(self) -> str:
        """The mode as `ground.worktime.calculations.parse_mode` reads it: "restart stop_after 10 day"."""
        return f"{self.supplement} stop_after {self.stop_after}" if self.stop_after else self.supplement


@dataclass(frozen=True)
class ExtraTime:
    """Time added when a reason holds, such as verification by another commune."""

    id: str
    add: str
    say: str
    when: Rule | None = None
    article: str = ""
    to_verify: str = ""


@dataclass(frozen=True)
class DraftCheck:
    """One turn in which the applicant checks the draft of the result; `silence` "yes": no answer is agreement.

    `clock`: whether the term goes on meanwhile ("runs"), rests ("pause") or begins anew ("restart").
    """

    within: str
    silence: str
    clock: str = RUNS
    article: str = ""
    to_verify: str = ""


@dataclass(frozen=True)
class Consultation:
    """Other bodies are asked; `silence` "consent": who does not answer in time agrees. `disagreement` "refuse": nothing
    is granted against it; "goes_on": the body that decides answers it with a reason. `clock`: see `DraftCheck`."""

    within: str
    silence: str
    disagreement: str = ""
    clock: str = RUNS
    say: str = ""
    article: str = ""
    to_verify: str = ""


@dataclass(frozen=True)
class NotEligible:
    """The shorter time in which the applicant is notified that the request cannot be granted."""

    within: str
    say: str
    article: str = ""
    to_verify: str = ""


@dataclass(frozen=True)
class HandOver:
    """The ways in which a result may reach whoever asked for it, where a law leaves not all of them open."""

    ways: tuple[str, ...]  # online, counter, post
    say: str
    article: str = ""
    to_verify: str = ""


@dataclass(frozen=True)
class Posting:
    """A public posting before the decision, such as seven consecutive days for a foundling.

    Attributes:
        before_filing: it is over before the request is filed.
        proof: what is kept of it: "photo" of what was put up, "minutes" of its end.
    """

    term: str
    say: str
    when: Rule | None = None
    before_filing: bool = False
    proof: tuple[str, ...] = ()
    article: str = ""
    to_verify: str = ""
