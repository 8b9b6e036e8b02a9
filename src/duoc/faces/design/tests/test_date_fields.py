"""Three fields of a date become one answer; a whole date pasted into the first is read too."""

import pytest

from duoc.faces.design.answers import read_answer, read_answers
from duoc.faces.design.date_fields import date_parts
from duoc.faces.design.samples import Sample
from duoc.faces.design.tests.test_answers import post, question
from duoc.faces.design.tests.test_fields import Page, shown

PASTED = [
    "12/05/1932",
    "12／05／1932",
    "12–05–1932",
    "12\u201105\u20111932",
    "1932-05-12T00:00:00+07:00",
    "1932-05-12 08:30",
    "12/05/1932 08:30",
    "Thứ Năm, 12/05/1932",
    "Thứ Năm, ngày 12 tháng 5 năm 1932",
    "CN 12/5/1932",
    "12-May-1932",
    "12 may 1932",
    "May 12, 1932",
    "Thursday, 12 May 1932",
    "12051932",
    "12-5-1932",
    "12.05.1932",
    "12 5 1932",
    "1932-05-12",
    "ngày 12 tháng 5 năm 1932",
    " 12 / 05 / 1932\u200b",
]


@pytest.mark.parametrize("pasted", PASTED)
def test_a_whole_date_in_the_first_field_is_read(pasted: str) -> None:
    assert read_answer(question("date"), post(q__day=pasted, q__month="", q__year="")) == "1932-05-12"


def test_the_first_field_does_not_cut_what_is_pasted_into_it() -> None:
    first = Page(shown(Sample("born", "Ngày sinh?", "date"))).all("input")[0]
    assert int(first["maxlength"]) >= max(map(len, PASTED))


@pytest.mark.parametrize(
    ("day", "month", "year", "value"),
    [
        ("", "", "1932", "1932"),
        ("", "5", "1932", "1932-05"),
        ("12", "5", "1932", "1932-05-12"),
        ("0", "0", "1932", "1932"),
        ("00", "05", "1932", "1932-05"),
        ("1932", "", "", "1932"),
        ("05/1932", "", "", "1932-05"),
        ("", "", "", None),
    ],
)
def test_a_known_part_of_a_date_may_do(day: str, month: str, year: str, value: str | None) -> None:
    asked = question("date", partial=True)
    assert read_answer(asked, post(q__day=day, q__month=month, q__year=year)) == value


@pytest.mark.parametrize(
    ("day", "month", "year", "says"),
    [
        ("12", "", "1932", "cần cả tháng"),
        ("", "5", "", "ít nhất là năm"),
        ("", "13", "1932", "13/1932"),
        ("31", "2", "1932", "31/2/1932"),
    ],
)
def test_a_part_that_cannot_be_is_explained(day: str, month: str, year: str, says: str) -> None:
    asked = question("date", partial=True)
    reading = read_answers([asked], post(q__day=day, q__month=month, q__year=year))
    assert says in reading.faults[0].say
    assert date_parts(reading.values["q"]) == {"day": day, "month": month, "year": year}


def test_a_known_part_comes_back_in_its_fields() -> None:
    assert date_parts("1932") == {"day": "", "month": "", "year": "1932"}
    assert date_parts("1932-05") == {"day": "", "month": "5", "year": "1932"}


def test_joins_the_three_fields_of_a_date() -> None:
    assert read_answer(question("date"), post(q__day="5", q__month="1", q__year="2026")) == "2026-01-05"
    assert read_answer(question("date"), post(q__day="", q__month="", q__year="")) is None


@pytest.mark.parametrize(
    ("day", "month", "year", "says"),
    [
        ("31", "2", "2026", "31/2/2026"),
        ("5", "", "2026", "thiếu tháng"),
        ("", "", "2026", "thiếu ngày, tháng"),
        ("5", "1", "26", "bốn chữ số"),
        ("hôm qua", "", "", "chữ số"),
        ("101126", "", "", "chữ số"),
        ("năm", "1", "2026", "chữ số"),
        ("0", "1", "2026", "0/1/2026"),
    ],
)
def test_a_wrong_date_is_explained_and_shown_again(day: str, month: str, year: str, says: str) -> None:
    reading = read_answers([question("date")], post(q__day=day, q__month=month, q__year=year))
    assert says in reading.faults[0].say
    assert date_parts(reading.values["q"]) == {"day": day, "month": month, "year": year}


def test_a_year_of_two_digits_is_asked_for_in_full_wherever_it_stands() -> None:
    reading = read_answers([question("date")], post(q__day="10/11/26", q__month="", q__year=""))
    assert "bốn chữ số" in reading.faults[0].say
    assert date_parts(reading.values["q"]) == {"day": "10", "month": "11", "year": "26"}


def test_a_shown_date_drops_the_zero_that_nobody_writes() -> None:
    assert date_parts("2026-01-05") == {"day": "5", "month": "1", "year": "2026"}
