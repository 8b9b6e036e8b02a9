"""A third clock: one array of minutes. It imports nothing of ours; days off are typed by hand.

Each minute of two years is one byte. What runs is 1, what stands is 0, and a term is used up minute by minute.
"""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))
OFF_DAYS = """
2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-04-26 2026-04-27 2026-04-30
2026-05-01 2026-08-31 2026-09-01 2026-09-02 2026-11-24
2027-01-01 2027-02-04 2027-02-05 2027-02-08 2027-02-09 2027-02-10 2027-04-16 2027-04-30 2027-05-03
2027-09-02 2027-09-03 2027-11-24
"""
OFF = {date.fromisoformat(text) for text in OFF_DAYS.split()}
MAKE_UP = {date(2026, 1, 10), date(2026, 8, 22)}
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
FIRST, DAYS, A_DAY = datetime(2026, 1, 1, tzinfo=VIETNAM), 730, 24 * 60
CUTOFF = 15 * 60
SESSIONS = ((7 * 60, 11 * 60 + 30), (13 * 60 + 30, 17 * 60))
OWN_SESSIONS = ((7 * 60 + 30, 11 * 60), (13 * 60, 16 * 60 + 30))
Stop = tuple[str, int, int]
"""Mode, first minute that stands, first minute that runs again."""


def works(day: date) -> bool:
    return day in MAKE_UP or (day.weekday() < 5 and day not in OFF)


def minute(moment: datetime) -> int:
    return (moment - FIRST) // MINUTE


def moment(minute: int) -> datetime:
    return FIRST + MINUTE * minute


def _used_up(runs: bytearray, begins: int, length: int, rests: Sequence[tuple[int, int]]) -> int:
    """The end of the minute with which so many that run are used up."""
    minutes = runs[begins : begins + A_DAY * 200]
    for first, last in rests:
        first, last = max(first - begins, 0), max(last - begins, 0)
        minutes[first:last] = bytes(max(min(last, len(minutes)) - first, 0))
    place = 0
    while (here := minutes.count(1, place, place + A_DAY)) < length:
        length, place = length - here, place + A_DAY
        assert place < len(minutes), "beyond the array"
    for _ in range(length):
        place = minutes.index(1, place) + 1
    return begins + place


def _months_later(number: int, months: int) -> int:
    begun = FIRST.date() + DAY * number
    day = begun
    for _ in range(months):
        day = day.replace(day=1) + timedelta(days=calendar.monthrange(day.year, day.month)[1])
    last = calendar.monthrange(day.year, day.month)[1]
    return (day.replace(day=min(begun.day, last)) - FIRST.date()).days


@dataclass(frozen=True)
class Offices:
    """The offices of one body: which days it works besides what is national, and from which day on by its own hours."""

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    own_hours_from: date | None = None
    minutes: bytearray = field(default_factory=bytearray)

    def __post_init__(self) -> None:
        self.minutes.extend(bytes(A_DAY * DAYS))
        for number in range(DAYS):
            for opens, closes in self._sessions(number) if self.works(number) else ():
                self.minutes[number * A_DAY + opens : number * A_DAY + closes] = b"\1" * (closes - opens)

    def works(self, number: int) -> bool:
        day = FIRST.date() + DAY * number
        if day in self.off or day in self.worked:
            return day in self.worked
        return works(day)

    def _sessions(self, number: int) -> Sequence[tuple[int, int]]:
        own = self.own_hours_from is not None and FIRST.date() + DAY * number >= self.own_hours_from
        return OWN_SESSIONS if own else SESSIONS

    def _opens(self, number: int) -> int:
        return number * A_DAY + self._sessions(number)[0][0]

    def _closes(self, number: int) -> int:
        return number * A_DAY + self._sessions(number)[-1][1]

    def handed_on(self, accepted: int) -> int:
        """Accepted for another body: the same day, or at the next opening after 15:00 or on a day off."""
        day = accepted // A_DAY
        if self.works(day) and accepted % A_DAY <= CUTOFF:
            return accepted
        return self._opens(self._next_working(day + 1))

    def due(self, received: int, amount: int, unit: str, stops: Sequence[Stop]) -> int:
        """The due minute by the defaults of the law, after what stopped the clock."""
        since = max([received, *(ends for mode, _begins, ends in stops if mode == "restart")])
        rests = sorted((begins, ends) for mode, begins, ends in stops if mode != "restart" and ends > since)
        if unit == "hour":
            return _used_up(ALWAYS, since, amount * 60, rests)
        if unit == "working_hour":
            return _used_up(self.minutes, since, amount * 60, rests)
        day = since // A_DAY
        if unit == "same_day":
            in_time = self.works(day) and since % A_DAY <= CUTOFF
            target = day if in_time else self._next_working(day + 1)
            begins = max(since, self._opens(target))
            return _used_up(self.minutes, begins, self.minutes.count(1, begins, self._closes(target)), rests)
        if unit == "working_day":
            first = last = self._next_working(day + 1)
            for _ in range(amount - 1):
                last = self._next_working(last + 1)
            length = self.minutes.count(1, first * A_DAY, (last + 1) * A_DAY)
            return _used_up(self.minutes, first * A_DAY, length, rests)
        last = day + amount if unit == "day" else _months_later(day, amount)
        return self._whole_days((day + 1) * A_DAY, (last - day) * A_DAY, rests)

    def _whole_days(self, begins: int, length: int, rests: Sequence[tuple[int, int]]) -> int:
        """Around the clock, to the closing of the day in which the last minute falls, or of the next working day."""
        known: list[tuple[int, int]] = []
        ends = begins + length
        for first, last in rests:
            closing = self._closes(self._next_working((ends - 1) // A_DAY))
            if first >= closing:
                break
            stands_from = max([first, *(earlier for _first, earlier in known)])
            if stands_from >= ends and stands_from < closing < last:
                begins, length = last, closing - stands_from
            known.append((first, last))
            ends = _used_up(ALWAYS, begins, length, known)
        return self._closes(self._next_working((ends - 1) // A_DAY))

    def _next_working(self, number: int) -> int:
        while not self.works(number):
            number += 1
        return number


NATIONAL = Offices()
OWN = Offices(
    off=frozenset({date(2026, 3, 3), date(2026, 3, 4), date(2026, 7, 13), date(2026, 12, 1)}),
    worked=frozenset({date(2026, 3, 7), date(2026, 9, 5)}),
    own_hours_from=date(2026, 6, 10),
)
"""A body with days off, make-up Saturdays, and other hours from a day on."""
ALWAYS = bytearray(b"\1" * (A_DAY * DAYS))
