"""The rules of counting as dated data: weekly rest, the holidays of the law, what the cut-off does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Protocol, TypeVar

from duoc.ground.sentences import gettext as _
from duoc.ground.sentences import proof_text
from duoc.ground.worktime.fault import WorktimeFault
from duoc.ground.worktime.term import Term, Unit


class AfterCutoff(StrEnum):
    """What a receipt after the cut-off does (usually 15:00:00; exactly then is in time).

    NONE: nothing. COUNTED_FROM_NEXT: counting starts on the next working day. RECEIVED_NEXT: the dossier is taken
    as received on the next working day. With either of the last two a receipt on a day off is treated as one after
    the cut-off.
    """

    NONE = "none"
    COUNTED_FROM_NEXT = "counted_from_next"
    RECEIVED_NEXT = "received_next"


class _Dated(Protocol):
    @property
    def valid_from(self) -> date: ...


Rule = TypeVar("Rule", bound=_Dated)


def in_force(rules: Sequence[Rule], on: date) -> Rule | None:
    """The latest of the rules that are valid on a day, if any."""
    valid = [rule for rule in rules if rule.valid_from <= on]
    return max(valid, key=lambda rule: rule.valid_from) if valid else None


@dataclass(frozen=True)
class Basis:
    """A legal ground: "number#article", and why it is not certain."""

    article: str = ""
    to_verify: str = ""
    id: str = ""
    valid_from: date = date.min


@dataclass(frozen=True)
class WeeklyRest:
    """The weekdays of rest (Monday is 0)."""

    valid_from: date
    weekdays: frozenset[int]
    article: str


@dataclass(frozen=True)
class Holiday:
    """A public holiday of the law; `fixed` is (month, day) when it has a date of its own in the solar year."""

    id: str
    why: str
    days: int
    fixed: tuple[int, int] | None
    valid_from: date
    article: str

    def day_in(self, year: int) -> date | None:
        """Its own day in a year, if fixed."""
        return date(year, *self.fixed) if self.fixed else None


@dataclass(frozen=True)
class CutoffRule:
    """The default for terms of a unit that come in after the cut-off."""

    unit: Unit
    cutoff: time
    effect: AfterCutoff
    valid_from: date
    article: str
    to_verify: str


@dataclass(frozen=True)
class OutageNotice:
    """How long before it begins a planned outage of the system is announced, at least."""

    valid_from: date
    term: Term
    article: str
    to_verify: str = ""


@dataclass(frozen=True)
class Rules:
    """All rules of counting, by date of validity."""

    weekly_rest: tuple[WeeklyRest, ...]
    holidays: tuple[Holiday, ...]
    cutoffs: tuple[CutoffRule, ...]
    bases: tuple[Basis, ...]
    outage_notices: tuple[OutageNotice, ...] = ()

    def rest_on(self, day: date) -> WeeklyRest | None:
        """The weekly rest in force."""
        return in_force(self.weekly_rest, day)

    def holiday(self, id: str) -> Holiday | None:
        """A holiday by its id."""
        return next((holiday for holiday in self.holidays if holiday.id == id), None)

    def fixed_holiday(self, day: date) -> Holiday | None:
        """The holiday whose own date this is."""
        known = (h for h in self.holidays if h.day_in(day.year) == day and h.valid_from <= day)
        return next(known, None)

    def basis(self, id: str, on: date) -> Basis:
        """The ground of a step of counting; an empty one, to verify, before the first known."""
        known = [basis for basis in self.bases if basis.id == id]
        return in_force(known, on) or Basis(
            to_verify=proof_text("Chưa có căn cứ cho ngày %(day)s") % {"day": f"{on:%d/%m/%Y}"}
        )

    def outage_notice(self, on: date) -> OutageNotice | None:
        """How long before it a planned outage is announced, where a rule says so on that day."""
        return in_force(self.outage_notices, on)

    def cutoff(self, unit: Unit, on: date) -> CutoffRule:
        """The rule after the cut-off for a unit; before the first known one, that one, to verify.

        Raises:
            WorktimeFault: the rules know nothing of the unit.
        """
        known = sorted((rule for rule in self.cutoffs if rule.unit is unit), key=lambda rule: rule.valid_from)
        if not known:
            raise WorktimeFault(
                _('Chưa có quy tắc sau giờ chốt cho đơn vị "%(unit)s".') % {"unit": unit},
                _("Thêm vào after_cutoff của rules.yaml."),
            )
        rule = in_force(known, on)
        if rule:
            return rule
        first = known[0]
        doubt = proof_text("Quy tắc giờ chốt trước ngày %(day)s chưa có dữ liệu") % {
            "day": f"{first.valid_from:%d/%m/%Y}"
        }
        return CutoffRule(unit, first.cutoff, first.effect, date.min, first.article, doubt)
