from enum import StrEnum
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as some

from duoc.ground.ledger.calculations import jcs

LARGEST = 2**53 - 1
ATOMS = some.none() | some.booleans() | some.integers(-LARGEST, LARGEST) | some.floats(allow_nan=False, width=64)
VALUES = some.recursive(
    ATOMS.filter(lambda value: abs(value or 0) != float("inf")) | some.text(),
    lambda parts: some.lists(parts) | some.dictionaries(some.text(), parts),
)


class Word(StrEnum):
    YES = "yes"


@given(VALUES)
def test_the_short_way_and_the_long_way_are_one(value: Any) -> None:
    assert jcs(value) == rfc8785.dumps(value)


EASILY_OTHERWISE: list[Any] = [
    *('Đã nộp \x7f\u2028\x00\x1f"\\/\b\n', (1, "2"), {Word.YES: Word.YES}, "", {}, [], {"a": {}}),
    *({"b": 1, "a": [True, None], "B": -0.0}, {"\U0001f600": 1, "\ufb33": 2}),
    *(1e21, 333333333.33333329, 0.000001, LARGEST, -LARGEST),
]


@pytest.mark.parametrize("value", EASILY_OTHERWISE)
def test_what_is_easily_written_otherwise(value: Any) -> None:
    assert jcs(value) == rfc8785.dumps(value)


@pytest.mark.parametrize("value", [LARGEST + 1, float("nan"), float("inf"), "\ud800", {"\ud800": 1}, {1: 2}, object()])
def test_what_no_reader_keeps_is_refused(value: Any) -> None:
    with pytest.raises(rfc8785.CanonicalizationError):
        jcs([value])
