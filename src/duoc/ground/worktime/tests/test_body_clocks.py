"""Days off and hours of single bodies, or of the whole province, laid over the national calendar."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from duoc.ground.worktime.calculations import Clock, WorktimeFault, deadline, load_clock, local, parse_term
from duoc.ground.worktime.tests.conftest import CALENDARS

MONDAY = datetime.fromisoformat("2026-11-30T09:00+07:00")
BODIES = """
kind: bodies
days:
  - {body: all, day: 2026-12-01, is: off, why: Nghỉ vì bão số 15, article: 05/QĐ-UBND}
  - {body: "32044", day: 2026-12-02, is: off, why: Dời trụ sở, article: 06/QĐ-UBND}
  - {body: "32044", day: 2026-12-05, is: working, why: Làm bù, article: 06/QĐ-UBND}
hours:
  - body: "32002"
    valid_from: 2026-12-03
    article: 07/QĐ-UBND
    weekdays:
      monday: ["07:30-11:30", "13:00-16:30"]
      tuesday: ["07:30-11:30", "13:00-16:30"]
      wednesday: ["07:30-11:30", "13:00-16:30"]
      thursday: ["07:30-11:30", "13:00-16:30"]
      friday: ["07:30-11:30", "13:00-16:30"]
"""
Load = Callable[[str], Clock]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def written(words: str) -> Clock:
        path = tmp_path / "bodies.yaml"
        path.write_text(words, "utf-8")
        return load_clock(CALENDARS, bodies=[path])

    return written


def due(clock: Clock, term: str) -> str:
    end = deadline(MONDAY, parse_term(term), calendar=clock.calendar, hours=clock.hours).due
    return f"{local(end):%d/%m %H:%M}"


def test_each_body_counts_by_its_own_days_and_hours(load: Load) -> None:
    clock = load(BODIES)
    assert due(load_clock(CALENDARS), "3 working_day") == "03/12 17:00"
    assert due(clock, "3 working_day") == "04/12 17:00"  # the storm, everywhere
    assert due(clock.of_body("32044"), "3 working_day") == "05/12 17:00"  # it moves, and makes up for it on Saturday
    assert due(clock.of_body("32002"), "3 working_day") == "04/12 16:30"
    assert due(clock.of_body("99999"), "3 working_day") == "04/12 17:00"


def test_the_proof_names_the_day_and_its_basis(load: Load) -> None:
    clock = load(BODIES).of_body("32044")
    lines = deadline(MONDAY, parse_term("3 working_day"), calendar=clock.calendar, hours=clock.hours).proof
    reasons = {line.day: (line.why, line.article) for line in lines}
    assert reasons[date(2026, 12, 1)] == ("Thứ Ba, nghỉ vì bão số 15", "05/QĐ-UBND")
    assert reasons[date(2026, 12, 2)] == ("Thứ Tư, dời trụ sở", "06/QĐ-UBND")


def test_what_was_decided_last_counts(load: Load) -> None:
    more = '  - {body: "32044", day: 2026-12-02, is: working, why: Không dời nữa, article: 08/QĐ-UBND}\nhours:'
    assert load(BODIES.replace("hours:", more)).of_body("32044").calendar.is_working(date(2026, 12, 2))


def test_before_its_own_hours_a_body_goes_by_the_default(load: Load) -> None:
    clock = load(BODIES).of_body("32002")
    fact = clock.calendar.fact(date(2026, 11, 30))
    assert f"{clock.hours.closing(fact):%H:%M}" == "17:00"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("days:\n  - {body: all, day: 2026-12-01, is: closed, why: Bão}", "is: closed"),
        ("days:\n  - {body: all, day: 2026-13-01, is: off, why: Bão}", "ngày có thật"),
        ("days:\n  - {body: all, day: 2026-12-01, is: off}", "why"),
        ("days:\n  - {day: 2026-12-01, is: off, why: Bão}", "body"),
        ('hours:\n  - {body: all, valid_from: 2026-12-01, weekdays: {monday: ["17:00-07:00"]}}', "17:00-07:00"),
        ("weeks: []", "weeks"),
    ],
)
def test_what_cannot_be_read_is_said(load: Load, words: str, says: str) -> None:
    with pytest.raises(WorktimeFault, match=says):
        load(f"kind: bodies\n{words}\n")
