"""Finding a unit by today's name or by that of before the merger, and whether it is open now."""

import re
from datetime import datetime

import pytest
from django.test import Client

from duoc.faces.portal.contact.matching import former_names, matching, plain
from duoc.ground.worktime.calculations import VIETNAM
from duoc.language.calculations import sort_key
from duoc.people.models import Organisation
from duoc.procedures.queries import opening_hours

NOW = Organisation(
    code="31825",
    name="Ủy ban nhân dân phường Bạc Liêu",
    place="Phường Bạc Liêu",
    former="Thành phố Bạc Liêu, Bạc Liêu: Phường 2 | Phường 3",
)
OTHER = Organisation(code="32200", name="Ủy ban nhân dân xã Đất Mũi", place="Xã Đất Mũi")


@pytest.mark.parametrize(
    ("typed", "code", "former"),
    [
        ("đất mũi", "32200", ""),
        ("  DAT   mui ", "32200", ""),
        ("xã đất", "32200", ""),
        ("bac lieu", "31825", ""),
        ("phuong 3", "31825", "Phường 3, Thành phố Bạc Liêu, Bạc Liêu"),
    ],
)
def test_a_unit_is_found_by_what_people_call_it(typed: str, code: str, former: str) -> None:
    matches = matching([NOW, OTHER], typed)
    assert [(match.unit.code, match.former) for match in matches] == [(code, former)]


FIVE = Organisation(
    code="31834",
    name="Ủy ban nhân dân phường Vĩnh Trạch",
    place="Phường Vĩnh Trạch",
    former="Thành phố Bạc Liêu, Bạc Liêu: Phường 5 | Xã Vĩnh Trạch",
)
ANOTHER_FIVE = Organisation(
    code="32002",
    name="Ủy ban nhân dân phường Tân Thành",
    place="Phường Tân Thành",
    former="Thành phố Cà Mau, Cà Mau: Phường 5 | Xã Tân Lộc",
)
NORTH = Organisation(
    code="32065",
    name="Ủy ban nhân dân xã Hồ Thị Kỷ",
    place="Xã Hồ Thị Kỷ",
    former="Huyện Thới Bình, Cà Mau: Xã Tân Lộc Bắc | Thị trấn Năm Căn",
)


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("P.5", ["31834", "32002"]),
        ("P5 TP Cà Mau", ["32002"]),
        ("phường 5 bạc liêu", ["31834"]),
        ("TT Năm Căn", ["32065"]),
        ("Hồ Thị Kỉ", ["32065"]),
        ("ấp 5 xã Tân Lộc Bắc", ["32065"]),
        ("Tỉnh Bạc Liêu", ["31834"]),
        ("xã Tân Lộc huyện Thới Bình", ["32065"]),
        ("xã Hồ Thị Kỷ, tỉnh Cà Mau", ["32065"]),
    ],
)
def test_a_place_is_found_as_addresses_are_written(typed: str, codes: list[str]) -> None:
    assert [match.unit.code for match in matching([FIVE, ANOTHER_FIVE, NORTH], typed)] == codes


@pytest.mark.parametrize("typed", ["", "  ", "…", "mũi đất", "ũi"])
def test_other_words_find_nothing(typed: str) -> None:
    assert matching([NOW, OTHER], typed) == []


def test_names_of_before_the_merger_carry_their_district() -> None:
    assert former_names(NOW)[0] == "Phường 2, Thành phố Bạc Liêu, Bạc Liêu"
    assert former_names(OTHER) == []
    assert plain("Xã Đất  Mũi") == "xa dat mui"


def test_a_commune_that_merged_later_keeps_its_own_district() -> None:
    both = Organisation(
        code="32002",
        former="Thành phố Cà Mau, Cà Mau: Phường 5 ; Xã Hồ Thị Kỷ ; Huyện Thới Bình, Cà Mau: Xã Tân Lộc Bắc",
    )
    assert former_names(both) == [
        "Phường 5, Thành phố Cà Mau, Cà Mau",
        "Xã Hồ Thị Kỷ",
        "Xã Tân Lộc Bắc, Huyện Thới Bình, Cà Mau",
    ]


@pytest.mark.real_province
def test_the_page_answers_an_old_name(client: Client, province: None) -> None:
    html = client.get("/lien-he/", {"q": "Thị trấn Ngan Dừa"}).content.decode()
    assert "/lien-he/31843/" in html and "Nay gồm Thị trấn Ngan Dừa" in html and "/lien-he/31825/" not in html


@pytest.mark.real_province
def test_units_stand_in_the_order_of_the_alphabet(client: Client, province: None) -> None:
    """Đ behind D, not behind V as a database sorts it."""
    html = client.get("/lien-he/").content.decode()
    names = re.findall(r'<li><a href="/lien-he/[0-9]+/">((?:Xã|Phường) [^<]+)</a></li>', html)
    assert len(names) == 64 and names == sorted(names, key=sort_key)
    initials = [name.removeprefix("Xã ")[0] for name in names if name.startswith("Xã ")]
    assert initials.index("Đ") < initials.index("H") < initials.index("V")


@pytest.mark.real_province
def test_what_is_not_known_of_a_unit_is_said_once_and_no_link_promises_it(client: Client, province: None) -> None:
    html = client.get("/lien-he/32092/").content.decode()
    assert "Chưa có trên trang này" in html and "địa chỉ, số điện thoại, thư điện tử" in html
    assert "Đang xác minh</dd>" not in html and "<dt>Địa chỉ</dt>" not in html
    page = client.get("/thu-tuc/1.001193/").content.decode()
    assert "Nơi tiếp nhận và giờ làm việc" in page and "Địa chỉ và giờ" not in page


@pytest.mark.parametrize(
    ("at", "is_open"),
    [((2026, 11, 27, 9), True), ((2026, 11, 27, 12), False), ((2026, 11, 29, 9), False), ((2026, 9, 2, 9), False)],
)
def test_open_is_a_matter_of_hour_and_day(province: None, at: tuple[int, int, int, int], *, is_open: bool) -> None:
    assert opening_hours.open_at(datetime(*at, tzinfo=VIETNAM)) is is_open
