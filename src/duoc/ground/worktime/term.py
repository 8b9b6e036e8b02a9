"""A legal term: so many hours, days, working days or months, or an answer on the same day."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from duoc.ground.sentences import gettext as _
from duoc.ground.sentences import gettext_noop, ngettext, proof_number, proof_text
from duoc.ground.worktime.fault import WorktimeFault


class Unit(StrEnum):
    """What a term is counted in."""

    SAME_DAY = "same_day"
    HOUR = "hour"
    WORKING_HOUR = "working_hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    MONTH = "month"

    @property
    def ends_with_its_day(self) -> bool:
        """Whether a term counted in it ends when its last day ends, at 24:00 (Civil Code 2015 Art. 148), later than the
        office closes; one in hours, or an answer on the same day, ends at a moment."""
        return self in (Unit.DAY, Unit.WORKING_DAY, Unit.MONTH)


# Bounds of plausibility, not of law, far above any term of the national catalogue: a longer one is a slip of the hand.
LONGEST = {
    Unit.SAME_DAY: 0,
    Unit.HOUR: 2_400,
    Unit.WORKING_HOUR: 2_400,
    Unit.DAY: 1_000,
    Unit.WORKING_DAY: 1_000,
    Unit.MONTH: 120,
}
_SHAPE = re.compile(r"([+-]?[0-9]{1,9}) +([a-z_]+)")
_EXAMPLES = gettext_noop('Viết như "3 working_day", "15 day", "8 hour", "4 working_hour", "1 month" hoặc "same_day".')


Text = Callable[[str], str]
Number = Callable[[str, str, int], str]


def _words(amount: int, unit: Unit, gettext: Text, ngettext: Number) -> str:
    """An amount of a unit in words of a fault or of a proof."""
    if unit is Unit.SAME_DAY:
        return gettext("trong ngày")
    match unit:
        case Unit.HOUR:
            words = ngettext("%(number)s giờ", "%(number)s giờ", amount)
        case Unit.WORKING_HOUR:
            words = ngettext("%(number)s giờ làm việc", "%(number)s giờ làm việc", amount)
        case Unit.DAY:
            words = ngettext("%(number)s ngày", "%(number)s ngày", amount)
        case Unit.WORKING_DAY:
            words = ngettext("%(number)s ngày làm việc", "%(number)s ngày làm việc", amount)
        case Unit.MONTH:
            words = ngettext("%(number)s tháng", "%(number)s tháng", amount)
    return words % {"number": amount}


@dataclass(frozen=True)
class Term:
    """An amount of a unit; `same_day` has amount 0.

    Raises:
        WorktimeFault: zero, negative, too long, or an amount beside `same_day`.
    """

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.unit is Unit.SAME_DAY:
            if self.amount:
                raise WorktimeFault(
                    _("Thời hạn trong ngày không đi kèm số lượng (%(amount)s).") % {"amount": self.amount},
                    _('Viết đúng "same_day".'),
                )
        elif self.amount < 1:
            raise WorktimeFault(
                _("Thời hạn %(term)s không hợp lệ: thời hạn phải từ 1 trở lên.") % {"term": self.spoken},
                _('Trả lời ngay trong ngày thì viết "same_day"; nếu không, ghi số lượng từ 1.'),
            )
        elif self.amount > LONGEST[self.unit]:
            raise WorktimeFault(
                _("Thời hạn %(term)s quá dài: nhiều nhất là %(limit)s, có lẽ đã gõ nhầm số.")
                % {"term": self.spoken, "limit": LONGEST[self.unit]},
                _("Xem lại con số và đơn vị trong văn bản quy định thủ tục."),
            )

    @property
    def spoken(self) -> str:
        """The term as people say it, in the language of who reads the page now."""
        return _words(self.amount, self.unit, _, ngettext)

    def __str__(self) -> str:
        return self.unit.value if self.unit is Unit.SAME_DAY else f"{self.amount} {self.unit.value}"

    @property
    def words(self) -> str:
        """The term as people say it, in proofs too: "3 ngày làm việc"."""
        return _words(self.amount, self.unit, proof_text, proof_number)


@lru_cache(maxsize=256)
def parse_term(text: str) -> Term:
    """Read a term as definitions write it.

    Args:
        text: "same_day", or a whole number and a unit: "3 working_day".

    Raises:
        WorktimeFault: no unit, unknown unit, zero, negative, or implausibly long.
    """
    shown = " ".join(str(text).split())
    if shown == Unit.SAME_DAY.value:
        return Term(0, Unit.SAME_DAY)
    if len(shown) > 40:
        raise WorktimeFault(_('"%(shown)s…" không phải một thời hạn.') % {"shown": shown[:40]}, _(_EXAMPLES))
    if re.fullmatch(r"[+-]?[0-9]+", shown):
        raise WorktimeFault(
            _('Thời hạn "%(shown)s" thiếu đơn vị: không biết là giờ, ngày hay ngày làm việc.') % {"shown": shown},
            _(_EXAMPLES),
        )
    match = _SHAPE.fullmatch(shown)
    if match is None:
        raise WorktimeFault(
            _('Không đọc được thời hạn "%(shown)s": cần một số nguyên và một đơn vị.') % {"shown": shown}, _(_EXAMPLES)
        )
    amount, unit = match.groups()
    if unit not in {known.value for known in Unit}:
        raise WorktimeFault(_('Không có đơn vị thời hạn "%(unit)s".') % {"unit": unit}, _(_EXAMPLES))
    return Term(int(amount), Unit(unit))
