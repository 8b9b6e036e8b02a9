"""What the quick look lets through is always right; what honest callers send, it lets through."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from jsonschema import Draft202012Validator

from duoc.faces.exchange import contract
from duoc.faces.exchange.sieve import sieve

CHECKS = [check for one in contract.operations().values() for check in one.takes.values() if check is not None]
WORDS = ["procedure", "answers", "papers", "paper", "attachment", "reason", "agreed", "say", "1.001193", "", "a\x00"]
ATOMS = some.sampled_from([None, True, False, 0, 1, -1, 10**15, 10**15 + 1, 0.5, 1.0, float("inf"), *WORDS, "x" * 4001])
VALUES = some.recursive(
    ATOMS, lambda part: some.lists(part, max_size=4) | some.dictionaries(some.sampled_from(WORDS), part, max_size=4)
)
ID = "3fa85f64-5717-4562-b3fc-2c963f66afa6"
FILING = {"procedure": "1.001193", "answers": {"a": "đ", "b": 1, "c": None, "d": ["x"], "e": True, "f": 1.5}}


@pytest.mark.parametrize("check", CHECKS, ids=range(len(CHECKS)))
@given(value=VALUES)
def test_nothing_wrong_comes_through(check: Any, value: Any) -> None:
    assert not sieve(check.schema)(value) or check.is_valid(value)


@pytest.mark.parametrize("more", [{}, {"papers": []}, {"papers": [{"paper": "p", "attachment": ID}]}])
def test_an_honest_filing_comes_through(more: dict[str, Any]) -> None:
    check = contract.operations()["file"].takes["application/json"]
    assert check is not None
    assert sieve(check.schema)({**FILING, **more})
    assert check.is_valid({**FILING, **more})


@pytest.mark.parametrize(
    ("schema", "value"),
    [({"type": "integer"}, 1.0), ({"oneOf": [{}]}, 1), ({"enum": [1]}, 1), ({"type": "number"}, True)],
)
def test_what_it_does_not_know_it_holds_back(schema: dict[str, Any], value: Any) -> None:
    Draft202012Validator.check_schema(schema)
    assert not sieve(schema)(value)
