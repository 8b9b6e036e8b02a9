"""A third clock: one array of minutes. It imports nothing of ours; days off are typed by hand, hours are national.

Each minute of two years is one byte. What runs is 1, what stands is 0, and a term is used up minute by minute.
"""

import calendar
from collections.abc import Sequence
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
OPENS, CLOSES, CUTOFF = 7 * 60, 17 * 60, 15 * 60
SESSIONS = ((OPENS, 11 * 60 + 30), (13 * 60 + 30, CLOSES))
Stop = tuple[str, int, int]
"""Mode, first minute that stands, first minute that runs again."""


def works(day: date) -> bool:
    return day in MAKE_UP or (day.weekday() < 5 and day not in OFF)


def _offices() -> bytearray:
    minutes = bytearray(A_DAY * DAYS)
    for number in range(DAYS):
        if works(FIRST.date() + DAY * number):
            for opens, closes in SESSIONS:
                minutes[number * A_DAY + opens : number * A_DAY + closes] = b"\1" * (closes - opens)
    return minutes


OFFICES, ALWAYS = _offices(), bytearray(b"\1" * (A_DAY * DAYS))


def minute(moment: datetime) -> int:
    return (moment - FIRST) // MINUTE


def moment(minute: int) -> datetime:
    return FIRST + MINUTE * minute


def handed_on(accepted: int) -> int:
    """Accepted for another body: the same day, or at the next opening after 15:00 or on a day off."""
    day = accepted // A_DAY
    if _works(day) and accepted % A_DAY <= CUTOFF:
        return accepted
    return _next_working(day + 1) * A_DAY + OPENS


def due(received: int, amount: int, unit: str, stops: Sequence[Stop]) -> int:
    """The due minute by the defaults of the law, after what stopped the clock."""
    since = max([received, *(ends for mode, _begins, ends in stops if mode == "restart")])
    rests = sorted((begins, ends) for mode, begins, ends in stops if mode != "restart" and ends > since)
    if unit == "hour":
        return _used_up(ALWAYS, since, amount * 60, rests)
    if unit == "working_hour":
        return _used_up(OFFICES, since, amount * 60, rests)
    day = since // A_DAY
    if unit == "same_day":
        in_time = _works(day) and since % A_DAY <= CUTOFF
        target = day if in_time else _next_working(day + 1)
        begins = max(since, target * A_DAY + OPENS)
        return _used_up(OFFICES, begins, OFFICES.count(1, begins, target * A_DAY + CLOSES), rests)
    if unit == "working_day":
        first = last = _next_working(day + 1)
        for _ in range(amount - 1):
            last = _next_working(last + 1)
        length = OFFICES.count(1, first * A_DAY, (last + 1) * A_DAY)
        return _used_up(OFFICES, first * A_DAY, length, rests)
    last = day + amount if unit == "day" else _months_later(day, amount)
    return _whole_days((day + 1) * A_DAY, (last - day) * A_DAY, rests)


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


def _whole_days(begins: int, length: int, rests: Sequence[tuple[int, int]]) -> int:
    """Around the clock, to the closing of the day in which the last minute falls, or of the next working day."""
    known: list[tuple[int, int]] = []
    ends = begins + length
    for first, last in rests:
        closing = _next_working((ends - 1) // A_DAY) * A_DAY + CLOSES
        if first >= closing:
            break
        stands_from = max([first, *(earlier for _first, earlier in known)])
        if stands_from >= ends and stands_from < closing < last:
            begins, length = last, closing - stands_from
        known.append((first, last))
        ends = _used_up(ALWAYS, begins, length, known)
    return _next_working((ends - 1) // A_DAY) * A_DAY + CLOSES


def _works(number: int) -> bool:
    return works(FIRST.date() + DAY * number)


def _next_working(number: int) -> int:
    while not _works(number):
        number += 1
    return number


def _months_later(number: int, months: int) -> int:
    begun = FIRST.date() + DAY * number
    day = begun
    for _ in range(months):
        day = day.replace(day=1) + timedelta(days=calendar.monthrange(day.year, day.month)[1])
    last = calendar.monthrange(day.year, day.month)[1]
    return (day.replace(day=min(begun.day, last)) - FIRST.date()).days
