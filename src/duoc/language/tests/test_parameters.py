"""Numbers of the law that several definitions name: the value of the day counts, mistakes are found."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from duoc.language.calculations import (
    NoHoldings,
    changed_between,
    check_document,
    evaluate,
    load,
    on_day,
    read_parameters,
)
from duoc.language.faults import DefinitionFault
from duoc.language.surroundings import Text
from duoc.language.tests.samples import VOCABULARIES, small
from duoc.language.tests.test_check import AROUND

COPY = {
    "copy": {
        "name": "Phí một bản sao, đồng",
        "values": [
            {"from": date(2026, 12, 1), "amount": 9000, "article": "99/2026/TT-BTC"},
            {"from": date(2025, 1, 1), "amount": 8000, "article": "281/2016/TT-BTC", "to_verify": "Chưa đối chiếu."},
        ],
    }
}
WORDS = replace(VOCABULARIES, parameters=read_parameters(COPY))
NAMED = (
    ("amount: copies * 8000, article: 281/2016/TT-BTC", "amount: copies * parameter.copy"),
    ("ask: Mấy bản, type: integer,", "ask: Mấy bản, type: integer, hint: 'Mỗi bản {parameter.copy} đồng.',"),
)


def _with(parameter: dict[str, Any], **other: Any) -> dict[str, Any]:
    return {**parameter, "values": [{**value, **other} for value in parameter["values"]]}


def planned(at: datetime) -> Any:
    answers = {"origin": "bought", "copies": 3}
    return evaluate(load(small(*NAMED).data, WORDS), answers, holdings=NoHoldings(), applicant={}, at=at)


@pytest.mark.parametrize(
    ("at", "amount", "article", "doubt", "hint"),
    [
        (datetime(2026, 11, 30, 16, tzinfo=UTC), 24000, "281/2016/TT-BTC", "Chưa đối chiếu.", "Mỗi bản 8.000 đồng."),
        (datetime(2026, 11, 30, 17, tzinfo=UTC), 27000, "99/2026/TT-BTC", "", "Mỗi bản 9.000 đồng."),  # midnight here
    ],
)
def test_the_value_of_the_day_of_filing_counts(at: datetime, amount: int, article: str, doubt: str, hint: str) -> None:
    plan = planned(at)
    [line] = plan.fees
    assert (line.amount, line.article, line.to_verify) == (amount, article, doubt)
    assert line.formula == f"copies * {amount // 3}"
    [asked] = [one for page in plan.pages for one in page.questions if one.id == "copies"]
    assert (asked.hint, asked.to_verify) == (hint, doubt)


def test_why_a_number_is_not_confirmed_stands_with_the_other_doubts() -> None:
    hinted = load(small(NAMED[1]).data, WORDS)
    assert [(one.what, one.why) for one in hinted.to_verify] == [("Phí một bản sao, đồng", "Chưa đối chiếu.")]
    assert load(small(*NAMED).data, WORDS).to_verify == ()  # the fee says it
    late = load(small(NAMED[1], ("valid_from: 2026-01-01", "valid_from: 2026-12-02")).data, WORDS)
    assert late.to_verify == ()


def test_a_number_may_count_as_of_the_decision() -> None:
    words = replace(VOCABULARIES, parameters=read_parameters({"copy": {**COPY["copy"], "as_of": "decision"}}))
    definition, filed = load(small(*NAMED).data, words), datetime(2026, 11, 2, 9, tzinfo=UTC)
    given = {"holdings": NoHoldings(), "applicant": {}, "at": filed}
    answers = {"origin": "bought", "copies": 3}
    assert evaluate(definition, answers, **given).fees[0].amount == 24000
    plan = evaluate(definition, answers, decided=datetime(2026, 12, 1, 9, tzinfo=UTC), **given)
    assert (plan.fees[0].amount, plan.fees[0].article) == (27000, "99/2026/TT-BTC")
    assert changed_between(definition.parameters, date(2026, 11, 30), date(2026, 12, 1)) == ["Phí một bản sao, đồng"]
    assert changed_between(definition.parameters, date(2026, 12, 1), date(2026, 12, 9)) == []
    with pytest.raises(DefinitionFault):
        read_parameters({"copy": {**COPY["copy"], "as_of": "payment"}})


def test_a_definition_is_shown_with_the_numbers_of_a_day() -> None:
    definition = load(small(*NAMED).data, WORDS)
    shown = on_day(definition, date(2026, 12, 1))
    assert (shown.fees[0].formula, shown.fees[0].article) == ("copies * 9000", "99/2026/TT-BTC")
    assert shown.questions["copies"].hint == shown.pages[1].questions[0].hint == "Mỗi bản 9.000 đồng."
    assert definition.fees[0].formula == "copies * parameter.copy"


def test_a_part_of_a_number_stands_behind_a_comma_in_a_hint_and_a_point_in_a_rule() -> None:
    words = replace(WORDS, parameters=read_parameters({"copy": _with(COPY["copy"], amount=1.5)}))
    shown = on_day(load(small(*NAMED).data, words), date(2026, 12, 1))
    assert shown.questions["copies"].hint == "Mỗi bản 1,5 đồng."
    assert shown.fees[0].formula == "copies * 1.5"


@pytest.mark.parametrize(
    ("at", "article"),
    [
        (datetime(2026, 11, 30, 16, tzinfo=UTC), "281/2016/TT-BTC"),
        (datetime(2026, 11, 30, 17, tzinfo=UTC), "99/2026/TT-BTC"),
    ],
)
def test_a_rule_may_name_the_article_of_the_day(at: datetime, article: str) -> None:
    document = small(("let: {", "let: {by: parameter_article.copy, "))
    plan = evaluate(load(document.data, WORDS), {}, holdings=NoHoldings(), applicant={}, at=at)
    assert plan.scope["by"] == article


def test_a_hint_may_name_the_article_of_the_day() -> None:
    document = small(*NAMED, ("Mỗi bản {parameter.copy} đồng.", "Mức của {parameter_article.copy}."))
    assert check_document(document, AROUND, WORDS) == []
    shown = on_day(load(document.data, WORDS), date(2026, 12, 1))
    assert shown.questions["copies"].hint == "Mức của 99/2026/TT-BTC."


def test_a_definition_holds_only_the_numbers_that_it_names() -> None:
    assert set(load(small(*NAMED).data, WORDS).parameters) == {"copy"}
    assert not load(small().data, WORDS).parameters


def test_a_sound_use_has_no_finding() -> None:
    assert check_document(small(*NAMED), AROUND, WORDS) == []
    article = ("let: {", "let: {by: parameter_article.copy, "), ('when: origin == "bought"', "when: by != origin")
    assert check_document(small(*NAMED, *article), AROUND, WORDS) == []


# The finding's kind, a word of what it says, what is written.
MISTAKES = [
    ("reference", "«kopy»", ("copies * parameter.copy", "copies * parameter.kopy")),
    ("parameter", "chưa có giá trị vào ngày 01/01/2024", ("valid_from: 2026-01-01", "valid_from: 2024-01-01")),
    ("parameter", "Chỉ hint", ("name: Thủ tục thử", "name: 'Thủ tục {parameter.copy}'")),
    ("kind", "giữa chữ và số", ("copies * parameter.copy", "origin * parameter.copy")),
    ("fee", "có khi là -", ("copies * parameter.copy", "parameter.copy - 9000")),
    ("parameter", "Chỉ hint", ("name: Thủ tục thử", "name: 'Thủ tục {parameter_article.copy}'")),
    ("reference", "«kopy»", ("let: {", "let: {by: parameter_article.kopy, ")),
    ("kind", "giữa số và chữ", ("copies * parameter.copy", "copies * parameter_article.copy")),
]


@pytest.mark.parametrize(("kind", "say", "change"), MISTAKES, ids=[one[1] for one in MISTAKES])
def test_mistakes_are_found_where_they_stand(kind: str, say: str, change: tuple[str, str]) -> None:
    findings = check_document(small(*NAMED, change), AROUND, WORDS)
    assert [one for one in findings if one.kind == kind and say in one.what and one.line], findings


def test_the_article_of_a_number_must_be_in_force() -> None:
    around = replace(AROUND, texts={"281/2016/TT-BTC": Text(ends=date(2025, 6, 1)), "60/2014/QH13": Text(articles=77)})
    findings = check_document(small(*NAMED), around, WORDS)
    assert [(one.kind, one.path) for one in findings] == [("law", ("pages", 1, "questions", 0, "hint"))]


@pytest.mark.parametrize(
    "value",
    [
        {"amount": 8000, "article": "281/2016/TT-BTC"},
        {"from": date(2026, 1, 1), "amount": "8.000", "article": "281/2016/TT-BTC"},
        {"from": date(2026, 1, 1), "amount": True, "article": "281/2016/TT-BTC"},
        {"from": date(2026, 1, 1), "amount": 8000},
    ],
)
def test_a_number_needs_its_day_and_its_article(value: dict[str, Any]) -> None:
    with pytest.raises(DefinitionFault, match="copy"):
        read_parameters({"copy": {"name": "Phí", "values": [value]}})


def test_one_day_has_one_value_and_a_parameter_has_some() -> None:
    value = COPY["copy"]["values"][0]
    for values in ([value, value], []):
        with pytest.raises(DefinitionFault, match="copy"):
            read_parameters({"copy": {"name": "Phí", "values": values}})
