"""Numbers of passports and of identity cards of old."""

from datetime import date

import pytest

from duoc.language.definition import Question
from duoc.language.values import fault, read

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("kind", "written", "meant"),
    [
        ("passport", " c1234567 ", "C1234567"),
        ("passport", "AA 123-4567", "AA1234567"),
        ("passport", "C01X00T47", "C01X00T47"),
        ("passport", "123456789", "123456789"),
        ("old_number", "380 123 456", "380123456"),
    ],
)
def test_it_is_read_as_it_is_printed(kind: str, written: str, meant: str) -> None:
    question = Question("it", "…", kind)
    assert read(question, written) == meant and fault(question, meant, TODAY) == ""


@pytest.mark.parametrize("wrong", ["", "C12", "ABCDEFG", "C1234567890123456789", "HỘ CHIẾU 1", 12345678, None])
def test_what_is_no_passport_number_is_refused(wrong: object) -> None:
    question = Question("it", "…", "passport")
    assert "C1234567" in fault(question, read(question, wrong), TODAY)


@pytest.mark.parametrize("wrong", ["096195000001", "38012345", "38012345A"])
def test_a_number_of_old_has_nine_digits_and_is_no_personal_number(wrong: str) -> None:
    question = Question("it", "…", "old_number")
    assert "9 chữ số" in fault(question, read(question, wrong), TODAY)
    assert fault(Question("it", "…", "personal_number"), "380123456", TODAY)
