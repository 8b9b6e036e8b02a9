"""Rules: the conformance file, the closed list, the missing answer."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st

from duoc.language.rules import Missing, Unusable, compile_rule
from duoc.language.tokens import RuleFault

CONFORMANCE = json.loads((Path(__file__).parents[1] / "schema" / "conformance.json").read_text("utf-8"))


@pytest.mark.parametrize("item", CONFORMANCE["rules"], ids=lambda item: item["rule"])
def test_the_conformance_file_holds_here(item: dict[str, Any]) -> None:
    rule = compile_rule(item["rule"])
    scope = item["scope"]
    if item.get("missing"):
        with pytest.raises(Missing):
            rule.evaluate(scope)
    elif item.get("unusable"):
        with pytest.raises(Unusable):
            rule.evaluate(scope)
    else:
        value = rule.evaluate(scope)
        assert value == item["value"]
        assert isinstance(value, bool) == isinstance(item["value"], bool)
    assert rule.holds(scope) is (item.get("value") is True)


@pytest.mark.parametrize("item", CONFORMANCE["refused"], ids=lambda item: item["rule"])
def test_what_is_outside_the_language_is_refused(item: dict[str, Any]) -> None:
    with pytest.raises(RuleFault):
        compile_rule(item["rule"])


def test_the_conformance_file_covers_every_function_and_operator() -> None:
    text = " ".join(item["rule"] for item in CONFORMANCE["rules"])
    for word in (
        *CONFORMANCE["functions"],
        "&&",
        "||",
        "!",
        "==",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        "+",
        "-",
        "*",
        "/",
        "?",
        " in ",
    ):
        assert word in text, word


def test_a_rule_knows_what_it_reads() -> None:
    rule = compile_rule("a.b >= 3 && (c == 'a.d' || days(e, today) > 2)")
    assert rule.reads == {"a.b", "c", "e", "today"}


def test_a_failing_function_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    assert compile_rule("days(secret, today) > 1").holds({"secret": "096195000001", "today": "2026-11-23"}) is False
    assert "096195000001" not in "".join(capfd.readouterr())


@trying(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_a_rule_or_a_rule_fault(text: str) -> None:
    try:
        compile_rule(text).holds({})
    except RuleFault as fault:
        assert str(fault)
