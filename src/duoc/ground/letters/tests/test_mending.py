"""What changes no meaning is mended; what nobody can see is no answer."""

import unicodedata

import pytest

from duoc.ground.letters.calculations import capitalised, is_blank, is_hidden, mended, same_name, without_hidden


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\u3164",
        "\u3164\u3164",
        "\u115f\u1160",
        "\uffa0",
        "\u2800",
        "\u034f",
        "\ufe0f",
        "\u200b\u00a0",
        "\u0306",
    ],
)
def test_what_shows_nothing_is_blank(text: str) -> None:
    assert is_blank(text)
    assert not is_blank(f"{text}ơ")


def test_hidden_goes_by_property_not_by_a_list_of_known_nuisances() -> None:
    ignorable = "\u00ad\u034f\u061c\u115f\u17b4\u180b\u200b\u202e\u2060\u3164\ufe00\ufeff\uffa0\U000e0100"
    assert all(map(is_hidden, ignorable))
    assert not any(map(is_hidden, "a đỹƀ\u0306’₫"))
    assert without_hidden(f"Hoa{ignorable}") == "Hoa"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (unicodedata.normalize("NFD", "Nguyễn Thị Đước"), "Nguyễn Thị Đước"),
        ("\u00a0Ấp\u00a0 Mũi\u200b ", "Ấp Mũi"),
        ("\ufeffKơ\u0306", "Kơ\u0306"),
        ("\u00d0ước", "Đước"),
        ("\u00d0ăk Lăk", "Đăk Lăk"),
        ("\u0189ào Thị \u0189ẹp", "Đào Thị Đẹp"),
        ("Phƣơng Thị Đƣợc", "Phương Thị Được"),
        ("TRƢỜNG THỊNH", "TRƯỜNG THỊNH"),
        ("Hồ sơ chƣa đầy đủ", "Hồ sơ chưa đầy đủ"),
        ("thị \u00f0ước", "thị đước"),
        ("Guðrún Davíð", "Guðrún Davíð"),  # letters of Iceland
        ("GUÐRÚN", "GUÐRÚN"),
        ("Bà\u2011Rịa", "Bà-Rịa"),
        ("một\r\nhai", "một hai"),
    ],
)
def test_mended(typed: str, meant: str) -> None:
    assert mended(typed) == meant
    assert mended(meant) == meant


def test_lines_are_kept_where_asked() -> None:
    assert mended(" một \r\n\u2028hai\n", lines=True) == "một\n\nhai"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("GÜL IŞIK", "Gül IŞIK"),
        ("İBRAHİM YILMAZ", "İBRAHİM YILMAZ"),
        ("Y‘BLÔ NIÊ", "Y‘Blô Niê"),
        ("Y`BLÔ", "Y`Blô"),
        ("WEIẞ", "WEIẞ"),
        ("klaus weiß", "Klaus Weiß"),
        ("KLAUS MÜLLER", "Klaus Müller"),
        ("NGUYỄN THỊ ÁNH", "Nguyễn Thị Ánh"),
        ("o'brien", "O'Brien"),
    ],
)
def test_capitals_put_right_change_no_letter(typed: str, name: str) -> None:
    assert capitalised(typed) == name
    assert same_name(typed, capitalised(typed))


def test_an_accent_begins_no_word() -> None:
    assert capitalised("y kơ\u0306p h'čuê đặng-thị") == "Y Kơ\u0306p H'Čuê Đặng-Thị"
