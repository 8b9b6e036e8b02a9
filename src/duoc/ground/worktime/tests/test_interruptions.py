"""Clock modes: restart, pause, outage, stop after n. Each interruption is named in the proof."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duoc.ground.worktime.calculations import (
    ClockState,
    Deadline,
    Interruption,
    Mode,
    Term,
    Unit,
    WorktimeFault,
    deadline,
    due_after,
    load_clock,
    parse_mode,
    parse_term,
    review_start,
)
from duoc.ground.worktime.tests.conftest import CALENDARS
from duoc.ground.worktime.tests.minutes import VIETNAM, works

CLOCK = load_clock(CALENDARS)
WHY = "Người yêu cầu bổ sung giấy tờ"


def moment(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}")


def stop(mode: Mode, begins: str, ends: str | None, limit: str = "") -> Interruption:
    until = moment(ends) if ends else None
    return Interruption(mode, moment(begins), until, WHY, stop_after=parse_term(limit) if limit else None)


def due(received: str, term: str, *stops: Interruption, at: str | None = None) -> Deadline:
    asked = moment(at) if at else None
    return due_after(moment(received), parse_term(term), stops, calendar=CLOCK.calendar, hours=CLOCK.hours, at=asked)


PAUSE, OUTAGE, RESTART = Mode.PAUSE, Mode.OUTAGE, Mode.RESTART
CASES = [
    # Week of Mon 9/11/2026, without a stop due Thu 12/11 17:00. Taken: Tue 5 h, Wed 8 h, Thu 5 h, so 18 h of work:
    # Fri 8 h, Mon 8 h, Tue 07:00-09:00.
    ("11-09T09:00", "3 working_day", stop(PAUSE, "11-10T10:00", "11-12T14:00"), "11-17T09:00"),
    ("11-09T09:00", "3 working_day", stop(OUTAGE, "11-10T10:00", "11-12T14:00"), "11-17T09:00"),
    # Half an hour taken, half an hour given back.
    ("11-09T09:00", "3 working_day", stop(OUTAGE, "11-10T10:00", "11-10T10:30"), "11-13T07:30"),
    # Asked Tue 16:59, answered Wed 07:01: two minutes. Asked 07:01, answered 16:59 the same day: 7 h 58 min.
    ("11-09T09:00", "3 working_day", stop(PAUSE, "11-10T16:59", "11-11T07:01"), "11-13T07:02"),
    ("11-09T09:00", "3 working_day", stop(PAUSE, "11-11T07:01", "11-11T16:59"), "11-13T16:58"),
    # The break at noon is no work; nor is the day of receipt part of the term.
    ("11-09T09:00", "3 working_day", stop(PAUSE, "11-10T11:30", "11-10T13:30"), "11-12T17:00"),
    ("11-09T09:00", "3 working_day", stop(PAUSE, "11-09T10:00", "11-09T16:00"), "11-12T17:00"),
    # Only the night: nothing is taken, the office was closed.
    ("11-09T09:00", "3 working_day", stop(OUTAGE, "11-10T23:00", "11-11T01:00"), "11-12T17:00"),
    # On the due day itself, five hours before the end: they are left when it goes on.
    ("11-09T09:00", "3 working_day", stop(PAUSE, "11-12T10:00", "11-16T09:00"), "11-16T16:00"),
    # After the due time nothing changes.
    ("11-09T09:00", "3 working_day", stop(PAUSE, "11-13T10:00", "11-16T09:00"), "11-12T17:00"),
    # Calendar days run around the clock: 52 h taken, so what ended with Sat 14 ends on Tue 17 at 04:00, with that day.
    ("11-09T09:00", "5 day", stop(PAUSE, "11-10T10:00", "11-12T14:00"), "11-17T17:00"),
    # Two minutes of a day: the end falls on the next one (Thu 12 -> Fri 13).
    ("11-09T09:00", "3 day", stop(PAUSE, "11-10T10:00", "11-10T10:02"), "11-13T17:00"),
    # Nothing is taken between the closing time of the last day and its midnight: the term is over.
    ("11-09T09:00", "3 day", stop(PAUSE, "11-12T18:00", "11-16T09:00"), "11-12T17:00"),
    # Ended on Sat 14, rolled to Mon 16; asked on Mon 09:00, eight hours before closing, answered Wed 16:59.
    ("11-09T09:00", "5 day", stop(PAUSE, "11-16T09:00", "11-18T09:00"), "11-18T17:00"),
    ("11-09T09:00", "5 day", stop(PAUSE, "11-16T09:00", "11-18T16:59"), "11-19T17:00"),
    # Months: 52 h, from the end of Wed 9/12 to Sat 12/12, rolled to Mon.
    ("11-09T09:00", "1 month", stop(PAUSE, "11-10T10:00", "11-12T14:00"), "12-14T17:00"),
    # Hours to the minute.
    ("11-09T09:00", "4 hour", stop(OUTAGE, "11-09T10:00", "11-09T11:30"), "11-09T14:30"),
    ("11-09T09:00", "4 working_hour", stop(OUTAGE, "11-09T10:00", "11-09T14:00"), "11-09T17:00"),
    # From zero when the papers are complete; the day of completion is the new day of receipt.
    ("11-09T09:00", "3 working_day", stop(RESTART, "11-10T10:00", "11-12T14:00"), "11-17T17:00"),
    ("11-09T09:00", "3 working_day", stop(RESTART, "11-10T10:00", "11-20T14:00"), "11-26T17:00"),
    # Same-day: of the six hours of work from 09:00 five are left at 10:00; Wed 14:00-17:00, Thu 07:00-09:00.
    ("11-09T09:00", "same_day", stop(PAUSE, "11-09T10:00", "11-11T14:00"), "11-12T09:00"),
    ("11-09T09:00", "same_day", stop(PAUSE, "11-09T10:00", "11-11T15:30"), "11-12T10:30"),
    ("11-09T09:00", "same_day", stop(OUTAGE, "11-09T10:00", "11-09T10:30"), "11-10T07:30"),
    # Answered within the limit: an ordinary pause.
    ("11-09T09:00", "3 working_day", stop(PAUSE, "11-10T10:00", "11-12T14:00", "7 working_day"), "11-17T09:00"),
]


@pytest.mark.parametrize(("received", "term", "interruption", "expected"), CASES)
def test_modes(received: str, term: str, interruption: Interruption, expected: str) -> None:
    result = due(received, term, interruption)
    assert result.due == moment(expected).replace(tzinfo=VIETNAM)
    assert result.state is ClockState.RUNNING
    assert any(WHY in line.why for line in result.proof)
    assert result.to_verify


def test_the_lines_of_hours_stand_in_the_order_of_the_clock() -> None:
    result = due("11-09T09:00", "4 hour", stop(OUTAGE, "11-09T10:00", "11-09T11:30"))
    assert [line.counted for line in result.proof] == [True, False, True]


def test_two_requests_restart_twice_and_both_are_named() -> None:
    first, second = stop(RESTART, "11-10T10:00", "11-12T14:00"), stop(RESTART, "11-13T10:00", "11-16T14:00")
    result = due("11-09T09:00", "3 working_day", second, first)
    assert result.due == moment("11-19T17:00").replace(tzinfo=VIETNAM)
    assert sum("tính lại từ đầu khi hồ sơ đầy đủ" in line.why for line in result.proof) == 2


def test_a_restart_after_the_due_time_does_not_hide_the_delay() -> None:
    result = due("11-09T09:00", "1 working_day", stop(RESTART, "11-12T10:00", "11-13T09:00"))
    assert "sau khi đã hết hạn lúc 17:00 10/11/2026" in result.proof[0].why


def test_a_pause_that_lasts_gives_the_earliest_date_and_says_paused() -> None:
    lasting = stop(PAUSE, "11-10T10:00", None)
    result = due("11-09T09:00", "3 working_day", lasting, at="11-12T14:00")
    assert (result.state, result.due.day) == (ClockState.PAUSED, 17)
    assert any("chưa kết thúc" in line.why for line in result.proof)
    with pytest.raises(WorktimeFault, match="chưa kết thúc"):
        due("11-09T09:00", "3 working_day", lasting)


def test_what_happens_later_is_not_known_yet() -> None:
    later = stop(PAUSE, "11-12T10:00", "11-16T09:00")
    assert due("11-09T09:00", "3 working_day", later, at="11-10T08:00") == due("11-09T09:00", "3 working_day")
    assert due("11-09T09:00", "3 working_day", later, at="11-13T08:00").state is ClockState.PAUSED


def test_a_restart_begins_where_the_clock_begins() -> None:
    """A review on the 15th of each month: answered on Fri 13/11, counted again from Sun 15/11; three days to Wed."""
    known = {"calendar": CLOCK.calendar, "hours": CLOCK.hours}
    anew = stop(RESTART, "11-10T10:00", "11-13T10:00")
    term = parse_term("3 day")
    counted = due_after(moment("11-09T09:00"), term, [anew], **known, begins_anew=lambda at: review_start(at, 15))
    assert counted.due == moment("11-18T17:00").replace(tzinfo=VIETNAM)
    assert any("bắt đầu đợt xét" in line.why for line in counted.proof)
    assert due_after(moment("11-09T09:00"), term, [anew], **known).due < counted.due


@pytest.mark.parametrize(("ends", "at"), [(None, "11-25T08:00"), ("11-23T09:00", None)])
def test_stops_by_itself_when_unanswered(ends: str | None, at: str | None) -> None:
    result = due("11-09T09:00", "3 working_day", stop(PAUSE, "11-10T10:00", ends, "7 working_day"), at=at)
    assert result.state is ClockState.STOPPED
    assert result.due == moment("11-20T00:00").replace(tzinfo=VIETNAM)  # 24:00 on Thursday, Civil Code Art. 148
    assert "hồ sơ tự dừng" in result.proof[-1].why


@pytest.mark.parametrize(
    ("interruption", "says"),
    [
        (stop(PAUSE, "11-10T10:00", "11-10T09:00"), "kết thúc trước khi bắt đầu"),
        (stop(PAUSE, "11-08T10:00", "11-10T09:00"), "trước khi nhận hồ sơ"),
        (stop(RESTART, "11-08T10:00", "11-10T09:00"), "trước khi nhận hồ sơ"),
    ],
)
def test_contradictions_are_refused(interruption: Interruption, says: str) -> None:
    with pytest.raises(WorktimeFault, match=says):
        due("11-09T09:00", "3 working_day", interruption)


def test_an_outage_that_began_before_the_receipt_counts_from_the_receipt() -> None:
    result = due("11-09T09:00", "4 hour", stop(OUTAGE, "11-08T10:00", "11-09T10:00"))
    assert result.due == moment("11-09T14:00").replace(tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("text", "mode", "limit"),
    [
        ("restart", RESTART, None),
        ("pause", PAUSE, None),
        ("outage", OUTAGE, None),
        ("stop_after 7 working_day", PAUSE, Term(7, Unit.WORKING_DAY)),
        ("restart stop_after 10 day", RESTART, Term(10, Unit.DAY)),
    ],
)
def test_modes_are_read_from_definitions(text: str, mode: Mode, limit: Term | None) -> None:
    result = parse_mode(text)
    assert (result.mode, result.stop_after) == (mode, limit)


@pytest.mark.parametrize("text", ["", "resume", "stop_after", "stop_after 7", "outage stop_after 7 day", "pause 7 day"])
def test_unknown_modes_are_refused(text: str) -> None:
    with pytest.raises(WorktimeFault) as refused:
        parse_mode(text)
    assert refused.value.remedy


FIRST = datetime(2026, 1, 1, tzinfo=VIETNAM)
gaps = st.timedeltas(timedelta(minutes=1), timedelta(days=20))
whole = [Term(3, Unit.WORKING_DAY), Term(15, Unit.DAY), Term(2, Unit.MONTH), Term(0, Unit.SAME_DAY)]
terms = st.sampled_from([*whole, Term(30, Unit.HOUR), Term(12, Unit.WORKING_HOUR)])


@settings(max_examples=300, deadline=None)
@given(
    st.timedeltas(timedelta(), timedelta(days=400)),
    terms,
    st.lists(st.tuples(st.sampled_from(list(Mode)), gaps, gaps), max_size=4),
)
def test_interruptions_only_delay_and_are_all_named(
    passed: timedelta, term: Term, plan: list[tuple[Mode, timedelta, timedelta]]
) -> None:
    received = now = FIRST + passed
    stops = []
    for number, (mode, wait, length) in enumerate(plan):
        stops.append(Interruption(mode, now + wait, now + wait + length, f"Việc số {number}"))
        now += wait + length
    result = due_after(received, term, stops, calendar=CLOCK.calendar, hours=CLOCK.hours)
    assert result.due >= deadline(received, term, calendar=CLOCK.calendar, hours=CLOCK.hours).due
    assert all(any(cause.why in line.why for line in result.proof) for cause in stops)
    assert not any(cause.begins < result.due < (cause.ends or now) for cause in stops), "due while the clock stands"
    if term.unit is not Unit.HOUR:
        assert works(result.due.date()) or result.due.year == 2027
    if not any(cause.mode is Mode.RESTART for cause in stops):
        lengths = sum((line.ends - line.begins for line in result.proof if line.begins and line.ends), timedelta())
        by_hours = term.unit in (Unit.HOUR, Unit.WORKING_HOUR)
        assert lengths == timedelta(hours=term.amount if by_hours else 0)
        assert by_hours or sum(line.counted for line in result.proof) == (term.amount or 1)


def test_a_stop_within_one_minute_is_told_by_that_minute() -> None:
    """Asked and answered at once: no stretch from a moment to itself."""
    result = due("11-09T09:00", "3 working_day", stop(RESTART, "11-10T10:00", "11-10T10:00"))
    assert result.proof[1].why == f"{WHY} (lúc 10:00 10/11/2026): tính lại từ đầu khi hồ sơ đầy đủ"
    assert (result.due, "(từ" in " ".join(line.why for line in result.proof)) == (moment("11-13T17:00+07:00"), False)


def test_the_end_of_a_term_and_the_hour_of_the_appointment_are_cited_apart() -> None:
    """A term in days ends at 24:00 (Civil Code 2015 Art. 148), an answer on the same day with the office's hours."""
    days = due("11-09T09:00", "3 working_day").proof[-1]
    assert days.why.endswith("hết thời hạn lúc 24:00; giờ hẹn 17:00, trong giờ làm việc")
    assert days.article == "91/2015/QH13#148"
    same = due("11-09T09:00", "same_day").proof[-1]
    assert same.why.endswith("hết hạn lúc 17:00, theo giờ làm việc") and same.article != "91/2015/QH13#148"
