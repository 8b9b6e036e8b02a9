"""What people write in a form becomes answers; what cannot be read is kept and explained."""

from typing import Any

import pytest
from django.http import QueryDict

from duoc.faces.design.answers import read_answer, read_answers
from duoc.faces.design.date_fields import date_parts
from duoc.faces.design.samples import Sample
from duoc.faces.design.unreadable import Unreadable


def post(**fields: Any) -> QueryDict:
    form = QueryDict(mutable=True)
    for name, value in fields.items():
        form.setlist(name.replace("__", "."), value if isinstance(value, list) else [value])
    return form


def question(kind: str, **more: Any) -> Sample:
    return Sample(id="q", ask="?", type=kind, **more)


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        ("text", "  Ấp   Mũi \n", "Ấp Mũi"),
        ("text", "Đu\u031bo\u031b\u0301c\u200b", "Đước"),  # decomposed, with a pasted zero-width space
        ("text", "\u00d0ước", "Đước"),  # the Icelandic letter for the Vietnamese one
        ("text", "   ", None),
        ("long_text", "một \r\nhai\r\n", "một\nhai"),
        ("address", "Ấp Mũi\r\nXã Đất Mũi", "Ấp Mũi Xã Đất Mũi"),
        ("person_name", "trần nguyễn gia hưng", "Trần Nguyễn Gia Hưng"),
        ("person_name", "ĐẶNG THỊ ÁNH", "Đặng Thị Ánh"),
        ("person_name", "Y Bhăm Niê Kdăm", "Y Bhăm Niê Kdăm"),
        ("integer", "1.200.000", 1200000),
        ("integer", " 12 ", 12),
        ("money", "8.000 đồng", 8000),
        ("money", "8000₫", 8000),
        ("number", "12,5", "12.5"),
        ("number", "12.5", "12.5"),
        ("number", "1.234,5", "1234.5"),
        ("number", "1.234.567", "1234567"),
        ("boolean", "true", True),
        ("boolean", "false", False),
        ("personal_number", "096 085 001234", "096085001234"),
        ("personal_number", "096–085·001234", "096085001234"),
        ("phone", "0912\u2011345\u2011678", "0912345678"),
        ("phone", "0912/345/678", "0912345678"),
        ("phone", "+61 412 345 678", "+61412345678"),
        ("person_name", "y kơ\u0306p niê", "Y Kơ\u0306p Niê"),
        ("person_name", "\u3164", None),
        ("text", "\u2800\ufe0f", None),
        ("integer", "١٢", 12),  # digits of another script
        ("phone", "+84 912 345 678", "0912345678"),
        ("phone", "0912.345.678", "0912345678"),
        ("email", "an@vidu.vn", "an@vidu.vn"),
        ("date", "2026-11-23", "2026-11-23"),
    ],
)
def test_reads_what_people_write(kind: str, written: str, value: Any) -> None:
    assert read_answer(question(kind), post(q=written)) == value


@pytest.mark.parametrize(
    ("kind", "written", "says"),
    [
        ("integer", "mười hai", "số nguyên"),
        ("integer", "12,5", "số nguyên"),
        ("number", "1.234", "1234 hoặc 1,234"),
        ("number", "12m", "ví dụ 12"),
        ("boolean", "maybe", "Có hoặc Không"),
        ("email", "an.vidu.vn", "thư điện tử"),
    ],
)
def test_says_what_to_write_instead(kind: str, written: str, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read_answer(question(kind), post(q=written))


@pytest.mark.parametrize(
    "pasted",
    [
        "12/05/1932",
        "12-5-1932",
        "12.05.1932",
        "12 5 1932",
        "1932-05-12",
        "ngày 12 tháng 5 năm 1932",
        " 12 / 05 / 1932\u200b",
    ],
)
def test_a_whole_date_in_the_first_field_is_read(pasted: str) -> None:
    assert read_answer(question("date"), post(q__day=pasted, q__month="", q__year="")) == "1932-05-12"


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
        ("năm", "1", "2026", "chữ số"),
        ("0", "1", "2026", "0/1/2026"),
    ],
)
def test_a_wrong_date_is_explained_and_shown_again(day: str, month: str, year: str, says: str) -> None:
    reading = read_answers([question("date")], post(q__day=day, q__month=month, q__year=year))
    assert says in reading.faults[0].say
    assert date_parts(reading.values["q"]) == {"day": day, "month": month, "year": year}


def test_only_offered_options_are_taken() -> None:
    offered = {"a": "Một", "b": "Hai"}
    assert read_answer(question("choice", options=offered), post(q="b")) == "b"
    with pytest.raises(Unreadable):
        read_answer(question("choice", options=offered), post(q="c"))
    assert read_answer(question("choices", options=offered), post(q=["b", "c", "a"])) == ["a", "b"]
    assert read_answer(question("choices", options=offered), post(q=["c"])) is None


def test_an_emptied_answer_takes_the_former_one_away() -> None:
    reading = read_answers([question("text")], post(q=""))
    assert reading.values == {"q": None}
    assert reading.faults == ()


def test_a_shown_date_drops_the_zero_that_nobody_writes() -> None:
    assert date_parts("2026-01-05") == {"day": "5", "month": "1", "year": "2026"}
