"""Groups: items judged one by one, lists in rules, papers of each, computed values, titles, and their mistakes."""

from datetime import UTC, datetime
from typing import Any

import pytest

from duoc.language.calculations import CONFIRMED, Definition, NoHoldings, Plan, evaluate, shown
from duoc.language.checking import check_document
from duoc.language.surroundings import Surroundings
from duoc.language.tests.samples import VOCABULARIES, loaded, small

AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
PAGE = """  - id: thanh-vien
    title: Thành viên
    group:
      id: members
      item: thành viên
      title: "{full_name}"
      min: 1
      max: 20
      questions:
        - {id: full_name, ask: Họ tên, type: person_name}
        - {id: abroad, ask: Ở nước ngoài, type: boolean, required: false}
        - {id: passport, ask: Số hộ chiếu, type: text, when: item.abroad, pattern: {matches: "[A-Z][0-9]{7}", say: Như C1234567.}}
        - {id: units, ask: Số phần, type: integer, min: 1, check: {rule: answer <= 100, say: Nhiều quá., strength: doubt}}
        - {id: price, ask: Giá, type: number, check: {rule: answer < item.units * 1000.0, say: Giá quá cao.}}
      computed:
        - {id: worth, name: Trị giá, value: item.units * item.price, type: number, unit: đồng}
      check: {rule: unique(answer.full_name), say: Trùng tên.}
    computed:
      - {id: total, name: Tổng, value: sum(members.worth), type: money}
variants:"""  # noqa: E501 # as a jurist writes it
CHANGES = (
    ("variants:", PAGE),
    ("field: thuy-san", 'title: "Tàu dài {vessel.length}, {copies} bản"\nfield: thuy-san'),
    ("  old: {", "  passport: {name: Hộ chiếu, each: members, when: item.abroad}\n  old: {"),
    ("papers: [old]", "papers: [old, passport]"),
    ("amount: copies * 8000", "amount: copies * 8000 + count(members) * 1000"),
)
HAN: dict[str, Any] = {"id": "a", "full_name": "Trần Hân", "units": 2, "price": "12.5"}
JOHN: dict[str, Any] = {
    "id": "b", "full_name": "John Smith", "abroad": True, "passport": "C1234567", "units": 3, "price": 10,
}  # fmt: skip


def definition(*more: tuple[str, str]) -> Definition:
    return loaded(small(*CHANGES, *more).data)


def plan(members: Any, *more: tuple[str, str], **answers: Any) -> Plan:
    given = {"origin": "bought", "copies": 1, "members": members, **answers}
    return evaluate(definition(*more), given, holdings=NoHoldings(), applicant={}, at=AT)


def says(result: Plan) -> dict[str, str]:
    return {fault.place: fault.say for fault in [*result.faults, *result.doubts]}


def test_items_are_counted_summed_and_each_brings_its_paper() -> None:
    result = plan([HAN, JOHN])
    assert result.complete and result.values["members"] == [HAN, JOHN]
    assert result.total_fee == 10_000
    assert [one.shown for one in result.computed["thanh-vien"]] == ["55 đồng"]
    assert [[one.shown for one in item.computed] for item in result.groups["members"]] == [["25 đồng"], ["30 đồng"]]
    assert [(paper.id, paper.name) for paper in result.papers][1:] == [("passport.b", "Hộ chiếu: John Smith")]


def test_each_item_says_what_is_wrong_with_it() -> None:
    result = plan([{**HAN, "price": 5000}, {**JOHN, "passport": "1", "units": 0}])
    assert says(result) == {
        "members.a.price": "Giá quá cao.",
        "members.b.passport": "Như C1234567.",
        "members.b.units": "Số phải từ 1 trở lên.",
    }
    assert "members" not in result.values and not result.complete
    assert [page.id for page in result.pages if not page.answered] == ["thanh-vien"]


def test_an_answer_to_a_question_that_an_item_is_not_asked_is_left_out() -> None:
    result = plan([{**HAN, "abroad": False, "passport": "C1234567"}])
    assert "passport" not in result.values["members"][0] and len(result.papers) == 1


def test_a_doubt_of_an_item_is_settled_by_its_token_until_the_answer_changes() -> None:
    [doubt] = plan([{**HAN, "units": 500}]).doubts
    assert (doubt.place, doubt.say) == ("members.a.units", "Nhiều quá.")
    assert plan([{**HAN, "units": 500}], **{CONFIRMED: [doubt.token]}).complete
    assert plan([{**HAN, "units": 501}], **{CONFIRMED: [doubt.token]}).doubts
    assert plan([{**HAN, "id": "other", "units": 500}], **{CONFIRMED: [doubt.token]}).doubts


def test_what_must_hold_of_all_is_asked_once_each_is_right() -> None:
    assert says(plan([HAN, {**HAN, "id": "c"}])) == {"members": "Trùng tên."}


WALL = ("steps:", "sense: [{rule: count(members) >= copies, say: 'Mỗi người một bản.'}]\nsteps:")


def test_a_wall_between_a_list_and_another_answer_holds() -> None:
    assert says(plan([HAN], WALL, copies=2)) == {"members": "Mỗi người một bản."}
    assert plan([HAN, JOHN], WALL, copies=2).complete


@pytest.mark.parametrize(
    ("members", "say"),
    [
        (None, "Bạn chưa thêm thành viên nào; cần ít nhất 1."),
        ([], "Bạn chưa thêm thành viên nào; cần ít nhất 1."),
        ("ba người", "Câu trả lời phải là một danh sách."),
        ([["Hân"]], "Câu trả lời phải là một danh sách."),
        ([{**HAN, "id": "A b"}], "Mã của mỗi mục chỉ gồm chữ thường và số, tối đa 16 ký tự."),
        ([{**HAN, "id": {}}], "Mã của mỗi mục chỉ gồm chữ thường và số, tối đa 16 ký tự."),
        ([HAN, HAN], "Có hai mục cùng mã."),
        ([HAN] * 10_000, "Danh sách có 10000 mục, chỉ được tối đa 20. Hãy bỏ bớt."),
        ([{**HAN, "secret": 1}], "Thủ tục này không hỏi câu này."),
    ],
    ids=["none", "empty", "text", "lists", "bad id", "no id", "same id", "too many", "not asked"],
)
def test_a_list_that_cannot_be_is_refused_in_words(members: Any, say: str) -> None:
    assert list(says(plan(members)).values()) == [say]


def test_an_item_without_an_id_gets_one_that_is_free() -> None:
    nameless = {name: value for name, value in JOHN.items() if name != "id"}
    result = plan([{**HAN, "id": "1"}, nameless])
    assert [item["id"] for item in result.values["members"]] == ["1", "2"]


def test_a_title_is_made_of_the_answers_that_are_given() -> None:
    assert plan([HAN]).title == "1 bản"
    assert plan([HAN], origin="new", **{"vessel.length": "12.5"}).title == "Tàu dài 12,5 m, 1 bản"


def test_items_are_shown_line_by_line() -> None:
    result = plan([HAN, JOHN])
    question = definition().questions["members"]
    assert shown(question, result.values["members"]).splitlines() == [
        "1. Họ tên: Trần Hân; Số phần: 2; Giá: 12,5",
        "2. Họ tên: John Smith; Ở nước ngoài: Có; Số hộ chiếu: C1234567; Số phần: 3; Giá: 10",
    ]


def findings(*more: tuple[str, str]) -> list[str]:
    document = small(*CHANGES, *more)
    return [finding.what for finding in check_document(document, Surroundings(), VOCABULARIES)]


def test_the_sample_has_no_mistakes() -> None:
    assert findings() == []


@pytest.mark.parametrize(
    ("change", "say"),
    [
        (("sum(members.worth)", "sum(members.wort)"), "«members.wort»"),
        (("sum(members.worth)", "sum(members.full_name)"), "«sum» cần danh sách số nhưng gặp danh sách."),
        (("sum(members.worth)", "members.worth + 1"), "Không làm được phép «+» giữa danh sách số và số."),
        (("count(members) * 1000", "count(members.units) * 1000"), "«count» cần nhóm nhưng gặp danh sách số."),
        (("item.units * item.price", "item.units * item.full_name"), "Không làm được phép «*» giữa số và chữ."),
        (("answer < item.units * 1000.0", "answer < members.units"), "«members.units»"),
        (("when: item.abroad}", "when: item.away}"), "«item.away»"),
        (("when: item.abroad, pattern", "when: item.price > 3, pattern"), "phụ thuộc điều hỏi sau nó: item.price"),
        (("each: members", "each: goods"), "theo nhóm «goods», nhưng không có nhóm đó"),
        (('title: "{full_name}"', 'title: "{name}"'), "nhắc tới câu không có: name"),
        (("{vessel.length}, {copies}", "{vessel.size}, {copies}"), "nhắc tới câu không có: vessel.size"),
        (("max: 20", "max: 0"), "ngoài giới hạn"),
        (("min: 1\n      max: 20", "min: 30\n      max: 20"), "«members»"),
        (("{id: full_name, ask", "{id: full.name, ask"), "có dấu chấm"),
        (("type: person_name}", "type: person_name, known_from: applicant.full_name}"), "known_from"),
        (('matches: "[A-Z][0-9]{7}"', 'matches: "[A-Z"'), "Mẫu «[A-Z» không đọc được."),
        (("id: worth, name", "id: units, name"), "Mã «units» dùng hai lần."),
        (("id: total, name", "id: long, name"), "Mã «long» dùng hai lần."),
    ],
)  # fmt: skip
def test_a_mistake_in_a_group_is_found(change: tuple[str, str], say: str) -> None:
    assert any(say in what for what in findings(change)), findings(change)


def test_names_that_would_be_hidden_or_too_long_are_found() -> None:
    beside = ("      - {id: copies,", "      - {id: item.name, ask: Tên, type: text}\n      - {id: copies,")
    assert any("bắt đầu bằng «item»" in what for what in findings(beside))
    long = "p" * 41
    renamed = (("  passport: {name: Hộ", f"  {long}: {{name: Hộ"), ("[old, passport]", f"[old, {long}]"))
    assert any("dài quá 40 ký tự" in what for what in findings(*renamed))


NUMBERED = (
    "        - {id: abroad, ask",
    "        - {id: number, ask: Số, type: personal_number, required: false}\n        - {id: abroad, ask",
)
SIGNERS = """together:
  - {part: member, each: members, when: item.units < 3, who: members.full_name, personal_number: members.number, why: Cùng ký.}
papers:"""  # noqa: E501 # as a jurist writes it
TOGETHER = (NUMBERED, ("papers:\n", f"{SIGNERS}\n"))


def test_each_of_a_group_signs_too_but_for_whoever_files() -> None:
    members = [{**HAN, "number": "096170000046"}, {**JOHN, "number": None}, {**HAN, "id": "c", "full_name": "Lê Tám"}]
    signers = plan(members, *TOGETHER).together
    assert [(one.part, one.name, one.personal_number) for one in signers] == [
        ("member.a", "Trần Hân", "096170000046"),
        ("member.c", "Lê Tám", ""),
    ]
    given = {"origin": "bought", "copies": 1, "members": members[:1]}
    facts = {"full_name": "Trần Hân", "personal_number": "096170000046"}
    own = evaluate(definition(*TOGETHER), given, holdings=NoHoldings(), applicant=facts, at=AT)
    assert not own.together
    assert findings(*TOGETHER) == []


@pytest.mark.parametrize(
    ("change", "say"),
    [
        (("who: members.full_name", "who: members.name"), "không phải câu hỏi của nhóm «members»"),
        (("who: members.full_name", "who: copies"), "không phải câu hỏi của nhóm «members»"),
        (("each: members, when: item", "each: goods, when: item"), "không phải câu hỏi của nhóm «goods»"),
        (("personal_number: members.number", "personal_number: members.passport"), "kiểu personal_number"),
    ],
)
def test_a_mistake_in_who_of_a_group_signs_is_found(change: tuple[str, str], say: str) -> None:
    assert any(say in what for what in findings(*TOGETHER, change)), findings(*TOGETHER, change)
