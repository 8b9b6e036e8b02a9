"""The search over the whole catalogue keeps what it has reached: a change of words or weights cannot sink it unseen."""

import pytest

from tests.bench.finding import QUERIES, UNSEEN, Quality, catalogue_index, found_for, quality, queries

pytestmark = pytest.mark.real_province


@pytest.fixture(scope="module")
def measured() -> Quality:
    return quality()


def test_the_list_is_long_enough_and_names_known_procedures(measured: Quality) -> None:
    assert measured.queries >= 150
    assert len({words for words, _wanted in queries()}) == measured.queries
    wanted = {code for file in (QUERIES, UNSEEN) for _words, codes in queries(file) for code in codes}
    assert wanted <= set(catalogue_index().places)


def test_the_procedure_meant_stands_first(measured: Quality) -> None:
    assert measured.at_1 >= 0.95, measured.missed
    assert measured.at_3 >= 0.98, measured.missed
    assert measured.at_10 >= 0.99, measured.missed


def test_words_that_it_was_not_taught_are_mostly_found() -> None:
    unseen = quality(UNSEEN)
    assert unseen.at_1 >= 0.75 and unseen.at_3 >= 0.85 and unseen.at_10 >= 0.9, unseen.missed


def test_the_sayings_name_known_procedures() -> None:
    speech = catalogue_index().speech
    named = {code for saying in speech.sayings for code in saying.first} | set(speech.popular)
    assert named <= set(catalogue_index().places)


@pytest.mark.parametrize(
    "words", ["khai sinh", "sinh con", "con mới sinh cần làm giấy gì", "khai tử", "nhà có người chết"]
)
def test_a_linked_group_stands_first_for_its_moment_of_life(words: str) -> None:
    assert found_for(words).groups


@pytest.mark.parametrize(
    "words", ["kết hôn", "trích lục khai sinh", "đăng ký lại khai sinh", "xóa thường trú", "căn cước"]
)
def test_and_for_no_other(words: str) -> None:
    assert not found_for(words).groups


@pytest.mark.parametrize("place", ["phường 5 Cà Mau", "huyện Năm Căn", "xã Đất Mũi", "ở Đầm Dơi", "thị trấn Sông Đốc"])
@pytest.mark.parametrize("words", ["khai sinh", "đăng ký tàu cá", "mất cà vẹt xe"])
def test_a_place_does_not_spoil_the_order(words: str, place: str) -> None:
    assert found_for(f"{words} {place}").codes == found_for(words).codes and found_for(f"{words} {place}").places


@pytest.mark.parametrize(
    "typed", ["dang ky ket hon", "ddawng kys keets hoon", "d9ang8 ky1 ke6t1 ho6n", "đăng kí kếch hôn"]
)
def test_however_it_is_typed(typed: str) -> None:
    assert found_for(typed).codes[0] == "1.000894"


def test_nothing_is_in_both_lists() -> None:
    assert not {words for words, _wanted in queries(QUERIES)} & {words for words, _wanted in queries(UNSEEN)}
