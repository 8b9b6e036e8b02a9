"""Communes in time: which can be chosen on a day, by what name the others are known, and where they lead."""

from datetime import date
from types import MappingProxyType

import pytest

from duoc.language.calculations import Area, Commune, Question, Vocabularies, choose_anew, lead, shown, words_on
from duoc.language.communes import is_open
from duoc.language.values import fault

MERGER, SPLIT = date(2027, 1, 1), date(2028, 1, 1)
NAMES = MappingProxyType({"1": "Xã Rạch", "2": "Phường Bến", "3": "Xã Cồn"})
AREAS = MappingProxyType({code: Area(name, "Tỉnh Thử", f"Cũ {code}") for code, name in NAMES.items()})
WORDS = Vocabularies(communes=NAMES, areas=MappingProxyType({**AREAS, "79": Area("Thành phố Hồ Chí Minh")}))
MERGED = (
    Commune("1", "Xã Rạch", ends=MERGER, after=("9",)),
    Commune("2", "Phường Bến", ends=MERGER, after=("9",)),
    Commune("9", "Xã Mới", MERGER),
)
THEN_SPLIT = (
    *MERGED[:2],
    Commune("9", "Xã Mới", MERGER, SPLIT, ("11", "12")),
    Commune("11", "Xã Đông", SPLIT),
    Commune("12", "Xã Tây", SPLIT),
)
PASSED_ON = (Commune("1", "Xã Rạch", ends=MERGER, after=("1",)), Commune("1", "Xã Rạch Lớn", MERGER))


@pytest.mark.parametrize(
    ("changed", "day", "chosen", "former"),
    [
        (MERGED, date(2026, 12, 31), {"1": "Xã Rạch", "2": "Phường Bến", "3": "Xã Cồn"}, {}),
        (MERGED, MERGER, {"9": "Xã Mới", "3": "Xã Cồn"}, {"1": {"9"}, "2": {"9"}}),
        (THEN_SPLIT, MERGER, {"9": "Xã Mới", "3": "Xã Cồn"}, {"1": {"9"}, "2": {"9"}}),
        (
            THEN_SPLIT,
            SPLIT,
            {"11": "Xã Đông", "12": "Xã Tây", "3": "Xã Cồn"},
            {"1": {"11", "12"}, "2": {"11", "12"}, "9": {"11", "12"}},
        ),
        (PASSED_ON, date(2026, 12, 31), {"1": "Xã Rạch", "2": "Phường Bến", "3": "Xã Cồn"}, {}),
        (PASSED_ON, MERGER, {"1": "Xã Rạch Lớn", "2": "Phường Bến", "3": "Xã Cồn"}, {}),
        ((Commune("3", "Xã Cồn", ends=MERGER),), MERGER, {"1": "Xã Rạch", "2": "Phường Bến"}, {"3": set()}),
    ],
)
def test_what_can_be_chosen_on_a_day(
    changed: tuple[Commune, ...], day: date, chosen: dict[str, str], former: dict[str, set[str]]
) -> None:
    words = words_on(WORDS, changed, day)
    assert dict(words.communes) == chosen
    assert {code for code, area in words.areas.items() if area.within} == set(chosen)
    assert {code: set(ended.after) for code, ended in words.former.items()} == former
    assert words.areas["79"].name == "Thành phố Hồ Chí Minh"


def test_an_address_is_found_by_the_names_of_before() -> None:
    assert words_on(WORDS, MERGED, MERGER).areas["9"].formerly == "Xã Rạch, Cũ 1, Phường Bến, Cũ 2"
    assert words_on(WORDS, THEN_SPLIT, SPLIT).areas["11"].formerly == "Xã Mới (một phần)"
    assert words_on(WORDS, PASSED_ON, MERGER).areas["1"].formerly == "Xã Rạch, Cũ 1"
    joined = (Commune("1", "Xã Rạch", ends=MERGER, after=("3",)),)
    assert words_on(WORDS, joined, MERGER).areas["3"].formerly == "Cũ 3, Xã Rạch, Cũ 1"


def test_an_old_name_leads_to_the_one_in_its_place_and_is_still_read() -> None:
    words = words_on(WORDS, MERGED, MERGER)
    asked = Question("home", "Ở đâu?", "commune", options=words.communes, former=words.former)
    assert lead(words.former, "1") == "9" and lead(words.former, "3") == "3"
    assert not fault(asked, "1", MERGER) and shown(asked, "1") == "Xã Rạch"
    assert fault(asked, "4", MERGER) and not is_open(asked, "1")
    address = Question("address", "Địa chỉ?", "address", areas=words.areas, former=words.former)
    value = {"area": "1", "line": "Ấp 7"}
    assert not fault(address, value, MERGER) and shown(address, value) == "Ấp 7, xã Rạch, tỉnh Thử"


def test_of_a_commune_that_was_split_only_a_person_can_say() -> None:
    words = words_on(WORDS, THEN_SPLIT, SPLIT)
    asked = Question("home", "Ở đâu?", "commune", options=words.communes, former=words.former)
    assert lead(words.former, "1") == "1" and is_open(asked, "1") and not is_open(asked, "11")
    assert choose_anew(words.former["9"]) == (
        "Xã Mới không còn từ ngày 01/01/2028. Hãy chọn nơi hiện nay: Xã Đông, Xã Tây."
    )
    gone = words_on(WORDS, (Commune("3", "Xã Cồn", ends=MERGER),), MERGER).former["3"]
    assert choose_anew(gone) == "Xã Cồn không còn từ ngày 01/01/2027. Hãy chọn xã, phường hiện nay."
