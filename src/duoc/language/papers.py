"""What a case takes: variants, papers, fees."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made

from duoc.language.asking import LawRef, nothing
from duoc.language.rules import Rule

FILING, HAND_OVER = "filing", "hand_over"
"""When a fee is due that is not due before a step."""


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
    each: str = ""  # the group of which each item has such a paper
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
    """A fee (phí) or a charge (lệ phí). `amount` None: not known, see `to_verify`.

    It is due with the filing, `before` a step, or `at` the hand-over of the result. `until` is the last day for paying
    it; `rests_by` the article by which the term does not run while it is to be paid; `basis` what sets the amount, such
    as the number of a notice; `refund` "whole" or "none" when the request ends without a result, "" where nobody has
    said.
    """

    label: str
    amount: Rule | None
    formula: str
    kind: str = "fee"
    when: Rule | None = None
    article: str = ""
    set_by: str = "state"
    to_verify: str = ""
    at: str = FILING
    before: str = ""
    until: Rule | None = None
    rests_by: str = ""
    refund: str = ""
    basis: Rule | None = None

    @property
    def later(self) -> bool:
        """Whether it is not due with the filing."""
        return bool(self.before) or self.at != FILING
