"""Text of the fonts of before Unicode is recognised; names that merely look foreign are left alone."""

import pytest

from duoc.ground.letters.calculations import decoded, mended


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("NguyÔn ThÞ Hång", "Nguyễn Thị Hồng"),
        ("TrÇn V¨n Hïng", "Trần Văn Hùng"),
        ("§ång Th¸p", "Đồng Tháp"),
        ("NGUYÔN THÞ HåNG", "NGUYỄN THỊ HỒNG"),
        ("V\u00ad¬ng", "Vương"),
        ("Nguyeãn Thò Hoàng", "Nguyễn Thị Hồng"),
        ("Leâ Vaên An", "Lê Văn An"),
        ("Ñaëng Thò Meï", "Đặng Thị Mẹ"),
        ("aáp 5, xaõ Ñaát Muõi", "ấp 5, xã Đất Mũi"),
    ],
)
def test_recognised(typed: str, meant: str) -> None:
    assert decoded(typed) == meant
    assert decoded(mended(typed)) == meant
    assert decoded(meant) == ""


@pytest.mark.parametrize(
    "name",
    [
        "Y Ñuê",
        "Niê Kdăm",
        "Müller",
        "François Noël",
        "José Peña",
        "Jørgen Ærø",
        "Renée",
        "Hoàng Thị Hoà",
        "Lê Thái",
        "Löwe",
        "Công ty ABC®",
        "«Hoa»",
        "5 m² ½",
        "Êñuôl",
        "Bùi Noé",
    ],
)
def test_left_alone(name: str) -> None:
    assert decoded(name) == ""
