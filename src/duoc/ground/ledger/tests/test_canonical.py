"""The same value gives the same bytes on every machine and in every language (RFC 8785)."""

import json
from enum import StrEnum
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as some

from duoc.ground.ledger.calculations import canonical_json

LARGEST = 2**53 - 1
ATOMS = some.none() | some.booleans() | some.integers(-LARGEST, LARGEST) | some.floats(allow_nan=False, width=64)
VALUES = some.recursive(
    ATOMS.filter(lambda value: abs(value or 0) != float("inf")) | some.text(),
    lambda parts: some.lists(parts) | some.dictionaries(some.text(), parts),
)


class Word(StrEnum):
    YES = "yes"


@settings(deadline=None)
@given(VALUES)
def test_it_reads_back_as_the_same_value_whatever_the_order_of_names(value: Any) -> None:
    written = canonical_json(value)
    read = json.loads(written, parse_int=float)  # JSON knows one kind of number
    assert read == value
    assert canonical_json(read) == written


EASILY_OTHERWISE: list[tuple[Any, str]] = [
    ('Đã nộp \x7f\u2028\x00\x1f"\\/\b\n', '"Đã nộp \x7f\u2028\\u0000\\u001f\\"\\\\/\\b\\n"'),
    ((1, "2"), '[1,"2"]'),
    ({Word.YES: Word.YES}, '{"yes":"yes"}'),
    ({}, "{}"),
    ({"b": 1, "a": [True, None], "B": -0.0}, '{"B":0,"a":[true,null],"b":1}'),
    ({"\ufb33": 2, "\U0001f600": 1}, '{"\U0001f600":1,"\ufb33":2}'),  # in the order of UTF-16
    (1e21, "1e+21"),
    (333333333.33333329, "333333333.3333333"),
    (0.000001, "0.000001"),
    (LARGEST, "9007199254740991"),
    (-LARGEST, "-9007199254740991"),
]


@pytest.mark.parametrize(("value", "written"), EASILY_OTHERWISE)
def test_what_is_easily_written_otherwise(value: Any, written: str) -> None:
    assert canonical_json(value) == written.encode("utf-8")


@pytest.mark.parametrize("value", [LARGEST + 1, float("nan"), float("inf"), "\ud800", {"\ud800": 1}, {1: 2}, object()])
def test_what_no_reader_keeps_is_refused(value: Any) -> None:
    with pytest.raises(rfc8785.CanonicalizationError):
        canonical_json([value])
