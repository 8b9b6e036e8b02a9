"""How a request is handled: variants, papers, fees, steps, who decides, how time is counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made

from duoc.procedures.language.asking import LawRef, nothing
from duoc.procedures.language.rules import Rule


@dataclass(frozen=True)
class Variant:
    id: str
    name: str
    when: Rule | None
    otherwise: bool = False
    term: str = ""
    term_by_channel: Mapping[str, str] = made(default_factory=nothing)  # channels whose term is another
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
    """A paper. `full_name`: its official name where that is too long for a line; `name` is short then."""

    id: str
    name: str
    full_name: str = ""
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
    """How time is counted. `after_15` empty: the dated rule for the unit of the term."""

    after_15: str = ""
    starts: str = "acceptance"
    supplement: str = "restart"
    stop_after: str = ""
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
