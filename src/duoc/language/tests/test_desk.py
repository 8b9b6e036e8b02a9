"""Questions to officials: figures in their hints, doubts of their own, entries that name a person of the dossier."""

from typing import Any

import pytest

from duoc.language.calculations import (
    CONFIRMED,
    OTHER,
    Definition,
    GivenHoldings,
    HeldEntry,
    Plan,
    entry_of,
    evaluate,
    in_words,
    parse_document,
)
from duoc.language.checking import check_definition
from duoc.language.surroundings import Surroundings
from duoc.language.tests.samples import loaded, small
from duoc.language.tests.test_evaluate import AT

NUMBER = "096195000001"
DESK = """desk:
  - id: amount
    ask: Mức hưởng
    type: money
    hint: 'Tính ra {due} đồng.'
    check:
      - {rule: answer >= due, say: Thấp hơn mức tính ra.}
      - {rule: answer <= due, say: Cao hơn mức tính ra., strength: doubt}
  - {id: old, ask: Thay việc nào, type: register_entry, register: allowances, about: who.personal_number,
     other: Không thay}
"""
PAID = small(
    ("let: {", "let: {due: copies * 540000 * 2.5, "),
    ("      - {id: copies,", "      - {id: who.personal_number, ask: Số, type: personal_number}\n      - {id: copies,"),
    ("outcome:\n", DESK + "outcome:\n  register: allowances\n  entry:\n    when: after_document\n"
     "    data: {amount: amount, before: old.amount}\n    replaces: old\n"),
)  # fmt: skip
HELD = HeldEntry("allowances", "a1", "02/QĐ-UBND", {"who.personal_number": NUMBER, "amount": 810000})
ENDED = HeldEntry("allowances", "a0", "01/QĐ-UBND", {"who.personal_number": NUMBER}, valid=False)


def paid() -> Definition:
    return loaded(PAID.data)


def plan(answers: dict[str, Any], *entries: HeldEntry) -> Plan:
    given = {"origin": "bought", "who.personal_number": NUMBER, "copies": 1, **answers}
    return evaluate(paid(), given, holdings=GivenHoldings(entries), applicant={}, at=AT)


def hint_of(made: Plan) -> str:
    return next(question.hint for question in made.desk if question.id == "amount")


def test_the_official_sees_the_figure_before_they_write_theirs() -> None:
    assert hint_of(plan({})) == "Tính ra 1.350.000 đồng."
    assert hint_of(plan({"copies": None})) == "Tính ra chưa có đồng."


def test_a_figure_without_end_is_not_known() -> None:
    endless = {**PAID.data, "let": {**PAID.data["let"], "due": "8000 / (copies - copies)"}}
    given = {"origin": "bought", "who.personal_number": NUMBER, "copies": 1}
    made = evaluate(loaded(endless), given, holdings=GivenHoldings([]), applicant={}, at=AT)
    assert hint_of(made) == "Tính ra chưa có đồng."


@pytest.mark.parametrize(
    ("amount", "faults", "doubts"), [(1_349_999, ["amount"], []), (1_350_000, [], []), (135_000_000, [], ["amount"])]
)
def test_both_sides_of_a_check_are_looked_at(amount: int, faults: list[str], doubts: list[str]) -> None:
    made = plan({"amount": amount})
    assert [fault.question for fault in made.desk_faults] == faults
    assert [doubt.question for doubt in made.desk_doubts] == doubts
    assert made.doubts == (), "it is not the applicant's to settle"


def test_what_an_official_confirms_is_this_amount_and_no_other() -> None:
    (doubt,), (other,) = (plan({"amount": amount}).desk_doubts for amount in (2_000_000, 2_000_001))
    assert doubt.token != other.token
    assert plan({"amount": 2_000_000, CONFIRMED: [doubt.token]}).desk_doubts == (doubt,), "the leader sees it too"


def test_an_entry_that_names_the_person_must_be_chosen_or_left_on_purpose() -> None:
    made = plan({"amount": 1_350_000}, HELD, ENDED)
    assert [fault.question for fault in made.desk_faults] == ["old"]
    question = next(one for one in made.desk if one.id == "old")
    assert dict(question.options) == {"a1": "02/QĐ-UBND", OTHER: "Không thay"}
    for answer, replaced, before in (("a1", "a1", 810000), (OTHER, "", None)):
        made = plan({"amount": 1_350_000, "old": answer}, HELD)
        entry = entry_of(paid(), made)
        assert made.desk_faults == ()
        assert entry is not None
        assert (entry.replaces, entry.data.get("before")) == (replaced, before)


@pytest.mark.parametrize("entry", [ENDED, HeldEntry("allowances", "a2", "03", {"who.personal_number": "1"})])
def test_where_no_entry_names_the_person_nothing_is_put(entry: HeldEntry) -> None:
    made = plan({"amount": 1_350_000}, entry)
    assert [question.id for question in made.desk] == ["amount"]
    assert made.desk_faults == ()


def test_of_several_answers_the_first_that_names_an_entry_is_replaced() -> None:
    data = {**PAID.data, "outcome": {**PAID.data["outcome"]}}
    data["outcome"]["entry"] = {**data["outcome"]["entry"], "replaces": ["who.personal_number", "old"]}
    definition = loaded(data)
    answers = {"origin": "bought", "who.personal_number": NUMBER, "copies": 1, "amount": 1_350_000, "old": "a1"}
    made = evaluate(definition, answers, holdings=GivenHoldings([HELD]), applicant={}, at=AT)
    entry = entry_of(definition, made)
    assert entry is not None
    assert entry.replaces == "a1"


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("{due}", "{dew}", "dew"),
        ("about: who.personal_number", "about: copies", "tìm trong sổ"),
        (",\n     other: Không thay", "", "tìm trong sổ"),
    ],
)
def test_what_an_official_could_not_choose_or_see_is_found(old: str, new: str, word: str) -> None:
    assert not any("tìm trong sổ" in finding.what for finding in check_definition(paid(), Surroundings()))
    data = {**PAID.data, "desk": parse_document(DESK.replace(old, new), "desk.yaml").data["desk"]}
    assert any(word in finding.what for finding in check_definition(loaded(data), Surroundings()))


def late(question: str = "amount") -> Definition:
    desk = [{**one, **({"late": "Chưa tính xong."} if one["id"] == question else {})} for one in PAID.data["desk"]]
    return loaded({**PAID.data, "desk": desk})


def test_what_another_body_has_not_given_is_left_open_and_awaited() -> None:
    answers = {"origin": "bought", "who.personal_number": NUMBER, "copies": 1, "old": OTHER}
    made = evaluate(late(), answers, holdings=GivenHoldings([]), applicant={}, at=AT)
    assert [(one.question, one.missing, one.token) for one in made.desk_doubts] == [("amount", True, "late-amount")]
    entry = entry_of(late(), made)
    assert entry is not None and "amount" not in entry.data and entry.awaited == {"amount": "late-amount"}
    given = evaluate(late(), {**answers, "amount": 1_350_000}, holdings=GivenHoldings([]), applicant={}, at=AT)
    made_entry = entry_of(late(), given)
    assert not given.desk_doubts and made_entry is not None and made_entry.awaited == {}


@pytest.mark.parametrize(("question", "refused"), [("amount", False), ("old", True)])
def test_what_comes_late_has_a_field_in_which_it_is_added(question: str, refused: bool) -> None:
    findings = check_definition(late(question), Surroundings())
    assert any("để trống chờ cơ quan khác" in finding.what for finding in findings) is refused


def test_the_figure_stands_in_every_language() -> None:
    english = in_words(paid(), {"Tính ra {due} đồng.": "It comes to {due} đồng."}, "en")
    made = evaluate(english, {"copies": 1}, holdings=GivenHoldings([]), applicant={}, at=AT)
    assert hint_of(made) == "It comes to 1.350.000 đồng."


def test_a_wall_that_reads_a_named_value_is_said_where_the_last_answer_is_given() -> None:
    sensible = loaded({**PAID.data, "sense": [{"rule": "due <= 2000000", "say": "Quá nhiều bản."}]})
    answers = {"origin": "bought", "who.personal_number": NUMBER, "copies": 2}
    made = evaluate(sensible, answers, holdings=GivenHoldings([]), applicant={}, at=AT)
    assert [fault.question for fault in made.faults if not fault.missing] == ["copies"]
