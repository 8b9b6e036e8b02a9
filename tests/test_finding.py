"""The search over the whole catalogue keeps what it has reached: a change of words or weights cannot sink it unseen."""

import pytest

from tests.bench.finding import QUERIES, UNSEEN, Quality, catalogue_index, quality, queries


@pytest.fixture(scope="module")
def found() -> Quality:
    return quality()


def test_the_list_is_long_enough_and_names_known_procedures(found: Quality) -> None:
    assert found.queries >= 150
    assert len({words for words, _wanted in queries()}) == found.queries
    wanted = {code for file in (QUERIES, UNSEEN) for _words, codes in queries(file) for code in codes}
    assert wanted <= set(catalogue_index().places)


def test_the_procedure_meant_stands_first(found: Quality) -> None:
    assert found.at_1 >= 0.95, found.missed
    assert found.at_3 >= 0.98, found.missed
    assert found.at_10 >= 0.99, found.missed


def test_words_that_it_was_not_taught_are_mostly_found() -> None:
    unseen = quality(UNSEEN)
    assert unseen.at_10 >= 0.7, unseen.missed


def test_nothing_is_in_both_lists() -> None:
    assert not {words for words, _wanted in queries(QUERIES)} & {words for words, _wanted in queries(UNSEEN)}
