"""What people write in a form becomes answers; what cannot be read is kept and explained."""

import random
import time
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import translation
from tests.properties import tried

from duoc.faces.design.answers import read_answer, read_answers
from duoc.faces.design.fields import shown as shown_field
from duoc.faces.design.samples import Sample
from duoc.faces.design.unreadable import Unreadable
from duoc.ground.letters.calculations import decimal_of


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
        ("number", "1,234,567", "1234567"),
        ("number", "1,234.5", "1234.5"),
        ("number", "1,500", "1.5"),
        ("number", "120,50", "120.5"),
        ("number", "15,125", "15.1250"),
        ("integer", "1,200,000", 1200000),
        ("money", "100,000,000", 100_000_000),
        ("money", "100,000", 100_000),
        ("money", "100.000.000,00", 100_000_000),
        ("money", "100 triệu", 100_000_000),
        ("money", "100 triệu đồng", 100_000_000),
        ("money", "1,5 tỷ", 1_500_000_000),
        ("money", "1.5 tỉ", 1_500_000_000),
        ("money", "1 tỷ 200 triệu", 1_200_000_000),
        ("money", "1.200 triệu", 1_200_000_000),
        ("money", "500 ngàn", 500_000),
        ("money", "1.200.000 đ", 1_200_000),
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
        ("money", "một triệu", r"ví dụ 1\.200\.000"),
        ("money", "1,5", "bằng đồng"),
        ("money", "100 triệu rưỡi", "bằng đồng"),
        ("money", f"{'9' * 400} tỷ", "bằng đồng"),
        ("boolean", "maybe", "Có hoặc Không"),
        ("email", "an.vidu.vn", "thư điện tử"),
    ],
)
def test_says_what_to_write_instead(kind: str, written: str, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read_answer(question(kind), post(q=written))


@pytest.mark.parametrize("sign", ["1", "1,", "."])
def test_an_amount_without_end_is_read_once(sign: str) -> None:
    """From each of its digits anew, one form of 20 kB would keep a server busy for half a minute."""
    began = time.perf_counter()
    with pytest.raises(Unreadable):
        read_answer(question("money"), post(q=sign * 20_000))
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    ("kind", "unit", "written", "value"),
    [("number", "m²", "120 m2", "120"), ("number", "m²", "120M²", "120"), ("number", "m", "15,5 m", "15.5"),
     ("integer", "ngày", "12 ngày", 12)],
)  # fmt: skip
def test_the_unit_beside_the_field_may_be_written_too(kind: str, unit: str, written: str, value: Any) -> None:
    assert read_answer(question(kind, unit=unit), post(q=written)) == value


def test_another_unit_is_no_mistake_of_ours() -> None:
    with pytest.raises(Unreadable, match="tính bằng m²"):
        read_answer(question("number", unit="m²"), post(q="12 ha"))


def test_in_english_a_comma_before_three_digits_is_asked_about_as_the_point_is() -> None:
    with translation.override("en"):
        for written in ("1,500", "1.500"):
            with pytest.raises(Unreadable):
                read_answer(question("number"), post(q=written))
        assert read_answer(question("number"), post(q="1,5")) == "1.5"


@pytest.mark.parametrize("language", ["vi", "en"])
@tried(40, 2000)
def test_what_a_field_shows_is_read_as_the_same_answer(language: str, times: int) -> None:
    chance = random.Random(times)  # noqa: S311 - test data
    for _n in range(times):
        digits = chance.randint(0, 6)
        number = f"{Decimal(chance.randint(0, 10 ** chance.randint(1, 12))).scaleb(-digits).normalize():f}"
        kept = decimal_of(number.replace(".", ","))
        day = date(chance.randint(1800, 2070), chance.randint(1, 12), chance.randint(1, 28)).isoformat()
        for kind, value in [("number", kept), ("integer", int(Decimal(number))), ("money", int(Decimal(number)))]:
            with translation.override(language):
                field = shown_field(question(kind), value, "", only=False)
                assert read_answer(question(kind), post(q=field.value)) == value
        for known in (day, day[:7], day[:4]):
            parts = shown_field(question("date", partial=True), known, "", only=False).parts
            assert (
                read_answer(question("date", partial=True), post(**{f"q__{p.name[2:]}": p.value for p in parts}))
                == known
            )


@pytest.mark.parametrize("sent", [15.125, "15.125", 1e-05, 12.0, "120.50", 10**15, 0.1 + 0.2])
def test_a_number_of_another_face_may_be_sent_again_as_it_is_shown(sent: Any) -> None:
    field = shown_field(question("number"), sent, "", only=False)
    assert float(read_answer(question("number"), post(q=field.value))) == float(sent)


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("text", "Đất Mũi"),
        ("person_name", "Gül IŞIK"),
        ("person_name", "Y‘Blô Niê"),
        ("phone", "0912345678"),
        ("phone", "+61412345678"),
        ("personal_number", "096085001234"),
        ("email", "o'brien@vidu.vn"),
        ("long_text", "một\n\nhai"),
    ],
)
def test_texts_are_shown_as_they_are_read(kind: str, written: str) -> None:
    assert read_answer(question(kind), post(q=shown_field(question(kind), written, "", only=False).value)) == written


def test_what_could_not_be_read_is_shown_as_it_was_written() -> None:
    reading = read_answers([question("number")], post(q="1.500"))
    assert "1500 hoặc 1,5" in reading.faults[0].say
    assert shown_field(question("number"), reading.values["q"], reading.faults[0].say, only=False).value == "1.500"


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
