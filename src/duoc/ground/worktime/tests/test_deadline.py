"""When an answer is due: cases from the law, a second clock beside the first, and what must always hold."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from duoc.ground.sentences import read_in
from duoc.ground.worktime.calculations import (
    AfterCutoff,
    Beginning,
    Clock,
    Deadline,
    Term,
    Unit,
    WorktimeFault,
    deadline,
    load_clock,
    parse_term,
)
from duoc.ground.worktime.tests import oracle
from duoc.ground.worktime.tests.conftest import CALENDARS
from duoc.ground.worktime.tests.minutes import VIETNAM

CLOCK = load_clock(CALENDARS)
LONG = {"hour": 100, "working_hour": 60, "day": 60, "working_day": 40, "month": 6}


def due(received: str, term: str, after_15: AfterCutoff | None = None) -> Deadline:
    moment = datetime.fromisoformat(received)
    return deadline(moment, parse_term(term), calendar=CLOCK.calendar, hours=CLOCK.hours, after_15=after_15)


CASES = [
    # Civil Code Đ147: the day of receipt is not counted. NQ 28/2026/QH16: 24/11 is a holiday.
    ("2026-11-20T15:30", "3 working_day", "2026-11-26T17:00:00+07:00"),
    ("2026-11-20T09:00", "3 working_day", "2026-11-26T17:00:00+07:00"),
    ("2026-11-21T09:00", "1 working_day", "2026-11-23T17:00:00+07:00"),
    ("2026-11-23T09:00", "1 working_day", "2026-11-25T17:00:00+07:00"),
    ("2026-02-13T10:00", "1 working_day", "2026-02-23T17:00:00+07:00"),
    # Civil Code Đ148: a term that ends on a day off ends on the next working day.
    ("2026-11-16T08:00", "5 day", "2026-11-23T17:00:00+07:00"),
    ("2026-11-16T08:00", "8 day", "2026-11-25T17:00:00+07:00"),
    ("2026-11-16T08:00", "4 day", "2026-11-20T17:00:00+07:00"),
    ("2026-04-20T08:00", "5 day", "2026-04-28T17:00:00+07:00"),
    # A holiday on a weekend day is made up for on the next working day (Labour Code Đ111).
    ("2029-11-23T09:00", "1 working_day", "2029-11-27T17:00:00+07:00"),
    ("2030-11-22T09:00", "1 working_day", "2030-11-26T17:00:00+07:00"),
    # Months: the same date, or the last of the month; rolled once, at the end.
    ("2026-01-31T09:00", "1 month", "2026-03-02T17:00:00+07:00"),
    ("2026-03-31T09:00", "1 month", "2026-05-04T17:00:00+07:00"),
    ("2026-10-24T09:00", "1 month", "2026-11-25T17:00:00+07:00"),
    ("2024-01-31T09:00", "1 month", "2024-02-29T17:00:00+07:00"),
    ("2025-12-31T09:00", "2 month", "2026-03-02T17:00:00+07:00"),
    ("2026-11-30T09:00", "3 month", "2027-03-01T17:00:00+07:00"),
    # 15:00:00 is in time; after it a same-day answer moves on.
    ("2026-11-20T15:00:00", "same_day", "2026-11-20T17:00:00+07:00"),
    ("2026-11-20T15:00:01", "same_day", "2026-11-23T17:00:00+07:00"),
    ("2026-11-20T15:00:00.000001", "same_day", "2026-11-23T17:00:00+07:00"),
    ("2026-11-23T15:30", "same_day", "2026-11-25T17:00:00+07:00"),
    ("2026-11-24T09:00", "same_day", "2026-11-25T17:00:00+07:00"),
    ("2026-11-21T16:00", "same_day", "2026-11-23T17:00:00+07:00"),
    ("2026-08-22T09:00", "same_day", "2026-08-22T17:00:00+07:00"),
    # Hours: the wall clock, or the opening hours.
    ("2026-11-20T15:30", "24 hour", "2026-11-21T15:30:00+07:00"),
    ("2026-11-20T15:30", "1 hour", "2026-11-20T16:30:00+07:00"),
    ("2026-11-20T15:30", "2 working_hour", "2026-11-23T07:30:00+07:00"),
    ("2026-11-20T11:00", "1 working_hour", "2026-11-20T14:00:00+07:00"),
    ("2026-11-20T16:00", "1 working_hour", "2026-11-20T17:00:00+07:00"),
    ("2026-11-20T20:00", "8 working_hour", "2026-11-23T17:00:00+07:00"),
    ("2026-11-23T16:30", "1 working_hour", "2026-11-25T07:30:00+07:00"),
    # Zones: naive is Vietnam's time; a UTC evening is already tomorrow in Vietnam.
    ("2026-11-19T18:00+00:00", "1 working_day", "2026-11-23T17:00:00+07:00"),
    ("2026-11-20T08:00:01Z", "same_day", "2026-11-23T17:00:00+07:00"),
]


@pytest.mark.parametrize(("received", "term", "expected"), CASES)
def test_cases_from_the_law(received: str, term: str, expected: str) -> None:
    result = due(received, term)
    assert result.due.isoformat() == expected
    parsed = parse_term(term)
    assert oracle.from_proof(result.proof, parsed.amount, parsed.unit.value) == result.due


NONE, COUNTED, TAKEN = AfterCutoff.NONE, AfterCutoff.COUNTED_FROM_NEXT, AfterCutoff.RECEIVED_NEXT
CUTOFF_CASES = [
    # Fri 20/11 after 15:00: the next working day is Mon 23, the one after it Wed 25.
    ("2026-11-20T15:30", "1 working_day", NONE, "2026-11-23T17:00:00+07:00"),
    ("2026-11-20T15:30", "1 working_day", COUNTED, "2026-11-23T17:00:00+07:00"),
    ("2026-11-20T15:30", "1 working_day", TAKEN, "2026-11-25T17:00:00+07:00"),
    ("2026-11-20T15:00", "1 working_day", TAKEN, "2026-11-23T17:00:00+07:00"),
    ("2026-11-20T15:30", "5 day", NONE, "2026-11-25T17:00:00+07:00"),
    ("2026-11-20T15:30", "5 day", COUNTED, "2026-11-27T17:00:00+07:00"),
    ("2026-11-20T15:30", "5 day", TAKEN, "2026-11-30T17:00:00+07:00"),
    ("2026-11-21T09:00", "5 day", COUNTED, "2026-11-27T17:00:00+07:00"),
    ("2026-11-20T15:30", "1 month", NONE, "2026-12-21T17:00:00+07:00"),
    ("2026-11-20T15:30", "1 month", TAKEN, "2026-12-23T17:00:00+07:00"),
    ("2026-11-20T15:30", "1 hour", TAKEN, "2026-11-23T08:00:00+07:00"),
    ("2026-11-20T15:30", "1 working_hour", TAKEN, "2026-11-23T08:00:00+07:00"),
    ("2026-11-20T15:30", "same_day", NONE, "2026-11-20T17:00:00+07:00"),
    ("2026-11-20T17:00:01", "same_day", NONE, "2026-11-23T17:00:00+07:00"),
]


@pytest.mark.parametrize(("received", "term", "after_15", "expected"), CUTOFF_CASES)
def test_after_15_as_the_procedure_says(received: str, term: str, after_15: AfterCutoff, expected: str) -> None:
    assert due(received, term, after_15).due.isoformat() == expected


def test_the_proof_of_the_contract_names_days_reasons_and_articles() -> None:
    proof = due("2026-11-20T15:30", "3 working_day").proof
    assert [(line.day.day, line.counted) for line in proof] == [
        (20, False), (21, False), (22, False), (23, True), (24, False), (25, True), (26, True),
    ]  # fmt: skip
    assert proof[4].why == "Thứ Ba, Ngày Văn hóa Việt Nam"
    assert proof[4].article == "28/2026/QH16"
    assert proof[4].to_verify == ""
    assert all(line.why and line.article for line in proof)


@pytest.mark.parametrize(
    ("received", "term", "doubt"),
    [
        ("2026-11-20T09:00", "1 working_day", "17:00"),
        ("2025-03-03T09:00", "1 working_day", "2025"),
        ("2027-02-01T09:00", "5 working_day", "Tết 2027"),
        ("2026-08-28T09:00", "1 working_day", "31/8 và 22/8"),
        ("2031-06-03T09:00", "1 working_day", "Chưa có lịch nghỉ năm 2031"),
        ("2026-12-01T09:00", "60 month", "Chưa có lịch nghỉ năm 2031"),
    ],
)
def test_what_is_not_confirmed_is_said(received: str, term: str, doubt: str) -> None:
    assert any(doubt in reason for reason in due(received, term).to_verify)


def test_hours_that_end_on_a_holiday_carry_a_doubt() -> None:
    """Civil Code Đ148 lets a day that is a holiday roll on; whether hours do is not confirmed."""
    assert "rơi vào ngày nghỉ" in due("2026-11-23T16:30", "8 hour").proof[-1].to_verify
    assert "rơi vào ngày nghỉ" not in due("2026-11-25T08:30", "8 hour").proof[-1].to_verify


def test_a_certain_year_raises_no_doubt_but_the_hours() -> None:
    assert due("2026-11-20T09:00", "10 working_day").to_verify == (CLOCK.hours.doubt(date(2026, 11, 20)),)


@pytest.mark.parametrize("received", ["9999-12-31T00:00", "0001-01-01T00:00", "2099-12-30T00:00"])
def test_refuses_what_it_cannot_count(received: str) -> None:
    with pytest.raises(WorktimeFault):
        due(received, "3 working_day")


FIRST = datetime(2026, 1, 1, tzinfo=VIETNAM)
moments = st.timedeltas(timedelta(), timedelta(days=485)).map(lambda passed: FIRST + passed)
units = st.sampled_from([*LONG, "same_day"])
effects = st.sampled_from([None, *AfterCutoff])


def terms(unit: str) -> st.SearchStrategy[Term]:
    amounts = st.just(0) if unit == "same_day" else st.integers(1, LONG[unit])
    return amounts.map(lambda amount: Term(amount, Unit(unit)))


def due_of(received: datetime, term: Term, effect: AfterCutoff | None = None) -> Deadline:
    return deadline(received, term, calendar=CLOCK.calendar, hours=CLOCK.hours, after_15=effect)


@settings(max_examples=400, deadline=None)
@given(moments, units.flatmap(terms))
def test_agrees_with_the_second_clock(received: datetime, term: Term) -> None:
    assert due_of(received, term).due == oracle.expected(received, term.amount, term.unit.value)


@settings(max_examples=400, deadline=None)
@given(moments, units.flatmap(terms), effects)
def test_the_proof_rederives_the_date(received: datetime, term: Term, effect: AfterCutoff | None) -> None:
    result = due_of(received, term, effect)
    assert oracle.from_proof(result.proof, term.amount, term.unit.value) == result.due
    if not term.unit.value.endswith("hour"):
        assert result.proof[-1].day == result.due.date()
        assert result.proof[0].day == received.date()


@settings(max_examples=300, deadline=None)
@given(moments, moments, units.flatmap(terms), effects)
def test_who_comes_earlier_is_answered_no_later(
    one: datetime, two: datetime, term: Term, effect: AfterCutoff | None
) -> None:
    earlier, later = sorted((one, two))
    assert due_of(earlier, term, effect).due <= due_of(later, term, effect).due


@settings(max_examples=300, deadline=None)
@given(moments, st.timedeltas(timedelta(), timedelta(days=4)), units.flatmap(terms), effects)
def test_close_arrivals_keep_their_order(one: datetime, gap: timedelta, term: Term, effect: AfterCutoff | None) -> None:
    assert due_of(one, term, effect).due <= due_of(one + gap, term, effect).due


@settings(max_examples=300, deadline=None)
@given(moments, st.sampled_from(list(LONG)), st.data(), effects)
def test_a_longer_term_ends_no_earlier(
    received: datetime, unit: str, data: st.DataObject, effect: AfterCutoff | None
) -> None:
    short, long = sorted(data.draw(st.tuples(st.integers(1, LONG[unit]), st.integers(1, LONG[unit]))))
    assert due_of(received, Term(short, Unit(unit)), effect).due <= due_of(received, Term(long, Unit(unit)), effect).due


@settings(max_examples=300, deadline=None)
@given(moments, units.flatmap(terms), effects)
def test_ends_after_receipt_on_a_working_day_in_opening_hours(
    received: datetime, term: Term, effect: AfterCutoff | None
) -> None:
    ends = due_of(received, term, effect).due
    assert ends >= received
    if term.unit is Unit.HOUR:
        return
    fact = CLOCK.calendar.fact(ends.date())
    assert fact.working
    assert any(opens < ends <= closes for opens, closes in CLOCK.hours.sessions(fact))


@settings(max_examples=100, deadline=None)
@given(moments, units.flatmap(terms))
def test_the_zone_of_the_input_does_not_matter(received: datetime, term: Term) -> None:
    naive, utc = received.replace(tzinfo=None), received.astimezone(UTC)
    assert due_of(naive, term) == due_of(received, term) == due_of(utc, term)


def test_loads_and_counts_fast_enough_for_a_page(clock: Clock) -> None:
    result = due("2026-01-01T09:00", "1000 working_day")
    assert len([line for line in result.proof if line.counted]) == 1000


def test_a_proof_is_kept_in_vietnamese_and_a_fault_is_read_at_once() -> None:
    with translation.override("en"):
        proof = due("2026-11-20T15:30", "1 working_day").proof
        assert (
            proof[-1].why == "Thứ Hai; ngày làm việc thứ 1/1; hết thời hạn lúc 24:00; giờ hẹn 17:00, trong giờ làm việc"
        )
        assert parse_term("2 working_day").words == "2 ngày làm việc"
        with pytest.raises(WorktimeFault, match="A term of 0 days is not valid"):
            parse_term("0 day")
        with read_in(translation):
            assert parse_term("2 working_day").words == "2 working days"


def test_what_is_known_of_a_day_beyond_the_calendars_speaks_the_language_of_each_reader() -> None:
    day = date(2040, 5, 2)
    assert CLOCK.calendar.fact(day).why == "Thứ Tư"
    with translation.override("en"), read_in(translation):
        assert CLOCK.calendar.fact(day).why == "Wednesday"
    assert CLOCK.calendar.fact(day).why == "Thứ Tư"
    assert CLOCK.calendar.fact(day) is CLOCK.calendar.fact(day)


@pytest.mark.parametrize(
    ("beginning", "words"),
    [
        (Beginning.RECEIVED, "Ngày nhận hồ sơ"),
        (Beginning.REVIEW, "Ngày bắt đầu đợt xét"),
        (Beginning.POSTED, "Ngày niêm yết"),
    ],
)
def test_the_proof_names_what_made_the_clock_run(beginning: Beginning, words: str) -> None:
    received, counted = datetime(2026, 11, 9, 9, tzinfo=VIETNAM), {"calendar": CLOCK.calendar, "hours": CLOCK.hours}
    answer = deadline(received, Term(3, Unit.WORKING_DAY), beginning=beginning, **counted)
    assert answer.proof[0].why == f"{words} (lúc 09:00), không tính; đếm từ ngày tiếp theo"


PERIODS = [
    # Asked Mon 9/11: the tenth day is Thu 19/11; the seventh working day Wed 18/11; hours end at their minute.
    ("11-09T09:00", "10 day", "11-20T00:00", "hết thời hạn lúc 24:00"),
    ("11-09T16:59", "7 working_day", "11-19T00:00", "hết thời hạn lúc 24:00"),
    # The fifth day is Sat 14/11: it ends with Monday (Civil Code Art. 148.5).
    ("11-09T09:00", "5 day", "11-17T00:00", "hết thời hạn lúc 24:00"),
    ("11-09T09:00", "30 hour", "11-10T15:00", "hết hạn lúc 15:00"),
]


@pytest.mark.parametrize(("begins", "term", "ends", "words"), PERIODS)
def test_a_period_ends_with_its_last_day(begins: str, term: str, ends: str, words: str) -> None:
    since, expected = (datetime.fromisoformat(f"2026-{text}:00+07:00") for text in (begins, ends))
    counted = deadline(since, parse_term(term), calendar=CLOCK.calendar, hours=CLOCK.hours, appointed=False)
    assert counted.due == expected
    assert words in counted.proof[-1].why and "giờ hẹn" not in counted.proof[-1].why
