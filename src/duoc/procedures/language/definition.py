"""What a definition says, once read: plain frozen records, shared between requests and never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made
from datetime import date
from types import MappingProxyType
from typing import Any

from duoc.procedures.language.rules import Rule

OTHER = "other"
NOTHING: Mapping[str, Any] = MappingProxyType({})


def nothing() -> Mapping[str, Any]:
    """The empty mapping, as a default."""
    return NOTHING


@dataclass(frozen=True)
class LawRef:
    """A legal text and, when named, its article: "18/2017/QH14#71"."""

    text: str
    article: str = ""

    def __str__(self) -> str:
        return f"{self.text}#{self.article}" if self.article else self.text


@dataclass(frozen=True)
class Doubt:
    """Something not yet confirmed, shown to officials and on the page."""

    what: str
    why: str


@dataclass(frozen=True)
class Check:
    rule: Rule
    say: str


@dataclass(frozen=True)
class KnownFrom:
    """Where the province already holds an answer: "applicant.full_name" or "<register question>.<field>"."""

    path: str
    when: Rule | None = None


@dataclass(frozen=True)
class Question:
    """One question. `options` maps keys to words for people, also for communes, countries and offered entries."""

    id: str
    ask: str
    type: str
    label: str = ""
    options: Mapping[str, str] = made(default_factory=nothing)
    other: str = ""
    default: str | int | bool | None = None  # a suggestion in the field, no answer until it is sent
    unit: str = ""
    required: bool = True
    hint: str = ""
    because: str = ""
    when: Rule | None = None
    checks: tuple[Check, ...] = ()
    known_from: tuple[KnownFrom, ...] = ()
    register: str = ""
    roles: tuple[str, ...] = ()
    lookup: bool = False
    past: bool = False
    future: bool = False
    min: float | None = None
    max: float | None = None
    max_length: int | None = None
    step: str = ""
    to_verify: str = ""

    @property
    def name(self) -> str:
        """The short name for summaries and messages."""
        return self.label or self.ask


@dataclass(frozen=True)
class Page:
    id: str
    title: str
    questions: tuple[Question, ...]
    lead: str = ""
    when: Rule | None = None


@dataclass(frozen=True)
class Variant:
    id: str
    name: str
    when: Rule | None
    otherwise: bool = False
    term: str = ""
    term_article: str = ""
    term_to_verify: str = ""
    completeness: str = ""  # time to answer whether the dossier is complete, where it differs by variant
    papers: tuple[str, ...] | None = None  # None: every paper, each by its own condition
    because: str = ""
    law: tuple[LawRef, ...] = ()
    to_verify: str = ""


@dataclass(frozen=True)
class HeldIn:
    register: str
    where: Mapping[str, str] = made(default_factory=nothing)  # field of the entry → path of the answer


@dataclass(frozen=True)
class Paper:
    id: str
    name: str
    form: str = ""
    when: Rule | None = None
    required: bool = True
    copies: Mapping[str, int] = made(default_factory=nothing)  # original, copy, certified
    why: str = ""
    hint: str = ""
    article: str = ""
    signed: str = ""
    held_in: HeldIn | None = None
    asked_because: str = ""  # why it is asked although the state holds its data
    made_from: str = ""
    to_verify: str = ""


@dataclass(frozen=True)
class Fee:
    """A fee (phí) or a charge (lệ phí). `amount` None: not known, see `to_verify`."""

    label: str
    amount: Rule | None
    formula: str
    kind: str = "fee"
    when: Rule | None = None
    article: str = ""
    refundable: bool = False
    set_by: str = "state"
    to_verify: str = ""


@dataclass(frozen=True)
class Step:
    id: str
    post: str
    share: int  # per cent of the working time
    name: str = ""
    may: tuple[str, ...] = ()
    when: Rule | None = None


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
class Online:
    mode: str
    because: str = ""
    say: str = ""
    article: str = ""


@dataclass(frozen=True)
class Clock:
    """How time is counted. `after_15` empty: by the term (same_day → received_next, else none)."""

    after_15: str = ""
    starts: str = "acceptance"
    supplement: str = "restart"
    stop_after: str = ""
    applicant_time: str = ""
    completeness: str = ""
    review_day: int | None = None
    article: str = ""
    to_verify: str = ""

    @property
    def mode(self) -> str:
        """The mode as `ground.worktime.reckon.parse_mode` reads it: "restart stop_after 10 day"."""
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
    """One turn in which the applicant checks the draft of the result; `silence` "yes": no answer is agreement."""

    within: str
    silence: str
    article: str = ""
    to_verify: str = ""


@dataclass(frozen=True)
class Consultation:
    """Other bodies are asked; `silence` "consent": who does not answer in time agrees."""

    within: str
    silence: str
    say: str = ""
    article: str = ""
    to_verify: str = ""


@dataclass(frozen=True)
class NotEligible:
    """The shorter time in which the applicant is told that the request cannot be granted."""

    within: str
    say: str
    article: str = ""
    to_verify: str = ""


@dataclass(frozen=True)
class Posting:
    """A public posting before the decision, such as seven consecutive days for a foundling."""

    term: str
    say: str
    when: Rule | None = None
    article: str = ""
    to_verify: str = ""


@dataclass(frozen=True)
class Refusal:
    """A situation that this procedure does not serve; `instead` names the procedure that does."""

    when: Rule
    say: str
    instead: str = ""
    article: str = ""
    to_verify: str = ""


@dataclass(frozen=True)
class PersonOf:
    """A person of the entry: paths of the answers that hold name, personal number, birth date."""

    role: str
    name: str
    personal_number: str = ""
    birth_date: str = ""
    owner: bool = False
    when: Rule | None = None


@dataclass(frozen=True)
class EntryOf:
    """The register entry that the procedure makes."""

    when: str  # before_document, after_document
    data: Mapping[str, Rule]
    number: str = ""
    number_to_verify: str = ""
    label: str = ""
    condition: Rule | None = None
    persons: tuple[PersonOf, ...] = ()
    replaces: str = ""
    closes: str = ""  # the role of the person whose record the entry closes


@dataclass(frozen=True)
class ResultOf:
    """One result document."""

    id: str
    code: str
    name: str
    document: str = ""
    signer: str = ""
    when: Rule | None = None
    copies: Rule | None = None
    drawn_from: str = ""
    number: str = ""
    valid_for: str = ""
    valid_until: Rule | None = None
    publish_for: str = ""
    article: str = ""
    to_verify: str = ""


@dataclass(frozen=True)
class Outcome:
    results: tuple[ResultOf, ...]
    register: str = ""
    master: str = ""
    entry: EntryOf | None = None


@dataclass(frozen=True)
class Definition:
    """One version of one procedure. `order` lists what to work out, each item after all that it reads."""

    code: str
    valid_from: date
    valid_to: date | None
    name: str
    short_name: str
    summary: str
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
    steps: tuple[Step, ...]
    desk: tuple[Question, ...]
    refuse: tuple[Refusal, ...]
    outcome: Outcome
    order: tuple[str, ...] = ()
    questions: Mapping[str, Question] = made(default_factory=nothing)
    page_of: Mapping[str, Page] = made(default_factory=nothing)
    raw: Mapping[str, Any] = made(default_factory=nothing, repr=False, compare=False)
