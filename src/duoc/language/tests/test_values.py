"""Answers as they are meant, judged and shown: letters of all peoples, numbers, dates known in part."""

import unicodedata
from datetime import date
from typing import Any

import pytest

from duoc.language import partial_dates
from duoc.language.calculations import CONFIRMED, Question, answer_doubts, answer_faults, read, shown
from duoc.language.functions import FUNCTIONS
from duoc.language.values import blank, fault, scoped

TODAY = date(2026, 11, 29)


def question(kind: str, **more: Any) -> Question:
    return Question("q", "?", kind, **more)


def judged(kind: str, value: Any, **more: Any) -> str:
    one = question(kind, **more)
    return fault(one, read(one, value), TODAY)


@pytest.mark.parametrize(
    ("kind", "sent", "value"),
    [
        ("person_name", unicodedata.normalize("NFD", "Ngọc Hân"), "Ngọc Hân"),
        ("person_name", "Kơ\u0306", "Kơ\u0306"),
        ("person_name", "Y Kơ\u0306 Niê", "Y Kơ\u0306 Niê"),
        ("person_name", "H’Čuê Êñuôl", "H’Čuê Êñuôl"),
        ("address", "\u00a0Ấp Mũi\u200b", "Ấp Mũi"),
        ("long_text", "một\r\nhai ", "một\nhai"),
        ("phone", "0912\u2011345\u2011678", "0912345678"),
        ("phone", "0912·345·678", "0912345678"),
        ("phone", "+61412345678", "+61412345678"),
        ("phone", "+1 (714) 555-0100", "+17145550100"),
        ("personal_number", "096 085–001234", "096085001234"),
        ("phone", "84912345678", "0912345678"),
        ("phone", "+84912300123", "0912300123"),
        ("person_name", "\u0189ào Thị \u0189ẹp", "Đào Thị Đẹp"),
        ("person_name", "Phƣơng Thị Đƣợc", "Phương Thị Được"),
        ("text", "TRƢỜNG THỊNH", "TRƯỜNG THỊNH"),
        ("email", "o'brien@vidu.vn", "o'brien@vidu.vn"),
        ("email", "lan@việt.vn", "lan@việt.vn"),
    ],
)
def test_what_is_sent_is_read_as_it_is_meant_and_right(kind: str, sent: str, value: str) -> None:
    assert read(question(kind), sent) == value
    assert judged(kind, sent) == ""


@pytest.mark.parametrize(
    ("kind", "unit", "sent", "value"),
    [
        ("money", "", "20.000", 20_000),
        ("money", "", "1.000.000", 1_000_000),
        ("money", "", "1,5 tỷ", 1_500_000_000),
        ("integer", "người", "1.000", 1000),
        ("integer", "người", "12 người", 12),
        ("integer", "bản", "٢", 2),
        ("number", "m2", "12,5", "12.5"),
        ("number", "m2", "1.234,5", "1234.5"),
        ("number", "m2", "15.5", "15.5"),
        ("number", "m2", "12.1250", "12.1250"),
        ("number", "m2", "0.125", "0.125"),
        ("number", "m2", "1.234,125", "1234.125"),
        ("number", "m2", 12.5, 12.5),
        ("integer", "", 7, 7),
    ],
)
def test_a_number_sent_as_text_is_read_as_a_field_of_our_pages_reads_it(
    kind: str, unit: str, sent: Any, value: Any
) -> None:
    one = question(kind, unit=unit)
    assert read(one, sent) == value
    assert fault(one, read(one, sent), TODAY) == ""


@pytest.mark.parametrize("sent", ["12.500", "20.000", "12,500", "12.125", "20.000 m2"])
def test_a_decimal_of_two_meanings_is_refused_and_what_is_recommended_is_read(sent: str) -> None:
    one = question("number", unit="m2")
    say = judged("number", sent, unit="m2")
    assert say.startswith(f"Không rõ {sent} là số nào: hãy viết ")
    whole, decimal = say.removesuffix(".").rpartition("viết ")[2].split(" hoặc ")
    for recommended in (whole, decimal):
        assert fault(one, read(one, recommended), TODAY) == ""
    assert float(read(one, whole)) == 1000 * float(read(one, decimal))


@pytest.mark.parametrize("kind", ["integer", "money"])
@pytest.mark.parametrize("sent", ["1,5", "12,5", "1.2.3", "abc", "1e3"])
def test_a_text_that_is_no_whole_number_is_refused_without_a_wrong_example(kind: str, sent: str) -> None:
    say = judged(kind, sent)
    example = "1.200.000" if kind == "money" else "12"
    assert say.endswith(f"ví dụ {example}.")
    assert judged(kind, example) == ""


@pytest.mark.parametrize(
    ("kind", "sent", "says"),
    [
        ("person_name", "王", "“王”"),
        ("person_name", "Иван", "“И”"),
        ("person_name", "NguyÔn ThÞ Hång", "Có phải “Nguyễn Thị Hồng”"),
        ("person_name", "Nguyễn Văn Аn", "Có phải “Nguyễn Văn An”"),
        ("person_name", "K\u0306\u0306\u0306", "chữ cái"),
        ("address", "Trạm y tế ☎ 0290", "“☎”"),
        ("address", "🏥", "“🏥”"),
        ("text", "Ａ", "Có phải “A”"),
        ("person_name", "Nguyễn Vǎn Bɑ", "Có phải “Nguyễn Văn Ba”"),
        ("person_name", "Ngô Văn B²", "chữ cái"),
        ("email", "a..b@vidu.vn", "thư điện tử"),
        ("email", "lan", "thư điện tử"),
        ("phone", "0912 345 678 (Zalo)", "bỏ “Zalo”"),
        ("phone", "0912345678/0987654321", "hơn một số"),
        ("phone", "+84123", "Số điện thoại"),
        ("phone", "+8412345678901", "Số điện thoại"),
        ("phone", "0912345678 0912345679", "hơn một số"),
    ],
)
def test_what_changes_the_meaning_is_asked(kind: str, sent: str, says: str) -> None:
    assert says in judged(kind, sent)


@pytest.mark.parametrize(
    ("kind", "answer", "says"),
    [
        ("person_name", "Nguyen Thi Be Ba", "Nguyen Thi Be Ba"),
        ("person_name", "LE VAN TAM", "viết không dấu"),
        ("person_name", "Ông Trần Văn Lượm", "từ xưng hô"),
        ("person_name", "Mr. John Smith", "từ xưng hô"),
        ("person_name", "N. V. Lượm", "viết tắt"),
        ("person_name", "A", "một chữ cái"),
        ("person_name", "Nguyễn Văn A", "một chữ cái"),
        ("person_name", "Nguyễn Vă" + "n" * 20, "dài hơn tên"),
        ("person_name", "Nguyễn Hoàng " * 5 + "Lan", "dài hơn tên"),
        ("person_name", "tRẦN vĂN lƯỢM", "viết hoa"),
        ("person_name", "Nguyễn Thị Hưở\u01f5", "dấu thanh trên phụ âm"),
        ("email", "lan@gmail.con", "lan@gmail.com"),
        ("email", "lan@gmial.com", "lan@gmail.com"),
        ("address", "ap Cay Kho", "“ap Cay Kho” viết không dấu"),
        ("address", {"area": "32092", "line": "12 Nguyen Trai"}, "viết không dấu"),
        ("date", "1890", "1890"),
        ("date", "1890-05-12", "1890"),
    ],
)
def test_what_is_unlikely_is_asked_and_may_be_confirmed(kind: str, answer: Any, says: str) -> None:
    asked = question(kind, partial=True)
    assert isinstance(answer, dict) or fault(asked, answer, TODAY) == ""
    [doubt] = answer_doubts([asked], {"q": answer})
    assert says in doubt.say
    assert answer_doubts([asked], {"q": answer, CONFIRMED: [doubt.token]}) == []


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("person_name", "Phan Lan Anh"),
        ("person_name", "Danh Kim Sang"),
        ("person_name", "Y Blo"),
        ("person_name", "Y'Blô Niê"),
        ("person_name", "Kơ̆ H'Bia"),
        ("person_name", "José Ibáñez"),
        ("person_name", "Charles d'Artagnan"),
        ("person_name", "Thạch McDonald"),
        ("person_name", "Jean Le Blanc"),
        ("person_name", "Le Blanc"),
        ("person_name", "Nguyễn Thi Be Ba"),
        ("person_name", "Ho"),
        ("person_name", "Trần Thị Thanh Hằng Nga Nguyễn Hoàng Công Tằng Tôn Nữ"),
        ("email", "lan@vidu.vn"),
        ("email", "lan@gmail.com"),
        ("email", "lan@mail.com"),
        ("date", "1932"),
        ("text", "123"),  # of a question that asks for no name
        ("text", "nguyen thi be ba"),
    ],
)
def test_what_is_likely_is_not_asked_about(kind: str, answer: str) -> None:
    assert answer_doubts([question(kind)], {"q": answer}) == []


def test_a_name_has_letters() -> None:
    asked = Question("hkd.name", "?", "text")
    assert [doubt.say for doubt in answer_doubts([asked], {"hkd.name": "123"})] == [
        "Tên “123” không có chữ cái nào. Hãy xem lại."
    ]
    assert answer_doubts([asked], {"hkd.name": "24h"}) == []


@pytest.mark.parametrize("value", ["\u3164", "\u3164\u3164", "\u2800", "\u034f\ufe0f", " \u200b"])
def test_what_nobody_can_see_is_no_answer(value: str) -> None:
    assert blank(value)
    assert "Chưa nhập" in answer_faults([question("person_name")], {"q": value}, TODAY)["q"]


@pytest.mark.parametrize(
    ("value", "words", "first"),
    [
        ("1932", "năm 1932", "1932-01-01"),
        ("1932-05", "tháng 5 năm 1932", "1932-05-01"),
        ("1932-05-12", "12/05/1932", "1932-05-12"),
    ],
)
def test_a_known_part_of_a_date_is_an_answer_where_the_question_says_so(value: str, words: str, first: str) -> None:
    partly = question("date", partial=True, past=True)
    assert fault(partly, value, TODAY) == ""
    assert (shown(partly, value), scoped(partly, value)) == (words, first)
    assert (fault(question("date"), value, TODAY) == "") == (value == first)


@pytest.mark.parametrize("value", ["2027", "2026-12", "1932-13", "1932-5", "32", "1932-02-30", "1932-", "năm 1932"])
def test_what_is_no_part_of_a_date_is_refused(value: str) -> None:
    assert fault(question("date", partial=True, past=True), value, TODAY)


def test_dates_known_in_part_are_counted_from_their_first_day() -> None:
    assert FUNCTIONS["years"]("1932", "2026-11-29") == 94
    assert FUNCTIONS["days"]("2026-11", "2026-11-29") == 28
    assert partial_dates.earliest("05/1932") == "05/1932"


def test_the_line_of_an_address_is_read_like_any_text() -> None:
    sent = {"area": "vn", "line": unicodedata.normalize("NFD", "Ấp Mũi") + "\u200b"}
    assert read(question("address"), sent) == {"area": "vn", "line": "Ấp Mũi"}
