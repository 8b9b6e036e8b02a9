"""The answer to "what now?": what to ask, what is known, which variant, papers, fees, term and competent unit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from duoc.language.definition import (
    ExtraTime,
    LawRef,
    NotServed,
    Posting,
    Question,
    Step,
    Variant,
    nothing,
)
from duoc.language.holdings import HeldEntry
from duoc.language.papers import FILING
from duoc.language.parties import CoSigner


@dataclass(frozen=True)
class AskedPage:
    """One page with the questions that apply now. `answered`: each has been put and answered without fault."""

    id: str
    title: str
    lead: str
    questions: tuple[Question, ...]
    answered: bool


@dataclass(frozen=True)
class Known:
    """An answer that the province holds: never asked. `source` is Vietnamese text for people."""

    question: Question
    value: Any
    shown: str
    source: str


@dataclass(frozen=True)
class PaperAsk:
    """A paper of the variant. A held one carries the entry that replaces it, a made one is printed from the answers."""

    id: str
    name: str
    form: str
    required: bool
    copies: Mapping[str, int]
    why: str
    hint: str
    made_from: str
    held: HeldEntry | None
    to_verify: str
    brought: bool = False
    full_name: str = ""  # the official name where `name` is a short one
    signed: str = ""  # how it must be signed: "digital", "hand"

    @property
    def upload(self) -> bool:
        """Whether the person must bring or attach it."""
        return self.held is None and not self.made_from

    @property
    def must_attach(self) -> bool:
        """Whether nothing is filed without its file. A `brought` one is shown on paper, at the counter or by post."""
        return self.upload and self.required and not self.brought


@dataclass(frozen=True)
class FeeLine:
    """One fee. `amount` in whole VND; None: not known yet (`to_verify`, or `missing` answers).

    It is due `at` filing or hand-over, or `before` a step. `until`: last day for paying, ISO text, "" where none is
    known. `rests_by`: the article by which the term does not run meanwhile. `refund`: see `Fee`.
    """

    label: str
    amount: int | None
    formula: str
    kind: str
    article: str
    to_verify: str
    missing: bool = False
    at: str = FILING
    before: str = ""
    until: str = ""
    rests_by: str = ""
    refund: str = ""

    @property
    def later(self) -> bool:
        """Whether it is not due with the filing."""
        return bool(self.before) or self.at != FILING


@dataclass(frozen=True)
class OrganisationRef:
    """Who decides: an organisation by code, or the commune by its 5-digit code, or only a level."""

    organisation: str = ""
    commune: str = ""
    level: str = ""
    because: str = ""
    to_verify: str = ""


@dataclass(frozen=True)
class AnswerFault:
    """A wrong answer, or (missing=True) a required one not given yet; `item`: of which item of a group."""

    question: str
    say: str
    missing: bool = False
    item: str = ""

    @property
    def asked_in(self) -> str:
        """The question of the page that asks for it: the group, where it is an answer of an item."""
        return self.question.rpartition(".")[0] if self.item else self.question

    @property
    def place(self) -> str:
        """Where it stands among the answers: "members.7.full_name"."""
        return f"{self.asked_in}.{self.item}.{self.question.rpartition('.')[2]}" if self.item else self.question


@dataclass(frozen=True)
class AnswerDoubt(AnswerFault):
    """An answer so unlikely that the person is asked once more; `token` among the confirmed answers settles it."""

    token: str = ""


@dataclass(frozen=True)
class ShownValue:
    """A value that was worked out from answers, in words."""

    id: str
    name: str
    value: Any
    shown: str


@dataclass(frozen=True)
class Item:
    """One item of a group.

    Attributes:
        id: its own, which stays when others come and go.
        title: what it is called.
        questions: those that apply to it.
        values: its answers that are right, by short name.
        scope: as rules see it.
    """

    id: str
    title: str
    questions: tuple[Question, ...]
    values: Mapping[str, Any]
    computed: tuple[ShownValue, ...]
    scope: Mapping[str, Any] = field(repr=False, compare=False)


@dataclass(frozen=True)
class Plan:
    """What `evaluate` found. `values` are the answers in force (asked or known, and right): keep these."""

    pages: tuple[AskedPage, ...] = ()
    known: tuple[Known, ...] = ()
    groups: Mapping[str, tuple[Item, ...]] = field(default_factory=nothing)  # by the id of the group
    computed: Mapping[str, tuple[ShownValue, ...]] = field(default_factory=nothing)  # by the id of the page
    title: str = ""  # what the request is about, as far as it is answered
    values: Mapping[str, Any] = field(default_factory=nothing)
    variant: Variant | None = None
    papers: tuple[PaperAsk, ...] = ()
    fees: tuple[FeeLine, ...] = ()
    term: str = ""
    after_15: str = ""  # empty: the dated rule for the unit of the term
    extra_time: tuple[ExtraTime, ...] = ()
    posting: Posting | None = None
    together: tuple[CoSigner, ...] = ()  # who must sign beside the filer, as far as they are named
    competent: OrganisationRef | None = None
    received_by: OrganisationRef | None = None  # None: whoever decides
    refusals: tuple[NotServed, ...] = ()
    faults: tuple[AnswerFault, ...] = ()
    doubts: tuple[AnswerDoubt, ...] = ()  # those that nobody has settled
    desk: tuple[Question, ...] = ()
    desk_doubts: tuple[AnswerDoubt, ...] = ()  # those on answers of the desk, settled or not
    steps: tuple[Step, ...] = ()  # those that this request takes
    places: Mapping[str, OrganisationRef] = field(default_factory=nothing)  # of the steps that another body does
    desk_faults: tuple[AnswerFault, ...] = ()
    law: tuple[LawRef, ...] = ()
    scope: Mapping[str, Any] = field(default_factory=nothing, repr=False, compare=False)

    @property
    def total_fee(self) -> int:
        """Sum of the known amounts that are due with the filing, VND; see `fee_certain`."""
        return sum(line.amount or 0 for line in self.fees if not line.later)

    @property
    def fee_certain(self) -> bool:
        return all(line.amount is not None for line in self.fees if not line.later)

    @property
    def later_fees(self) -> tuple[FeeLine, ...]:
        """What is due before a step or at the hand-over."""
        return tuple(line for line in self.fees if line.later)

    @property
    def complete(self) -> bool:
        """Ready to file as far as answers go: nothing missing, wrong or in doubt, a variant found, nothing refuses."""
        return not self.faults and not self.doubts and self.variant is not None and not self.refusals

    @property
    def next(self) -> AskedPage | None:
        """The first page that still needs the person; None when all are answered."""
        return next((page for page in self.pages if not page.answered), None)

    def page(self, page_id: str) -> AskedPage | None:
        return next((page for page in self.pages if page.id == page_id), None)
