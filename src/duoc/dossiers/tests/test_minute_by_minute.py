"""The clock of a dossier against a clock that is one array of minutes and shares no rule with it."""

import random
from datetime import timedelta

import pytest
from tests.properties import tried

from duoc.dossiers.clocks import due_dates
from duoc.ground.worktime.calculations import Clock, Interruption, Mode, load_clock
from duoc.ground.worktime.tests import minutes
from duoc.ground.worktime.tests.conftest import CALENDARS
from duoc.procedures.queries import Calendars

WEEK = ", ".join(
    f'{day}: ["07:30-11:00", "13:00-16:30"]' for day in ("monday", "tuesday", "wednesday", "thursday", "friday")
)
BODIES = f"""
kind: bodies
days:
  - {{body: "99001", day: 2026-03-03, is: off, why: Nghỉ riêng}}
  - {{body: "99001", day: 2026-03-04, is: off, why: Nghỉ riêng}}
  - {{body: "99001", day: 2026-07-13, is: off, why: Nghỉ riêng}}
  - {{body: "99001", day: 2026-12-01, is: off, why: Nghỉ riêng}}
  - {{body: "99001", day: 2026-03-07, is: working, why: Làm bù}}
  - {{body: "99001", day: 2026-09-05, is: working, why: Làm bù}}
hours:
  - {{body: "99001", valid_from: 2026-06-10, weekdays: {{{WEEK}, saturday: ["07:30-11:00", "13:00-16:30"]}}}}
"""
TERMS = (
    (0, "same_day"),
    (30, "hour"),
    (12, "working_hour"),
    (1, "working_day"),
    (3, "working_day"),
    (10, "working_day"),
)
LONGER = ((1, "day"), (5, "day"), (15, "day"), (1, "month"), (2, "month"))
KINDS = {
    "supplement": ("pause", "restart"),
    "payment": ("pause",),
    "draft_check": ("pause",),
    "suspension": ("pause", "restart"),
    "outage": ("outage",),
}


@pytest.fixture(scope="module")
def clock(tmp_path_factory: pytest.TempPathFactory) -> Clock:
    """The national calendar, and over it the days and hours of one body."""
    path = tmp_path_factory.mktemp("bodies") / "bodies.yaml"
    path.write_text(BODIES, "utf-8")
    return load_clock(CALENDARS, bodies=[path])


def story(
    chance: random.Random, offices: minutes.Offices
) -> tuple[int, tuple[int, str], list[tuple[str, str, int, int]], list[int]]:
    """When it was accepted, its term, what stopped it, and when it was sent on to the body that decides: at once by who
    accepted it for another, later where the first body was the wrong one."""
    accepted = chance.randrange(400 * minutes.A_DAY)
    if chance.random() < 0.7:  # mostly while the office is open
        accepted = offices.minutes.index(1, accepted)
    stops, now = [], accepted
    for _ in range(chance.choice((0, 1, 1, 2, 3, 4))):
        kind = chance.choice(list(KINDS))
        begins = now + chance.choice((0, 1, chance.randrange(600), chance.randrange(4 * minutes.A_DAY)))
        ends = begins + chance.choice((1, 2, chance.randrange(1, 600), chance.randrange(1, 9 * minutes.A_DAY)))
        stops.append((kind, chance.choice(KINDS[kind]), begins, ends))
        now = chance.choice((begins, ends))  # an outage may come in the middle of another stop
    sent = [accepted] if chance.random() < 0.3 else []
    for _ in range(chance.choice((0, 0, 0, 1, 1, 2))):
        sent.append((sent or [accepted])[-1] + chance.randrange(1, 6 * minutes.A_DAY))
    return accepted, chance.choice(TERMS + LONGER), stops, sent


@tried(2_000, 20_000)
def test_every_minute_is_counted_as_an_array_of_minutes_counts_it(times: int, clock: Clock) -> None:
    """A fifth of the dossiers lie with a body that has days off, make-up days and hours of its own."""
    chance = random.Random(20261130)  # noqa: S311 (chance of a test, nothing secret)
    by = Calendars("", clock, "10 day", "")
    for number in range(times):
        own = number % 5 == 0
        offices, counting = (minutes.OWN, by.of_body("99001")) if own else (minutes.NATIONAL, by.of_body("99002"))
        accepted, (amount, unit), stops, sent = story(chance, offices)
        since, at = accepted, minutes.moment(accepted)
        for leaves in sent:  # the term begins when the body that decides has it, the last of them where there were more
            since = offices.handed_on(leaves)
            assert due_dates.handing_on(minutes.moment(leaves), counting).at == minutes.moment(since)
        known = [(kind, mode, max(begins, since), ends) for kind, mode, begins, ends in stops if ends > since]
        given = [
            Interruption(Mode(mode), minutes.moment(begins), minutes.moment(ends), kind)
            for kind, mode, begins, ends in known
        ]
        plan = {"term": unit if unit == "same_day" else f"{amount} {unit}", "after_15": ""}
        counted = due_dates.due_with_stops(plan, minutes.moment(since), given, at + timedelta(days=700), counting)
        by_minutes = offices.due(since, amount, unit, [(mode, begins, ends) for _kind, mode, begins, ends in known])
        assert counted.due == minutes.moment(by_minutes), (number, at, plan["term"], given, sent, own)


@pytest.mark.parametrize(
    ("unit", "asked", "answered", "due"),
    [
        ("working_day", "2026-11-10T16:59", "2026-11-11T07:01", "2026-11-13T07:02"),
        ("working_day", "2026-11-11T07:01", "2026-11-11T16:59", "2026-11-13T16:58"),
        ("day", "2026-11-10T10:00", "2026-11-10T10:02", "2026-11-13T17:00"),
    ],
)
def test_the_array_itself_agrees_with_a_hand(unit: str, asked: str, answered: str, due: str) -> None:
    """Received Mon 9/11/2026 at 09:00, three days, due Thu 12/11 at 17:00 when nothing stops it."""
    received, begins, ends, expected = (
        minutes.minute(minutes.datetime.fromisoformat(f"{text}+07:00"))
        for text in ("2026-11-09T09:00", asked, answered, due)
    )
    assert minutes.NATIONAL.due(received, 3, unit, [("pause", begins, ends)]) == expected
