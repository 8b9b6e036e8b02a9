"""Which days work: dated data within the known years, flagged rules beyond them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from duoc.ground.sentences import gettext as _
from duoc.ground.sentences import gettext_noop, proof_language, proof_text
from duoc.ground.worktime.basis import Rules
from duoc.ground.worktime.fault import WorktimeFault

_WEEKDAYS = (
    gettext_noop("Thứ Hai"),
    gettext_noop("Thứ Ba"),
    gettext_noop("Thứ Tư"),
    gettext_noop("Thứ Năm"),
    gettext_noop("Thứ Sáu"),
    gettext_noop("Thứ Bảy"),
    gettext_noop("Chủ nhật"),
)
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
ONE_DAY = timedelta(days=1)
_LONGEST_REST = 60


def weekday(day: date) -> str:
    """The name of its weekday, as proofs have it."""
    return proof_text(_WEEKDAYS[day.weekday()])


@dataclass(frozen=True)
class DayFact:
    """What is known of one day.

    Attributes:
        hours_of: the weekday (Monday is 0) whose opening hours the day follows; a make-up Saturday follows the day
            it replaces.
    """

    day: date
    working: bool
    why: str
    article: str = ""
    to_verify: str = ""
    hours_of: int = 0


@dataclass(frozen=True)
class Calendar:
    """The working days. Made by `load_calendar`, which has proved the years whole."""

    days: Mapping[date, DayFact]
    years: Mapping[int, str]
    rules: Rules
    _facts: dict[tuple[date, object], DayFact] = field(default_factory=dict, init=False, repr=False, compare=False)

    def fact(self, day: date) -> DayFact:
        """What is known of a day.

        In a year without a calendar weekends and holidays of fixed date are calculated, and every day is marked to
        verify: neither Tết nor swapped days can be known, and the answer says so.

        Raises:
            WorktimeFault: a day before 2000 or after 2099.
        """
        if not FIRST_DAY <= day <= LAST_DAY:
            raise WorktimeFault(
                _("Ngày %(day)s nằm ngoài khoảng tính được (%(first)s–%(last)s).")
                % {"day": day.isoformat(), "first": FIRST_DAY.year, "last": LAST_DAY.year},
                _("Kiểm tra lại ngày nhận hồ sơ và thời hạn."),
            )
        known = self.days.get(day)
        if known:
            return known
        key = day, proof_language()
        if key not in self._facts:
            self._facts[key] = self._worked_out(day)
        return self._facts[key]

    def _worked_out(self, day: date) -> DayFact:
        doubt = self.years.get(day.year)
        if doubt is None:
            doubt = proof_text(
                "Chưa có lịch nghỉ năm %(year)s: chỉ trừ ngày nghỉ hằng tuần và lễ dương lịch cố định, "
                "chưa tính Tết, Giỗ Tổ, nghỉ bù và hoán đổi"
            ) % {"year": day.year}
            holiday = self.rules.fixed_holiday(day)
            if holiday:
                return DayFact(day, False, holiday.why, holiday.article, doubt, day.weekday())
        return self._ordinary(day, doubt)

    def _ordinary(self, day: date, doubt: str) -> DayFact:
        rest = self.rules.rest_on(day) or min(self.rules.weekly_rest, key=lambda rule: rule.valid_from)
        name = weekday(day)
        if day.weekday() in rest.weekdays:
            return DayFact(
                day,
                False,
                proof_text("%(weekday)s, nghỉ hằng tuần") % {"weekday": name},
                rest.article,
                doubt,
                day.weekday(),
            )
        return DayFact(day, True, name, "", doubt, day.weekday())

    def is_working(self, day: date) -> bool:
        """Whether the administration works on a day."""
        return self.fact(day).working

    def working_from(self, day: date) -> date:
        """The day itself when it works, else the next one that does.

        Raises:
            WorktimeFault: the data leave no working day for two months.
        """
        for _attempt in range(_LONGEST_REST):
            if self.is_working(day):
                return day
            day += ONE_DAY
        raise WorktimeFault(
            _("Không có ngày làm việc nào trong hai tháng trước %(day)s.") % {"day": day.isoformat()},
            _("Kiểm tra lịch nghỉ."),
        )

    def working_after(self, day: date) -> date:
        """The first working day after a day."""
        return self.working_from(day + ONE_DAY)
