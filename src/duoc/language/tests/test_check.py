"""The checker finds each kind of fault, says where, what, why and what next, and is silent about a sound definition."""

from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

import pytest

from duoc.language.calculations import NoHoldings, check_document, evaluate
from duoc.language.calculations import parse_document as parse
from duoc.language.documents import Document
from duoc.language.faults import DefinitionFault
from duoc.language.surroundings import HeldPaper, Surroundings
from duoc.language.tests.samples import SMALL, VOCABULARIES, loaded, small

AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
AROUND = Surroundings(
    organisations=frozenset({"so-tu-phap"}),
    registers=frozenset({"vessels"}),
    roles=MappingProxyType(
        {
            "clerk": frozenset({"dossiers:dossier:read"}),
            "leader": frozenset({"dossiers:dossier:read", "decisions:decision:sign"}),
            "citizen": frozenset(),
        }
    ),
    fields=frozenset({"thuy-san"}),
    life_events=frozenset(),
    held_papers=(HeldPaper(("sổ hộ khẩu",), "Cơ sở dữ liệu dân cư", "Nghị định 104/2022/NĐ-CP"),),
)


def test_a_sound_definition_has_no_finding() -> None:
    assert check_document(small(), AROUND, VOCABULARIES) == []


ASKED = "{within: 1 day, silence: consent, disagreement: refuse, clock: pause}"
WAITS = "share: 40%, may: [supplement]}"


@pytest.mark.parametrize(
    "written", ["clock: {stop_after: 7 working_day, article: 60/2014/QH13}", "clock: {stop_after_to_verify: Chưa rõ.}"]
)
def test_a_request_for_supplements_has_a_last_day_or_says_why_not(written: str) -> None:
    document = small(("share: 40%}", WAITS), ("steps:\n", f"{written}\nsteps:\n"))
    assert check_document(document, AROUND, VOCABULARIES) == []


@pytest.mark.parametrize(
    ("doubts", "levels"), [("", ["warning"]), ("to_verify: [{what: Toàn bộ, why: Đọc tự động.}]\n", [])]
)
def test_a_page_that_doubts_its_whole_text_doubts_its_last_day_too(doubts: str, levels: list[str]) -> None:
    document = small(("share: 40%}", WAITS), ("field:", f"kind: imported\n{doubts}field:"))
    every = check_document(document, AROUND, VOCABULARIES)
    assert [one.level for one in every if "bổ sung đến bao giờ" in one.what] == levels


# kind of the finding, a word of what it says, the text replaced, the text put there; the line is that of the new text.
FAULTS = [
    ("law", "không có căn cứ", "steps:\n", f"consult: {ASKED}\nsteps:\n"),
    ("effect", "stop_after", "steps:\n", "clock: {unanswered: refuse}\nsteps:\n"),
    ("effect", "unanswered: stop", "steps:\n", "clock: {unanswered: stop}\nsteps:\n"),
    ("effect", "stop_after_to_verify", "steps:\n", "clock: {stop_after: 2 day, stop_after_to_verify: A}\nsteps:\n"),
    ("doubt", "bổ sung đến bao giờ", "share: 40%}", "share: 40%, may: [supplement]}"),
    ("doubt", "bổ sung đến bao giờ", "steps:\n", "clock: {supplement: restart}\nsteps:\n"),
    ("effect", "refuse_within", "steps:\n", "clock: {stop_after: 2 day, refuse_within: 1 day}\nsteps:\n"),
    ("reference", "vessel.lenght", "vessel.length >= 12.0}", "vessel.lenght >= 12.0}"),
    ("reference", "variant", 'when: origin == "new"\n', 'when: variant == "new"\n'),
    ("type", "lựa chọn «nwe»", 'origin == "new" && !long', 'origin == "nwe" && !long'),
    ("type", "số", "vessel.length >= 12.0}", 'vessel.length == "dài"}'),
    ("type", "lớn nhỏ", 'when: origin == "bought"', 'when: origin > "bought"'),
    ("type", "có hoặc không", 'when: origin == "bought"', "when: origin"),
    ("rule", "hàm", "vessel.length >= 12.0}", "length(vessel.length) >= 12}"),
    ("rule", "cú pháp", "vessel.length >= 12.0}", "vessel.length >=}"),
    ("circle", "vòng tròn", "let: {long: vessel.length >= 12.0}", "let: {long: other, other: long}"),
    ("circle", "vòng tròn", "let: {long: vessel.length >= 12.0}", "let: {long: '!long'}"),
    ("doubled", "hai lần", "id: copies", "id: origin"),
    ("doubled", "hai lần", "id: ban\n", "id: tau\n"),
    ("doubled", "trùng địa chỉ", "id: ban\n", "id: giay-to\n"),
    ("law", "căn cứ", "law: [60/2014/QH13#16]", "law: []"),
    ("law", "số, ký hiệu", "law: [60/2014/QH13#16]", "law: [Luật Hộ tịch]"),
    ("law", "không có căn cứ", ", article: 281/2016/TT-BTC", ""),
    ("shape", "đơn vị", "term: 2 working_day", "term: 2"),
    ("shape", "đơn vị", "term: 2 working_day", "term: 2 days"),
    ("shape", "đơn vị", "term: 2 working_day", "term: 0 working_day"),
    ("shape", "đơn vị", "term: 2 working_day", "term: 10000 day"),
    ("term", "thiếu thời hạn", "term: 2 working_day, ", ""),
    ("shape", "thiếu mục name", "name: Thủ tục thử\n", ""),
    ("shape", "không hiểu", "name: Thủ tục thử", "name: Thủ tục thử\ncolour: xanh"),
    ("shape", "sai kiểu", "for: [citizen]", "for: citizen"),
    ("date", "ngày có thật", "valid_from: 2026-01-01", "valid_from: 2026-02-31"),
    ("reference", "chưa được khai", "papers: [tax, safety]", "papers: [tax, safety, crew]"),
    ("reference", "không thuộc trường hợp nào", "papers: [old]", "papers: []"),
    ("reference", "cơ quan", "so-tu-phap", "so-khong-co"),
    ("reference", "lĩnh vực", "field: thuy-san", "field: thuy-sang"),
    ("gap", "không thuộc trường hợp nào: origin = bought", 'when: origin == "bought"', 'when: origin == "new"'),
    ("gap", "vessel.length = 12", "let: {long: vessel.length >= 12.0}", "let: {long: vessel.length > 12.0, x: '1'}"),
    ("gap", "phép tính", 'origin == "bought", term', "vessel.length * 2 > 3, term"),
    ("unreachable", "«bought» không bao giờ", 'when: origin == "bought", term', 'when: origin == "new" && long, term'),
    ("unreachable", "«vessel.length»", 'when: origin == "new"\n', 'when: origin == "new" && origin == "bought"\n'),
    ("unreachable", "«safety»", "{name: Giấy an toàn kỹ thuật", "{when: vessel.length < 12, name: An toàn"),
    ("order", "trang sau", 'when: origin == "new"\n', "when: copies > 1\n"),
    ("fee", "có khi không được hỏi", "amount: copies * 8000", "amount: vessel.length * 8000"),
    ("held", "đã có ở", "Giấy đăng ký cũ", "Bản chụp sổ hộ khẩu"),
    ("held", "hỏi lại", "copies, ask: Mấy bản, type: integer", "requester.phone, ask: Số, type: integer"),
    ("steps", "90%", "share: 60%", "share: 50%"),
    ("label", "tên ngắn", "        label: Nguồn gốc tàu\n", ""),
    ("label", "tên ngắn", "copies, ask: Mấy bản", "copies, ask: Bạn cần mấy bản"),
    ("reference", "head", "post: leader", "post: head"),
    ("reference", "chức danh", "post: clerk", "post: citizen"),
    ("reference", "được ký", "name: Giấy đăng ký}", "name: Giấy đăng ký, signer: clerk}"),
    ("steps", "có điều kiện", "post: clerk, share: 40%", "post: clerk, share: 40%, when: 'copies > 2'"),
    ("online", "lý do", "online: {mode: full}", "online: {mode: partial}"),
    ("doubt", "không nói vì sao", "amount: copies * 8000", "amount: to_verify"),
    ("yaml", "YAML", "for: [citizen]", "for: [citizen"),
    ("yaml", "viết hai lần", "field: thuy-san", "field: thuy-san\nfield: ho-tich"),
    ("yaml", "bí danh", "law: [60/2014/QH13#16]", "law: &a [*a]"),
]  # fmt: skip


def findings(old: str, new: str) -> list[Any]:
    try:
        document = small((old, new), *([("!long, term", "vessel.length < 12.0, term")] if "x: '1'" in new else []))
    except DefinitionFault as fault:
        return list(fault.findings)
    return check_document(document, AROUND, VOCABULARIES)


@pytest.mark.parametrize(
    ("kind", "word", "old", "new"), FAULTS, ids=[f"{kind}-{word}" for kind, word, *_rest in FAULTS]
)
def test_each_planted_fault_is_found_and_explained(kind: str, word: str, old: str, new: str) -> None:
    matching = [item for item in findings(old, new) if item.kind == kind and word in item.what]
    assert matching, [str(item) for item in findings(old, new)]
    first = matching[0]
    assert first.file == "small.yaml"
    assert first.line >= 1
    assert first.why
    assert first.remedy


def test_the_line_is_the_line_of_the_fault() -> None:
    lines = SMALL.splitlines()
    wanted = next(index for index, line in enumerate(lines, 1) if line.strip().startswith("bought:"))
    faults = check_document(small(("term: 2 working_day", "term: 2")), AROUND, VOCABULARIES)
    assert {item.line for item in faults} == {wanted}


def test_a_gap_closes_with_otherwise() -> None:
    document = small(('when: origin == "bought", term', "otherwise: true, term"))
    assert check_document(document, AROUND, VOCABULARIES) == []


@pytest.mark.parametrize(
    ("field", "kind", "refused"),
    [("owner.full_name", "text", True), ("owner", "person_name", True), ("built_place", "text", False)],
)
def test_an_entry_opened_by_any_number_tells_nothing_of_people(field: str, kind: str, refused: bool) -> None:
    asked = f"""
      - {{id: seen, ask: Điều tra được, type: {kind}, known_from: old.{field}}}
      - {{id: old, ask: Số đăng ký, type: register_entry, register: vessels, lookup: true, other: Không có}}"""
    document = small(("    title: Số bản\n    questions:", f"    title: Số bản\n    questions:{asked}"))
    faults = check_document(document, AROUND, VOCABULARIES)
    assert any("lấy thông tin của người" in item.what for item in faults) is refused


@pytest.mark.parametrize(("form", "missing"), [("general-result.typ", False), ("none-such.typ", True)])
def test_a_general_form_is_known_and_any_other_must_stand_beside(form: str, missing: bool) -> None:
    document = small(("name: Giấy đăng ký}]", f"name: Giấy đăng ký, document: {form}}}]"))
    around = replace(AROUND, files=frozenset(), forms=frozenset({"general-result.typ"}))
    assert any(item.kind == "template" for item in check_document(document, around, VOCABULARIES)) is missing


def test_a_document_that_is_no_mapping_is_told() -> None:
    assert check_document(parse("- 1\n- 2\n", "list.yaml"), AROUND, VOCABULARIES)[0].kind == "shape"
    assert check_document(parse("", "empty.yaml"), AROUND, VOCABULARIES)[0].kind == "shape"


def large(count: int) -> Document:
    """A definition of many questions that depend on each other, as an imported form may have."""
    lines = []
    for index in range(count):
        when = f"\n        when: q.n{index - 1} == true" if index % 5 else ""
        kind = "type: boolean" if index % 5 < 4 else "type: integer"
        lines.append(f"      - id: q.n{index}\n        ask: Câu {index}\n        {kind}{when}")
        if index % 6 == 5:
            lines.append(f"  - id: trang-{index}\n    title: Trang {index}\n    questions:")
    lines.append("      - {id: copies, ask: Mấy bản, type: integer, min: 1}")
    text = SMALL.replace("      - {id: copies, ask: Mấy bản, type: integer, min: 1, max: 50}", "\n".join(lines))
    return parse(text, "large.yaml")


def test_three_hundred_questions_are_checked_and_evaluated() -> None:
    """How fast is told by `make bench`."""
    document = large(300)
    assert [str(item) for item in check_document(document, AROUND, VOCABULARIES)] == []
    answers: dict[str, Any] = {"origin": "new", "vessel.length": 15, "copies": 2}
    answers |= {f"q.n{index}": True if index % 5 < 4 else 3 for index in range(300)}
    plan = evaluate(loaded(document.data), answers, holdings=NoHoldings(), applicant={}, at=AT)
    assert plan.complete, plan.faults


def test_all_that_can_be_told_is_told_at_once() -> None:
    """A term without its unit, a word that nobody knows, a rule without an end, and a question that there is not."""
    document = small(
        ("name: Mua lại, when", "name: Mua lại, colour: red, when"),
        (
            'name: Tàu ngắn, when: origin == "new" && !long, term: 3 working_day',
            "name: Tàu ngắn, otherwise: true, term: 3",
        ),
        ("amount: copies * 8000", "amount: copies *"),
        ("let: {long: vessel.length >= 12.0}", "let: {long: vessel.lenght >= 12.0}"),
        ("post: leader", "post: nobody"),
    )
    every = check_document(document, AROUND, VOCABULARIES)
    for word in ("colour", "«3»", "vessel.lenght", "«nobody»"):
        assert [one for one in every if word in one.what and one.line > 1], (word, [str(one) for one in every])
    assert [one for one in every if one.kind == "rule"]
    assert [str(one) for one in every if "thiếu thời hạn" in one.what or one.kind in ("unreachable", "gap")] == []


@pytest.mark.parametrize("summary", ["summary: [5]\n", "sumary: A\n"])
def test_a_broken_word_of_the_whole_hides_nothing_else(summary: str) -> None:
    document = small(("field:", f"{summary}field:"), ("post: leader", "post: nobody"))
    every = [one.what for one in check_document(document, AROUND, VOCABULARIES)]
    assert len(every) == 2 and "«nobody»" in every[1]


def test_what_lacks_a_needed_part_is_told_that_alone() -> None:
    document = small(("name: Thủ tục thử\n", ""), ("post: leader", "post: nobody"))
    assert ["name" in one.what for one in check_document(document, AROUND, VOCABULARIES)] == [True]
