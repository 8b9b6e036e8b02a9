"""A request is judged as JSON Schema says: the other library, written in Python, is the oracle."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some
from jsonschema import Draft202012Validator

from duoc.faces.exchange import contract
from duoc.faces.exchange.contract import Check

TAKES = [content for one in contract.operations().values() for content in one.takes.values()]
CHECKS = [check for check in TAKES if check is not None]
WORDS = ["procedure", "answers", "papers", "paper", "attachment", "reason", "agreed", "say", "1.001193", "", "a\x00"]
ATOMS = some.sampled_from([None, True, False, 0, 1, -1, 10**15, 10**15 + 1, 10**40, 0.5, 1.0, *WORDS, "x" * 4001])
VALUES = some.recursive(
    ATOMS, lambda part: some.lists(part, max_size=4) | some.dictionaries(some.sampled_from(WORDS), part, max_size=4)
)
ID = "3fa85f64-5717-4562-b3fc-2c963f66afa6"
FILING = {"procedure": "1.001193", "answers": {"a": "đ", "b": 1, "c": None, "d": ["x"], "e": True, "f": 1.5}}


def named(path: Sequence[str | int]) -> list[str | int]:
    """The steps with a name: the compiled library leaves a name of no letters out of a path."""
    return [step for step in path if step != ""]


@pytest.mark.parametrize("check", CHECKS, ids=range(len(CHECKS)))
@settings(deadline=None)
@given(value=VALUES)
@example(value={"": 1, "answers": {"": [10**15]}})
def test_both_libraries_find_the_same_faults(check: Check, value: Any) -> None:
    oracle = Draft202012Validator(check.schema)
    assert check.is_valid(value) == oracle.is_valid(value)
    errors = list(oracle.iter_errors(value))
    expected = [(named(error.absolute_path), error.validator, error.validator_value) for error in errors]
    ours = [(named(fault.path), fault.rule, fault.limit) for fault in check.faults(value)]
    assert len(ours) == min(len(expected), 10)
    assert all(fault in expected for fault in ours)


@pytest.mark.parametrize("more", [{}, {"papers": []}, {"papers": [{"paper": "p", "attachment": ID}]}])
def test_an_honest_filing_keeps_to_the_contract(more: dict[str, Any]) -> None:
    check = contract.operations()["file"].takes["application/json"]
    assert check is not None
    assert check.is_valid({**FILING, **more})


def test_a_line_end_is_no_part_of_a_code() -> None:
    check = contract.operations()["file"].takes["application/json"]
    assert check is not None
    [fault] = check.faults({**FILING, "procedure": "1.001193\n"})
    assert (fault.path, fault.rule) == (["procedure"], "pattern")
