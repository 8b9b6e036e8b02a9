"""Where the mark of a tone stands."""

import pytest

from duoc.ground.letters.calculations import with_tones_in_place


@pytest.mark.parametrize(
    ("written", "placed"),
    [
        ("Uỷ ban nhân dân", "Ủy ban nhân dân"),
        ("UỶ BAN", "ỦY BAN"),
        ("hoá đơn, thoả thuận, khoẻ", "hóa đơn, thỏa thuận, khỏe"),
        ("thuý, thuỵ, toạ", "thúy, thụy, tọa"),
        ("quý, quỹ, Quỳ, khuỷu, ngoài, hoàn, hoạch, thuở", "quý, quỹ, Quỳ, khuỷu, ngoài, hoàn, hoạch, thuở"),
        ("hòa, ủy, hoa", "hòa, ủy, hoa"),
    ],
)
def test_the_mark_moves_to_the_first_vowel_of_an_open_syllable(written: str, placed: str) -> None:
    assert with_tones_in_place(written) == placed == with_tones_in_place(placed)
