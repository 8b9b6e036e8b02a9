"""Places of old in a search: taken out of the words, and told where they belong today."""

from datetime import date

import pytest
from django.conf import settings

from duoc.language.calculations import Commune
from duoc.procedures.search.gazetteer import Gazetteer, Told, gazetteer
from duoc.procedures.search.normalise import query_words


@pytest.fixture(scope="module")
def names() -> Gazetteer:
    return gazetteer(settings.CATALOG / "ca-mau" / "communes.csv")


def read(names: Gazetteer, text: str, common: tuple[str, ...] = ()) -> Told:
    return names.read(query_words(text), common.__contains__)


def places_named(names: Gazetteer, text: str) -> list[tuple[str, list[str]]]:
    return [(place.name, [now.name for now in place.now]) for place in read(names, text).places]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("khai sinh phường 5 Cà Mau", [("Phường 5", ["Phường Tân Thành"])]),
        ("khai sinh p5 bac lieu", [("Phường 5", ["Phường Vĩnh Trạch"])]),
        ("khai sinh p. 5 tp cà mau", [("Phường 5", ["Phường Tân Thành"])]),
        ("phường 1 thị xã Giá Rai", [("Phường 1", ["Phường Giá Rai"])]),
        ("khai sinh huyện Năm Căn", [("Huyện Năm Căn", ["Xã Năm Căn", "Xã Đất Mới", "Xã Tam Giang"])]),
        ("thị trấn Năm Căn", [("Thị trấn Năm Căn", ["Xã Năm Căn", "Xã Đất Mới"])]),
        ("đăng ký tàu cá xã Đất Mũi", [("Xã Đất Mũi", ["Xã Đất Mũi"])]),
        ("khai sinh ở Cà Mau", []),
        ("khai sinh tỉnh Bạc Liêu", []),
        ("khai sinh", []),
    ],
)
def test_where_a_place_belongs_today(names: Gazetteer, typed: str, offered: list[tuple[str, list[str]]]) -> None:
    assert places_named(names, typed) == offered


def test_a_name_that_two_wards_bore_offers_both(names: Gazetteer) -> None:
    assert places_named(names, "phường 5") == [("Phường 5", ["Phường Vĩnh Trạch"]), ("Phường 5", ["Phường Tân Thành"])]


def test_a_name_of_today_that_another_bore_offers_both_today_first(names: Gazetteer) -> None:
    first, second = read(names, "xã Phong Thạnh").places
    assert first.is_today and first.now[0].code == "31957"
    assert not second.is_today and [now.code for now in second.now] == ["31942"]


def test_a_place_that_was_split_says_so(names: Gazetteer) -> None:
    [place] = read(names, "thị trấn Năm Căn").places
    assert all(now.partly for now in place.now)


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("khai sinh phường 5 Cà Mau", "khai sinh"),
        ("khai sinh ấp 3 xã Khánh Lâm huyện U Minh tỉnh Cà Mau", "khai sinh"),
        ("hợp tác xã tân hưng", "hop tac xa"),
        ("công an xã", "cong an xa"),
        ("phường", "phuong"),
        ("", ""),
    ],
)
def test_the_rest_is_searched(names: Gazetteer, typed: str, rest: str) -> None:
    assert " ".join(word.plain for word in read(names, typed).rest) == rest


def test_ordinary_words_are_no_place(names: Gazetteer) -> None:
    assert read(names, "hòa bình").places and not read(names, "hòa bình", ("hoa binh",)).places
    assert read(names, "xã hòa bình", ("hoa binh",)).places


def test_accents_tell_names_apart(names: Gazetteer) -> None:
    assert read(names, "năm căn").places and not read(names, "nắm cần").places


def test_a_province_without_a_list_has_no_places(tmp_path: object) -> None:
    none = gazetteer(settings.CATALOG / "nowhere" / "communes.csv")
    assert none.read(query_words("phường 5"), ().__contains__).places == ()


MERGED = (
    Commune("32044", "Xã Nguyễn Phích", ends=date(2027, 1, 1), after=("32999",)),
    Commune("32999", "Xã Hạ Lưu Mới", date(2027, 1, 1)),
)
KEPT = ["Xã Hạ Lưu Mới"]
SPLIT = (
    Commune("32248", "Xã Đất Mũi", ends=date(2027, 1, 1), after=("32998", "32997")),
    Commune("32998", "Xã Mũi Bắc", date(2027, 1, 1)),
    Commune("32997", "Xã Mũi Nam", date(2027, 1, 1)),
)


@pytest.mark.parametrize(
    ("changed", "typed", "offered"),
    [
        (MERGED, "khai sinh xã hạ lưu mới", [("Xã Hạ Lưu Mới", ["Xã Hạ Lưu Mới"])]),
        (MERGED, "khai sinh thị trấn U Minh", [("Thị trấn U Minh", ["Xã Hạ Lưu Mới"])]),
        (
            MERGED,
            "tôi ở xã Nguyễn Phích",
            [("Xã Nguyễn Phích", [*KEPT, "Xã Khánh An", "Xã Khánh Lâm"]), ("Xã Nguyễn Phích", KEPT)],
        ),
        (SPLIT, "tôi ở xã Mũi Nam", [("Xã Mũi Nam", ["Xã Mũi Nam"])]),
        (SPLIT, "khai sinh xã Đất Mũi", [("Xã Đất Mũi", ["Xã Mũi Bắc", "Xã Mũi Nam"])]),
    ],
)
def test_names_follow_reorganisations(
    changed: tuple[Commune, ...], typed: str, offered: list[tuple[str, list[str]]]
) -> None:
    later = gazetteer(settings.CATALOG / "ca-mau" / "communes.csv", changed)
    assert places_named(later, typed) == offered
