"""The book of a year is closed once, when the year is over and nothing of it is on its way."""

from datetime import datetime
from typing import Any

import pytest
from tests.asking import forbidden_to, once_only, refused
from tests.cast import HANOI, MONDAY, key
from tests.stages import Road

from duoc.ground.refusal import NotFound
from duoc.registers import actions, queries
from duoc.registers.models import BookClosing
from duoc.registers.rules import NotNow, volume_of

pytestmark = pytest.mark.django_db
NEW_YEAR = datetime(2027, 1, 2, 9, tzinfo=HANOI)


def close(who: Any, word: str = "", year: int = 2026, at: Any = NEW_YEAR, register: str = "births") -> BookClosing:
    return actions.close_book(actor=who, register=register, year=year, key=word or key(), at=at)


def test_it_says_how_many_entries_and_the_last_number(road: Road) -> None:
    road.to("done")
    leader = road.actor("leader1")
    made = once_only(lambda word: close(leader, word), lambda word: close(leader, word, 2025))
    assert (made.count, made.last_number, made.year) == (1, 1, 2026)
    assert list(queries.closings(road.actor("specialist1"), "births")) == [made]
    assert not queries.closings(road.actor("specialist2"), "births").exists()
    refused(NotNow, lambda: close(leader))


def test_not_before_the_year_is_over_nor_while_a_result_is_being_sealed(road: Road) -> None:
    road.to("numbered")
    refused(NotNow, lambda: close(road.actor("leader1"), at=MONDAY))
    refused(NotNow, lambda: close(road.actor("leader1")))
    refused(NotFound, lambda: close(road.actor("leader1"), register="khong-co"))


def test_only_a_leader_of_the_unit(road: Road) -> None:
    forbidden_to(road.actor, ["citizen1", "clerk1", "specialist1", "registry1", "admin1"], close)


@pytest.mark.parametrize(("number", "size", "volume"), [(1, None, 1), (500, None, 1), (200, 200, 1), (201, 200, 2)])
def test_in_which_volume_an_entry_stands(number: int, size: int | None, volume: int) -> None:
    assert volume_of(number, size) == volume
