"""A second clock that shares nothing with the first: dates typed by hand, brute force. And the proof read back."""

import calendar
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from duoc.ground.worktime.calculations import ProofLine
from duoc.ground.worktime.tests.minutes import DAY, VIETNAM, works


def next_working(day: date) -> date:
    while not works(day):
        day += DAY
    return day


def close(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 17, tzinfo=VIETNAM)


def expected(received: datetime, amount: int, unit: str) -> datetime:
    """The due time by the defaults of the law: no effect of 15:00 except on same-day terms."""
    day = received.date()
    if unit == "hour":
        return received + timedelta(hours=amount)
    if unit == "working_hour":
        return working_seconds(received, amount * 3600)
    if unit == "same_day":
        in_time = (received.hour, received.minute, received.second, received.microsecond) <= (15, 0, 0, 0)
        return close(day if works(day) and in_time else next_working(day + DAY))
    if unit == "working_day":
        while amount:
            day += DAY
            amount -= works(day)
        return close(day)
    if unit == "day":
        return close(next_working(day + DAY * amount))
    for _ in range(amount):
        day = day.replace(day=1) + timedelta(days=calendar.monthrange(day.year, day.month)[1])
    last = calendar.monthrange(day.year, day.month)[1]
    return close(next_working(day.replace(day=min(received.day, last))))


def working_seconds(received: datetime, seconds: float) -> datetime:
    """Second by session: 07:00–11:30 and 13:30–17:00."""
    day, now = received.date(), received
    while True:
        for opens, closes in ((7.0, 11.5), (13.5, 17.0)):
            midnight = datetime(day.year, day.month, day.day, tzinfo=VIETNAM)
            begins = max(now, midnight + timedelta(hours=opens))
            free = (midnight + timedelta(hours=closes) - begins).total_seconds() if works(day) else 0
            if free <= 0:
                continue
            if free >= seconds:
                return begins + timedelta(seconds=seconds)
            seconds -= free
        day += DAY


def from_proof(proof: Sequence[ProofLine], amount: int, unit: str) -> datetime:
    """The due time from the lines alone; fails when they contradict the term or leave a day out."""
    counted = [line for line in proof if line.counted]
    if unit in ("hour", "working_hour"):
        total = sum((line.ends - line.begins for line in counted if line.begins and line.ends), timedelta())
        assert total == timedelta(hours=amount)
        assert all(a.ends and b.begins and a.ends <= b.begins for a, b in pairwise(counted))
        assert proof[-1].counted and proof[-1].ends is not None
        return proof[-1].ends
    assert len(counted) == (amount or 1)
    days = [line.day for line in proof]
    if unit == "month":
        tail = days[days.index(counted[-1].day) :]
        assert all(later - earlier == DAY for earlier, later in pairwise(tail))
    else:
        assert all(later - earlier == DAY for earlier, later in pairwise(days)), "a day is left out"
    return close(days[-1])
