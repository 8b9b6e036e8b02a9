"""What a definition says, once read: plain frozen records, shared between requests and never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made
from datetime import date
from typing import Any

from duoc.language.asking import (
    NOTHING,
    OTHER,
    Check,
    Computed,
    Doubt,
    Group,
    KnownFrom,
    LawRef,
    Page,
    Pattern,
    Question,
    Sense,
    nothing,
    short,
)
from duoc.language.deciding import BACK, GOES_ON, REFUSE, Competent, NotServed, Online, Step
from duoc.language.outcome import EntryOf, ListOf, Orders, Outcome, PersonOf, ResultOf
from duoc.language.papers import Fee, HeldIn, Paper, Variant
from duoc.language.parameters import Parameter
from duoc.language.parties import PARTIES, Together
from duoc.language.rules import Rule
from duoc.language.timing import (
    AT_ONCE,
    RUNS,
    Clock,
    Consultation,
    DraftCheck,
    ExtraTime,
    HandOver,
    NotEligible,
    Posting,
)

CODE = r"([0-9]|[A-Z]{2,8})\.[0-9]{6}"
"""How the code of a procedure is written: the national one, and that of an internal procedure of the province."""
BODY = "body"
"""The audience of internal procedures."""

__all__ = [
    "AT_ONCE",
    "BACK",
    "GOES_ON",
    "NOTHING",
    "OTHER",
    "REFUSE",
    "RUNS",
    "Check",
    "Clock",
    "Competent",
    "Computed",
    "Consultation",
    "Definition",
    "Doubt",
    "DraftCheck",
    "EntryOf",
    "ExtraTime",
    "Fee",
    "Group",
    "HandOver",
    "HeldIn",
    "KnownFrom",
    "LawRef",
    "ListOf",
    "NotEligible",
    "NotServed",
    "Online",
    "Orders",
    "Outcome",
    "Page",
    "Paper",
    "Pattern",
    "PersonOf",
    "Posting",
    "Question",
    "ResultOf",
    "Sense",
    "Step",
    "Together",
    "Variant",
    "nothing",
    "short",
]


@dataclass(frozen=True)
class Definition:
    """One version of one procedure. `order` lists what to work out, each item after all that it reads."""

    code: str
    valid_from: date
    valid_to: date | None
    name: str
    short_name: str
    summary: str
    title: str
    keywords: tuple[str, ...]
    life_events: tuple[str, ...]
    field: str
    kind: str
    audience: tuple[str, ...]
    online: Online
    channels: tuple[str, ...]
    competent: tuple[Competent, ...]
    handled_in: str
    ministry_system: str
    law: tuple[LawRef, ...]
    source: Mapping[str, str]
    to_verify: tuple[Doubt, ...]
    let: Mapping[str, Rule]
    pages: tuple[Page, ...]
    variants: tuple[Variant, ...]
    papers: Mapping[str, Paper]
    fees: tuple[Fee, ...]
    clock: Clock
    extra_time: tuple[ExtraTime, ...]
    draft_check: DraftCheck | None
    posting: Posting | None
    consult: Consultation | None
    not_eligible: NotEligible | None
    hand_over: HandOver | None
    together: tuple[Together, ...]
    steps: tuple[Step, ...]
    desk: tuple[Question, ...]
    refuse: tuple[NotServed, ...]
    sense: tuple[Sense, ...]
    outcome: Outcome
    protects: str = ""  # the party whose name only those see who have the dossier in hand
    received_by: tuple[Competent, ...] = ()  # who takes it in, where it is not who decides
    language: str = "vi"  # in which its sentences are
    parameters: Mapping[str, Parameter] = made(default_factory=nothing)  # those that it names
    order: tuple[str, ...] = ()
    questions: Mapping[str, Question] = made(default_factory=nothing)
    page_of: Mapping[str, Page] = made(default_factory=nothing)
    raw: Mapping[str, Any] = made(default_factory=nothing, repr=False, compare=False)

    def paper(self, code: str) -> Paper | None:
        """The paper with this code; one that each item of a group has is known by "<paper>.<item>"."""
        name, dot, _item = code.partition(".")
        paper = self.papers.get(name)
        return paper if paper is not None and bool(paper.each) == bool(dot) else None

    @property
    def internal(self) -> bool:
        """Whether public bodies alone ask for it, each from its own desk."""
        return self.audience == (BODY,)

    @property
    def asks_others(self) -> bool:
        """Whether another body may be asked: by an official, or at a step that it does."""
        return self.consult is not None or any(step.at is not None for step in self.steps)

    @property
    def protected_answers(self) -> frozenset[str]:
        """The answers that say who the protected party is: what the province may know, and a dossier of theirs."""
        asked = self.questions.values() if self.protects else ()
        return frozenset(
            one.id
            for one in asked
            if one.names_dossier or any(source.path.partition(".")[0] in PARTIES for source in one.known_from)
        )

    @property
    def begun_online(self) -> bool:
        """Whether a request may be written on this site, wherever it ends."""
        return self.online.mode != "none"

    @property
    def filed_online(self) -> bool:
        """Whether sending it from here hands it in. Else it is prepared here; the papers are brought or posted."""
        return self.begun_online and "online" in self.channels

    @property
    def return_ways(self) -> tuple[str, ...]:
        """How a granted result may be handed over."""
        return self.usual_return_ways if self.hand_over is None else self.hand_over.ways

    @property
    def usual_return_ways(self) -> tuple[str, ...]:
        """The ways that are open where no law says otherwise: by post where requests may come by post."""
        return ("online", "counter", "post") if "post" in self.channels else ("online", "counter")

    @property
    def counted_way(self) -> str:
        """The channel whose term and fee hold for what is written on this site. What is not handed in from here is
        brought to the counter, or posted where there is no counter."""
        if self.filed_online:
            return "online"
        return "counter" if "counter" in self.channels or "post" not in self.channels else "post"
