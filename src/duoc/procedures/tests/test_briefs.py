"""Term and fee of a list: said where one is true of all cases, left out where it depends or is not known."""

from datetime import date

import pytest

from duoc.procedures.briefs import Brief, _fee, _has_free_cases, _term
from duoc.procedures.queries import briefs

ON = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("amounts", "fee"),
    [
        ([], 0),
        ([0], 0),
        ([0, 0], 0),
        (["20000"], 20_000),
        ([8000, 0], None),
        (["copies * 8000"], None),
        (["to_verify"], None),
    ],
)
def test_a_fee_is_said_when_it_is_one_amount(amounts: list[int | str], fee: int | None) -> None:
    assert _fee([{"amount": amount} for amount in amounts]) == fee


def test_a_case_is_free_where_nobody_owes_something_else() -> None:
    nothing, copies = {"amount": 0}, {"amount": "copies * 8000", "when": "copies > 0"}
    assert _has_free_cases([nothing, copies]) and _has_free_cases([{"amount": 0, "when": "!late"}, copies])
    assert not _has_free_cases([nothing, {"amount": 8000}]) and not _has_free_cases([copies])
    assert not _has_free_cases([{"amount": 0, "to_verify": "?"}, copies]) and not _has_free_cases([nothing])


def test_a_term_is_said_when_all_cases_have_it() -> None:
    assert _term({"a": {"term": "5 working_day"}, "b": {"term": "5 working_day"}}) == "5 working_day"
    assert _term({"a": {"term": "5 working_day"}, "b": {"term": "7 working_day"}}) == ""
    assert _term({"a": {}}) == "" and _term({}) == ""


def test_a_term_is_not_said_when_a_channel_has_another() -> None:
    assert _term({"a": {"term": "5 working_day", "term_by_channel": {"counter": "7 working_day"}}}) == ""
    assert _term({"a": {"term": "5 working_day", "term_by_channel": {"counter": "5 working_day"}}}) == "5 working_day"


def test_a_fee_that_only_some_pay_is_not_said() -> None:
    assert _fee([{"amount": 8000, "when": "copies > 0"}]) is None
    assert _fee([{"amount": 0, "when": "copies > 0"}]) == 0


@pytest.mark.real_province
def test_of_the_versions_in_force(province: None) -> None:
    known = briefs(["1.004692", "2.000635", "9.999999"], ON)
    assert known["1.004692"] == Brief("5 working_day", 0)
    assert known["2.000635"].fee is None and "9.999999" not in known
