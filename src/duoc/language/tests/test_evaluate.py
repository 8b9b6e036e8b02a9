"""evaluate: strict answers, nothing asked that is held, hidden answers ignored, fees that cannot be calculated."""

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duoc.language.calculations import OTHER, GivenHoldings, HeldEntry, NoHoldings, Plan, evaluate, shown
from duoc.language.plan import AnswerFault
from duoc.language.tests.samples import loaded, real, small_data

AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
MOTHER = {
    "person_id": "p1", "full_name": "Nguyễn Thị Ngọc", "personal_number": "096195000001", "birth_date": "1995-02-03",
    "sex": "female", "ethnicity": "01", "nationality": "vn", "residence": "32044", "address": "Ấp 1",
    "phone": "0912345678",
}  # fmt: skip
BIRTH = loaded(real("1.001193"))
EXTRACT = loaded(real("2.000635"))
SMALL = loaded(small_data())


def birth(answers: dict[str, Any], **more: Any) -> Plan:
    return evaluate(BIRTH, answers, **{"holdings": NoHoldings(), "applicant": MOTHER, "at": AT, **more})


def small(answers: dict[str, Any], definition: Any = SMALL) -> Plan:
    return evaluate(definition, answers, holdings=NoHoldings(), applicant={}, at=AT)


def fault_of(plan: Plan, question: str) -> AnswerFault:
    return next(fault for fault in plan.faults if fault.question == question)


def test_pages_come_one_after_the_other_and_only_those_that_apply() -> None:
    plan = birth({"requester.relation": "mother"})
    assert plan.next is not None
    assert plan.next.id == "truong-hop"
    assert plan.page("cha") is None
    assert birth({"requester.relation": "mother", "child.situation": "married"}).page("cha") is not None


def test_an_answer_to_a_hidden_question_is_ignored() -> None:
    plan = small({"origin": "bought", "vessel.length": 3, "copies": 1})
    assert "vessel.length" not in plan.values
    assert plan.complete


def test_what_is_held_wins_over_what_is_typed() -> None:
    plan = birth({"requester.relation": "mother", "child.situation": "no_father", "mother.full_name": "Người Khác"})
    assert plan.values["mother.full_name"] == MOTHER["full_name"]
    held = next(known for known in plan.known if known.question.id == "mother.residence")
    assert held.shown.startswith(("Xã", "Phường"))
    assert held.source


def test_held_data_that_is_not_right_is_asked() -> None:
    plan = birth({}, applicant={**MOTHER, "phone": "12"})
    page = plan.page("lien-he")
    assert page is not None
    assert [question.id for question in page.questions] == ["requester.phone"]


@pytest.mark.parametrize(
    ("question", "value", "word"),
    [
        ("child.birth_date", "2026-11-24", "chưa tới"),
        ("child.birth_date", "2026-02-30", "không có thật"),
        ("child.birth_date", "23/11/2026", "không có thật"),
        ("child.birth_date", "0001-01-01", "Năm"),
        ("child.birth_date", 20261123, "không có thật"),
        ("child.full_name", "Hân 2", "chữ cái"),
        ("child.full_name", "<b>Hân</b>", "chữ cái"),
        ("child.full_name", "Hân" * 50, "dài"),
        ("child.full_name", ["Hân"], "chữ"),
        ("child.birth_place", "Cà\x00Mau", "ký tự ẩn"),
        ("child.birth_place", "Cà\u202eMau", "ký tự ẩn"),
        ("child.sex", "khác", "có sẵn"),
        ("child.sex", {"male": 1}, "có sẵn"),
        ("child.ethnicity", "99", "có sẵn"),
        ("child.nationality", "xx", "có sẵn"),
        ("copies", 51, "quá 50 bản"),
        ("copies", -1, "từ 0 bản"),
        ("copies", "2.5", "số nguyên"),
        ("copies", "nhiều", "số nguyên"),
        ("copies", True, "phải là một số"),
        ("copies", float("inf"), "quá lớn"),
        ("copies", float("nan"), "quá lớn"),
    ],
)
def test_each_wrong_answer_is_told_in_a_sentence(question: str, value: Any, word: str) -> None:
    plan = birth({question: value})
    fault = fault_of(plan, question)
    assert word in fault.say
    assert not fault.missing
    assert question not in plan.values


@pytest.mark.parametrize(
    ("question", "sent", "value"),
    [
        ("child.full_name", unicodedata.normalize("NFD", "Ngọc Hân"), "Ngọc Hân"),
        ("child.birth_place", "Cà Mau\u200b", "Cà Mau"),
    ],
)
def test_what_changes_no_meaning_is_mended(question: str, sent: str, value: str) -> None:
    assert birth({question: sent}).values[question] == value


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("father.personal_number", "09609300000"),
        ("father.personal_number", "09609300000a"),
        ("father.personal_number", 96093000002),
        ("father.residence", "00001"),
    ],
)
def test_numbers_and_places_of_the_other_parent_are_checked(question: str, value: Any) -> None:
    plan = birth({"requester.relation": "mother", "child.situation": "married", question: value})
    fault = fault_of(plan, question)
    assert not fault.missing


def test_a_missing_required_answer_is_a_fault_and_a_blank_optional_one_is_none() -> None:
    plan = birth({"requester.relation": "mother", "child.situation": "married", "marriage.number": None})
    missing = {fault.question for fault in plan.faults if fault.missing}
    assert "marriage.place" in missing
    assert "marriage.number" not in missing


def test_a_page_is_answered_when_each_question_was_put() -> None:
    answers = {"requester.relation": "mother", "child.situation": "married", "marriage.place": "Xã U Minh"}
    before, after = birth(answers).page("ket-hon"), birth({**answers, "marriage.number": None}).page("ket-hon")
    assert before is not None
    assert not before.answered
    assert after is not None
    assert after.answered


def test_a_check_says_its_own_sentence() -> None:
    fault = fault_of(small({"origin": "new", "vessel.length": "5.99"}), "vessel.length")
    assert fault.say == "Tàu dưới 6 mét không phải đăng ký."


def test_what_cannot_be_is_told_where_the_last_of_the_answers_is_asked() -> None:
    """On the page where the person is, not on one that they have left, though another answer decided to ask it."""
    rule = {"rule": "copies <= vessel.length", "say": "Nhiều bản quá."}
    plan = small({"origin": "new", "vessel.length": 12, "copies": 13}, loaded(small_data() | {"sense": [rule]}))
    assert fault_of(plan, "copies").say == "Nhiều bản quá."
    assert plan.next is not None and plan.next.id == "ban"


@pytest.mark.parametrize(
    ("length", "variant"), [("6", "short"), ("11.99", "short"), ("12", "long"), (12.0, "long"), (15, "long")]
)
def test_both_sides_of_a_boundary(length: Any, variant: str) -> None:
    plan = small({"origin": "new", "vessel.length": length, "copies": 1})
    assert plan.variant is not None
    assert plan.variant.id == variant


def test_a_fee_is_unknown_until_its_answers_are_there() -> None:
    plan = small({"origin": "bought"})
    assert plan.fees[0].amount is None
    assert plan.fees[0].missing
    assert small({"origin": "bought", "copies": 3}).total_fee == 24000


def test_a_fee_that_cannot_be_calculated_when_all_is_answered_is_a_fault() -> None:
    data = small_data()
    data["fees"][0]["amount"] = "vessel.length * 8000"
    plan = small({"origin": "bought", "copies": 1}, loaded(data))
    assert not plan.complete
    assert "Phí bản sao" in plan.faults[0].say


@pytest.mark.parametrize("formula", ["copies * 0.3", "copies - 5", "copies > 1"])
def test_an_amount_that_is_no_whole_money_is_never_shown(formula: str) -> None:
    data = small_data()
    data["fees"][0]["amount"] = formula
    line = small({"origin": "bought", "copies": 1}, loaded(data)).fees[0]
    assert line.amount is None
    assert line.to_verify


ENTRY = HeldEntry(
    "births", "e1", "15/2026", {"child.full_name": "Trần Ngọc Hân"}, "Trần Ngọc Hân", "ubnd-xa", True, ("mother",)
)


def extract(answers: dict[str, Any], *entries: HeldEntry) -> Plan:
    return evaluate(EXTRACT, answers, holdings=GivenHoldings(entries), applicant=MOTHER, at=AT)


def test_the_extract_offers_entries_by_label_and_asks_two_things() -> None:
    plan = extract({"event": "birth"}, ENTRY)
    assert [question.id for page in plan.pages for question in page.questions] == ["event", "entry", "copies"]
    assert dict(plan.pages[1].questions[0].options) == {"e1": "Trần Ngọc Hân", OTHER: "Không có trong danh sách này"}


def test_an_entry_of_somebody_else_is_refused() -> None:
    plan = extract({"event": "birth", "entry": "e2", "copies": 1}, ENTRY)
    assert fault_of(plan, "entry").say
    assert plan.variant is None


def test_an_entry_in_which_the_person_has_another_role_is_not_offered() -> None:
    stranger = replace(ENTRY, roles=("witness",))
    assert "entry" not in [q.id for page in extract({"event": "birth"}, stranger).pages for q in page.questions]


def test_a_paper_held_by_a_register_is_not_asked() -> None:
    data = small_data()
    data["papers"]["old"]["held_in"] = {"register": "vessels", "where": {"origin": "origin"}}
    held = HeldEntry("vessels", "v1", "CM-1", {"origin": "bought"}, "CM-1")
    definition = loaded(data)
    answers = {"origin": "bought", "copies": 1}
    with_entry = evaluate(definition, answers, holdings=GivenHoldings([held]), applicant={"person_id": "p"}, at=AT)
    assert with_entry.papers[0].held == held
    assert not with_entry.papers[0].upload
    assert small(answers, definition).papers[0].upload


def test_answers_are_shown_in_words() -> None:
    answers = {"child.sex": "male", "child.birth_date": "2026-11-05", "recognition": False, "copies": 2}
    words = {name: shown(BIRTH.questions[name], value) for name, value in answers.items()}
    assert words == {"child.sex": "Nam", "child.birth_date": "05/11/2026", "recognition": "Không", "copies": "2 bản"}


PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
JSON = PLAIN | st.lists(PLAIN, max_size=3) | st.dictionaries(st.text(max_size=5), PLAIN, max_size=3)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(BIRTH.questions)), JSON, max_size=12))
def test_no_answer_whatever_breaks_it(answers: dict[str, Any]) -> None:
    plan = birth(answers)
    assert all(fault.say for fault in plan.faults)
