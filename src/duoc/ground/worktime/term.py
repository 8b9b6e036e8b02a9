"""A legal term: so many hours, days, working days or months, or an answer on the same day."""

import re
from dataclasses import dataclass
from enum import StrEnum

from duoc.ground.worktime.fault import WorktimeFault


class Unit(StrEnum):
    """What a term is counted in."""

    SAME_DAY = "same_day"
    HOUR = "hour"
    WORKING_HOUR = "working_hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    MONTH = "month"


UNIT_WORDS = {
    Unit.SAME_DAY: "trong ngày",
    Unit.HOUR: "giờ",
    Unit.WORKING_HOUR: "giờ làm việc",
    Unit.DAY: "ngày",
    Unit.WORKING_DAY: "ngày làm việc",
    Unit.MONTH: "tháng",
}
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
_EXAMPLES = 'Viết như "3 working_day", "15 day", "8 hour", "4 working_hour", "1 month" hoặc "same_day".'


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
                    f"Thời hạn trong ngày không đi kèm số lượng ({self.amount}).", 'Viết đúng "same_day".'
                )
        elif self.amount < 1:
            raise WorktimeFault(
                f"Thời hạn {self.amount} {UNIT_WORDS[self.unit]} không hợp lệ: thời hạn phải từ 1 trở lên.",
                'Trả lời ngay trong ngày thì viết "same_day"; nếu không, ghi số lượng từ 1.',
            )
        elif self.amount > LONGEST[self.unit]:
            raise WorktimeFault(
                f"Thời hạn {self.amount} {UNIT_WORDS[self.unit]} quá dài: "
                f"nhiều nhất là {LONGEST[self.unit]}, có lẽ đã gõ nhầm số.",
                "Xem lại con số và đơn vị trong văn bản quy định thủ tục.",
            )

    def __str__(self) -> str:
        return self.unit.value if self.unit is Unit.SAME_DAY else f"{self.amount} {self.unit.value}"

    @property
    def words(self) -> str:
        """The term as people say it: "3 ngày làm việc"."""
        return UNIT_WORDS[self.unit] if self.unit is Unit.SAME_DAY else f"{self.amount} {UNIT_WORDS[self.unit]}"


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
        raise WorktimeFault(f'"{shown[:40]}…" không phải một thời hạn.', _EXAMPLES)
    if re.fullmatch(r"[+-]?[0-9]+", shown):
        raise WorktimeFault(f'Thời hạn "{shown}" thiếu đơn vị: không biết là giờ, ngày hay ngày làm việc.', _EXAMPLES)
    match = _SHAPE.fullmatch(shown)
    if match is None:
        raise WorktimeFault(f'Không đọc được thời hạn "{shown}": cần một số nguyên và một đơn vị.', _EXAMPLES)
    amount, unit = match.groups()
    if unit not in {known.value for known in Unit}:
        raise WorktimeFault(f'Không có đơn vị thời hạn "{unit}".', _EXAMPLES)
    return Term(int(amount), Unit(unit))
