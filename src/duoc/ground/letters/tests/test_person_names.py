"""Names of all peoples of Việt Nam can be written; two writings of one name are one name."""

import time
import unicodedata

import pytest

from duoc.ground.letters.calculations import in_latin, is_name, lookalike_in, other_script_in, same_name


@pytest.mark.parametrize(
    "name",
    [
        "Kơ\u0306",
        "Y Kơ\u0306 Niê",
        "Kê\u0306 Ksơr",
        "H'Čuê Êñuôl",
        "Y Ƀŭt Niê",
        "Y’Thắng",
        "Jean-Pierre",
        "J. R. Smith",
        "Nguyễn An.",
    ],
)
def test_names_are_names(name: str) -> None:
    assert is_name(unicodedata.normalize("NFC", name))
    assert other_script_in(name) == ""


@pytest.mark.parametrize(
    "text", ["Hân 2", "Ngô Văn B²", "Ngô Văn Ⅷ", "Ngô ½", "<b>Hân</b>", "K\u0306\u0306\u0306", "-An", "An  Ba", ""]
)
def test_other_text_is_no_name(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Y'Blô Niê", "Y’Blô Niê"),
        ("Y`Blô Niê", "YʼBlô Niê"),
        ("Nguyễn Thị Hoà", "NGUYỄN THỊ HÒA"),
        ("Thuý", "Thúy"),
        ("Jean-Pierre", "Jean Pierre"),
        ("Trần  Văn Lượm ", unicodedata.normalize("NFD", "trần văn lượm")),
        ("Hoa\u200b", "Hoa"),
        ("Nguyễn Văn Аn", "Nguyễn Văn An"),  # a Cyrillic А
        ("\u0189ào Thị \u0189ẹp", "Đào Thị Đẹp"),
        ("Phƣơng Thị Đƣợc", "Phương Thị Được"),
        ("Nguyễn Vǎn Bɑ", "Nguyễn Văn Ba"),
        ("İbrahim Yılmaz", "İBRAHİM YILMAZ"),
        ("Klaus Weiß", "KLAUS WEISS"),
    ],
)
def test_one_name_in_two_writings(one: str, other: str) -> None:
    assert same_name(one, other) and same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Lượm", "Lượng"), ("Hoa", "Hòa"), ("Y'Blô", "YBlô"), ("Lý", "Lí"), ("Niê", "Nie")]
)
def test_other_names_stay_other_names(one: str, other: str) -> None:
    assert not same_name(one, other)


@pytest.mark.parametrize(
    ("text", "letter", "meant"),
    [
        ("Nguyễn Văn Аn", "А", "Nguyễn Văn An"),  # Cyrillic
        ("Νam", "Ν", "Nam"),  # Greek
        ("Ａn １２", "Ａ", "An 12"),  # full width
        ("𝐀n", "𝐀", "An"),
        ("Nguyễn Vǎn Ba", "ǎ", "Nguyễn Văn Ba"),
        ("Bɑ", "ɑ", "Ba"),
        ("\u018bào", "\u018b", "Đào"),
    ],
)
def test_letters_that_only_look_latin_are_noticed(text: str, letter: str, meant: str) -> None:
    assert (lookalike_in(text), in_latin(text)) == (letter, meant)


@pytest.mark.parametrize("text", ["Москва", "α, β", "5 m²", "Φ20", "Đặng Thị Ý", "Xiǎomíng", "Guðrún", "№ 5", "µg"])
def test_whole_words_of_other_scripts_and_signs_are_no_slip(text: str) -> None:
    assert lookalike_in(text) == ""


def test_names_stand_in_latin_letters() -> None:
    assert other_script_in("Иван") == "И"
    assert other_script_in("Y ʼBlô") == ""


@pytest.mark.parametrize("letter", ["ƣ", "ð", "ɑ"])
def test_a_word_without_end_is_looked_at_once(letter: str) -> None:
    """From each of its letters anew, one form of 20 kB would keep a server busy for minutes."""
    began = time.perf_counter()
    assert lookalike_in(letter * 10_000) == ""
    assert time.perf_counter() - began < 2
