"""A number is its digits, whatever stands between them and whichever script they are of."""

import pytest

from duoc.ground.letters.calculations import digits_of, phone_of, without_separators


@pytest.mark.parametrize(
    "written",
    [
        "0912\u2011345\u2011678",
        "0912–345–678",
        "0912·345·678",
        "0912/345/678",
        "(0912) 345.678",
        "+84 912 345 678",
        "0084912345678",
        "+84 (0)912 345 678",
        "０９１２３４５６７８",
        "\u202a0912345678\u202c",
        "84912345678",
        "84 0912 345 678",
        "O912345678",
        "o912.345.678",
    ],
)
def test_a_telephone_number_at_home(written: str) -> None:
    assert phone_of(written) == "0912345678"


@pytest.mark.parametrize(
    ("written", "number"),
    [("+61 412 345 678", "+61412345678"), ("0061 412 345 678", "+61412345678"), ("+1 (714) 555-0100", "+17145550100")],
)
def test_a_telephone_number_abroad(written: str, number: str) -> None:
    assert phone_of(written) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("+84912300123", "0912300123"),  # 00 in the middle is no code of another country
        ("0084912300123", "0912300123"),
        ("84912300123", "0912300123"),
        ("+84 900 000 001", "0900000001"),
        ("+8612300123", "+8612300123"),
        ("+842903831002", "02903831002"),
        ("84 290 3831 002", "02903831002"),
        ("0912008484", "0912008484"),
        ("0800841234", "0800841234"),
        ("00618400123", "+618400123"),
    ],
)
def test_what_is_meant_for_the_beginning_is_read_at_the_beginning_only(written: str, number: str) -> None:
    assert phone_of(written) == number
    assert phone_of(number) == number


def test_what_is_no_number_stays_as_it_was_written() -> None:
    assert phone_of("zalo 0912") == "zalo 0912"
    assert phone_of("0912 345 678 (Zalo)") == "0912 345 678 (Zalo)"
    assert without_separators("0961 2345a") == "0961 2345a"
    assert phone_of("") == ""


def test_personal_numbers() -> None:
    assert without_separators("096–085 001·234") == "096085001234"
    assert digits_of("１٢३") == "123"
