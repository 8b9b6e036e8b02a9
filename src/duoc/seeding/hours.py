"""Working time as one line of minutes, so that delays can be added to it. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from duoc.ground.worktime.calculations import VIETNAM, local

MORNING, AFTERNOON = (time(7, 30), 240), (time(13, 30), 210)
"""When work begins, and for how many minutes; a demonstration's offices all keep these hours."""
A_DAY = MORNING[1] + AFTERNOON[1]


class WorkingTime:
    """The working minutes between two days.

    Args:
        works: whether a day is a working day.
    """

    def __init__(self, first: date, last: date, works: Callable[[date], bool]) -> None:
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        self.days = [day for day in days if works(day)]

    def at(self, minute: int) -> datetime:
        """The moment of a working minute; beyond the last day the end of it."""
        day, rest = divmod(minute, A_DAY)
        if day >= len(self.days):
            return datetime.combine(self.days[-1] + timedelta(days=1), time(0), VIETNAM)
        start, length = MORNING
        if rest >= length:
            start, rest = AFTERNOON[0], rest - length
        return datetime.combine(self.days[day], start, VIETNAM) + timedelta(minutes=rest)

    def day_from(self, day: date) -> date:
        """The same day, or the next on which work is done; the last one that is known where there is none."""
        return self.days[min(bisect_left(self.days, day), len(self.days) - 1)]

    def start_of(self, day: date) -> int:
        """The first working minute of a day, or of the next working day."""
        return bisect_left(self.days, day) * A_DAY

    def until(self, at: datetime) -> int:
        """How many working minutes have passed at a moment."""
        moment = local(at)
        whole = bisect_left(self.days, moment.date()) * A_DAY
        if bisect_right(self.days, moment.date()) * A_DAY == whole:
            return whole
        passed = 0
        for start, length in (MORNING, AFTERNOON):
            since = moment - datetime.combine(moment.date(), start, VIETNAM)
            passed += max(0, min(length, int(since.total_seconds() // 60)))
        return whole + passed
