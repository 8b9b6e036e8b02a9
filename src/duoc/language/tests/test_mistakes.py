"""Mistakes that look right: each is the smallest wrong definition, and the finding with its line."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from duoc.language.calculations import Finding, check_document
from duoc.language.faults import DefinitionFault
from duoc.language.surroundings import Template, Text
from duoc.language.tests.samples import SMALL, VOCABULARIES, small
from duoc.language.tests.test_check import AROUND as BARE

TEXTS = {
    "60/2014/QH13": Text(ends=date(2027, 3, 1), replaced_by="03/2026/QH16", articles=77),
    "61/2018/NĐ-CP": Text(ends=date(2025, 7, 1), replaced_by="118/2025/NĐ-CP"),
    "217/2026/NĐ-CP": Text(begins=date(2026, 7, 1)),
    "281/2016/TT-BTC": Text(),
}
AROUND = replace(
    BARE,
    texts=MappingProxyType(TEXTS),
    procedures=frozenset({"1.000689"}),
    templates=MappingProxyType({
        "good.typ": Template("good.typ", '#item([Bản], answer("copies"))\n// answer("no.such")\n'),
        "bad.typ": Template("bad.typ", '#import "x.typ": *\n#item([Dài], answer("vessel.lenght"))\n'),
        "desk.typ": Template("desk.typ", '#item([Muộn], fact("late"))\n'),
        "dates.typ": Template("dates.typ", '#item([Sinh], date-short(answer("born")))\nđến #answer("born").\n'),
        "dots.typ": Template("dots.typ", "#item([Trọng tải], none)\n#item([Ghi tay], by-hand)\n"),
    }),
)  # fmt: skip
STEPS = "steps:\n  - {id: receive, post: clerk, share: 40%}\n  - {id: sign, post: leader, share: 60%}\n"
LATER = """desk:
  - {id: early, ask: Sớm, type: integer, step: receive, when: late > 1}
  - {id: late, ask: Muộn, type: integer, step: sign}
"""
SIGNED = "copies: copies, name: Giấy đăng ký}]"
DATED = "{id: copies, ask: Mấy bản, type: integer, min: 1, max: 50}"
BORN = f"{DATED}\n      - {{id: born, ask: Ngày sinh, type: date}}"

ELSEWHERE = "at: {organisation: so-tu-phap}, within: 2 day, silence: none"


def elsewhere(words: str) -> str:
    """The steps with one of another body between them."""
    return STEPS.replace("  - {id: sign", f"  - {{id: tax, post: clerk, share: 0%, {words}}}\n  - {{id: sign")


def founding(business: str) -> str:
    """An outcome whose entry names an owner and a business."""
    entry = "{when: after_document, data: {origin: origin}, persons: {owner: {name: origin}, shop: {name: origin, %s}}}"
    return f"outcome:\n  register: births\n  entry: {entry % business}\n  results:"


# kind and a word of the finding, a word of the line that is to blame, the text replaced, the text put there
MISTAKES = [
    ("law", "không có «60/2041", "law: [", "law: [60/2014/QH13#16]", "law: [60/2041/QH13#16]"),
    ("law", "không có «1/2099/NĐ-CP", "1/2099", "article: 281/2016/TT-BTC", "article: 1/2099/NĐ-CP#3"),
    ("law", "không có Điều 160", "law: [", "law: [60/2014/QH13#16]", "law: [60/2014/QH13#160]"),
    ("law", "không có Điều 0", "law: [", "law: [60/2014/QH13#16]", "law: [60/2014/QH13#0]"),
    ("law", "đã hết hiệu lực", "law: [", "law: [60/2014/QH13#16]", "law: [61/2018/NĐ-CP]"),
    ("law", "chưa có hiệu lực", "law: [", "law: [60/2014/QH13#16]", "law: [217/2026/NĐ-CP]"),
    ("reference", "mã «1.000698»", "1.000698", STEPS,
     f"refuse: [{{when: origin == 'new' && long, say: Không, instead: '1.000698'}}]\n{STEPS}"),
    ("reference", "phép kiểm tra «parents»", "sense:", STEPS,
     f"sense: [{{is: parents, of: {{parent: origin, child: copies}}}}]\n{STEPS}"),
    ("reference", "cần đúng các mục", "sense:", STEPS, f"sense: [{{is: two_persons, of: {{first: origin}}}}]\n{STEPS}"),
    ("reference", "«ghost.personal_number»", "sense:", STEPS,
     f"sense: [{{is: two_persons, of: {{first: ghost, second: ghost}}}}]\n{STEPS}"),
    ("both", "ai cũng bị từ chối", "refuse:", STEPS, f"refuse: [{{when: true, say: Không}}]\n{STEPS}"),
    ("both", "cùng lúc", "results:", SIGNED,
     "copies: copies, name: Giấy đăng ký}, {code: to_verify, name: Thông báo từ chối đăng ký}]"),
    ("steps", "không bước nào giao cho chức danh", "steps:", f"{STEPS}outcome:\n  results: [{{",
     f"{STEPS.replace('leader', 'specialist')}outcome:\n  results: [{{signer: leader, "),
    ("steps", "hỏi ở bước sau", "when", STEPS, f"{STEPS}{LATER}"),
    ("steps", "những chức danh khác nhau", "results:", SIGNED,
     "copies: copies, name: Giấy, signer: leader}, {code: to_verify, name: Sổ, signer: clerk}]"),
    ("steps", "bước của «leader» có điều kiện", "results:", "share: 60%}\noutcome:\n  results: [{",
     "share: 60%, when: copies > 2}\noutcome:\n  results: [{signer: leader, "),
    ("both", "mà không có code", "shop", "outcome:\n  results:", founding("founds: household")),
    ("both", "mà không có code", "shop", "outcome:\n  results:", founding("new_name: origin")),
    ("both", "mà không có founds", "shop", "outcome:\n  results:", founding("represented_by: owner")),
    ("reference", "không phải người nào", "shop", "outcome:\n  results:",
     founding("code: origin, founds: household, represented_by: ghost")),
    ("steps", "thiếu within hoặc silence", "tax", STEPS, elsewhere("at: {organisation: so-tu-phap}")),
    ("steps", "mà không có at", "tax", STEPS, elsewhere("within: 2 day")),
    ("reference", "cơ quan «so-x»", "tax", STEPS,
     elsewhere("at: {organisation: so-x}, within: 2 day, silence: none")),
    ("reference", "theo «origin»", "tax", STEPS, elsewhere("at: {commune_of: origin}, within: 2 day, silence: none")),
    ("reference", "cấp trên của nơi làm hồ sơ ở «origin»", "competent", "competent: {organisation: so-tu-phap}",
     "competent: {above: origin}"),
    ("steps", "trước khi ký", "tax", f"{STEPS}outcome:\n  results: [{{",
     f"{STEPS}  - {{id: tax, post: clerk, share: 0%, {ELSEWHERE}}}\noutcome:\n  results: [{{signer: leader, "),
    ("steps", "sau tiếp nhận", "receive", "post: clerk, share: 40%", f"post: clerk, share: 40%, {ELSEWHERE}"),
    ("unreachable", "Bước «sign»", "sign", "share: 60%}", "share: 60%, when: copies > 2 && copies < 1}"),
    ("bounds", "min lớn hơn max", "id: copies", "min: 1, max: 50", "min: 50, max: 1"),
    ("bounds", "min lớn hơn max", "id: copies", "min: 1, max: 50", "max: -1"),
    ("bounds", "sắp tới", "id: born", DATED, BORN.replace("type: date", "type: date, past: true, future: true")),
    ("bounds", "«past» không có tác dụng", "id: copies", "min: 1, max: 50", "min: 1, max: 50, past: true"),
    ("date", "2026-13-40", "read:", "source: {read: 2026-06-10}", "source: {read: 2026-13-40}"),
    ("date", "2026-13-40", "valid_from", "valid_from: 2026-01-01", "valid_from: 2026-13-40"),
    ("date", "2026-02-30", "id: born", DATED, f"{BORN[:-1]}, check: {{rule: answer > '2026-02-30', say: Muộn}}}}"),
    ("fee", "-8000", "Phí bản sao", "amount: copies * 8000", "amount: copies * -8000"),
    ("fee", "-8000", "Phí bản sao", "amount: copies * 8000", "amount: '-8000'"),
    ("fee", "0.5", "Phí bản sao", "amount: copies * 8000", "amount: copies * 0.5"),
    ("shape", "fees.0.amount", "Phí bản sao", "amount: copies * 8000", "amount: -8000"),
    ("number", "«20.000»", "Phí bản sao", "amount: copies * 8000", "amount: 20.000"),
    ("number", "«8.000»", "Phí bản sao", "amount: copies * 8000", "amount: copies * 8.000"),
    ("number", "«20.000»", "id: copies", "max: 50", "max: 20.000"),
    ("kind", "ngày và số", "id: born", DATED, f"{BORN[:-1]}, check: {{rule: answer * 2 > 3, say: Sai}}}}"),
    ("kind", "«+» giữa ngày và số", "id: born", DATED,
     f"{BORN[:-1]}, check: {{rule: today + 2 > answer, say: Sai}}}}"),
    ("kind", "«+» giữa ngày và số", "valid_until", SIGNED, f"valid_until: today + 30, {SIGNED}"),
    ("kind", "«+» giữa số và chữ", "valid_until", SIGNED, f"valid_until: 1 + 'ngày', {SIGNED}"),
    ("kind", "cho ra số, nhưng chỗ này cần ngày", "valid_until", SIGNED, f"valid_until: copies, {SIGNED}"),
    ("kind", "«years» cần ngày nhưng gặp số", "let:", "let: {long: vessel.length >= 12.0}",
     "let: {long: 'years(vessel.length, today) >= 12'}"),
    ("kind", "cần đúng hoặc sai", "long", "let: {long: vessel.length >= 12.0}", "let: {long: vessel.length + 1}"),
    ("fee", "không kết quả nào", "Phí bản sao", "copies: copies, ", ""),
    ("template", "vessel.lenght", "", SIGNED, f"document: bad.typ, {SIGNED}"),
    ("template", "«Trọng tải» của mẫu luôn để trống", "", SIGNED, f"document: dots.typ, {SIGNED}"),
    ("reference", "chưa được khai", "long:", "papers: [tax, safety]", "papers: [tax, safetyy]"),
]  # fmt: skip


def findings(old: str, new: str) -> list[Finding]:
    try:
        return check_document(small((old, new)), AROUND, VOCABULARIES)
    except DefinitionFault as fault:
        return list(fault.findings)


def line_of(finding: Finding, text: str) -> str:
    """The line that a finding names, of the definition or of a template beside it."""
    lines = text if finding.file == "small.yaml" else AROUND.templates[finding.file].text
    return lines.splitlines()[finding.line - 1]


@pytest.mark.parametrize(
    ("kind", "word", "blamed", "old", "new"), MISTAKES, ids=[f"{kind}-{word}" for kind, word, *_rest in MISTAKES]
)
def test_a_mistake_is_found_with_its_line(kind: str, word: str, blamed: str, old: str, new: str) -> None:
    matching = [item for item in findings(old, new) if item.kind == kind and word in item.what]
    assert matching, [str(item) for item in findings(old, new)]
    assert all(item.why and item.remedy for item in matching)
    lines = [line_of(item, SMALL.replace(old, new, 1)) for item in matching]
    assert any(blamed in line for line in lines), lines


def test_the_sound_definition_has_none_of_them() -> None:
    assert check_document(small(), AROUND, VOCABULARIES) == []
    good = small((SIGNED, f"document: good.typ, {SIGNED}"))
    assert check_document(good, AROUND, VOCABULARIES) == []


def test_what_an_applicant_declares_prints_no_answer_of_an_official() -> None:
    late = "desk:\n  - {id: late, ask: Muộn, type: integer, step: sign}\noutcome:\n"
    made = small(("safety: {name", "safety: {made_from: desk.typ, name"), ("outcome:\n", late))
    (finding,) = [item for item in check_document(made, AROUND, VOCABULARIES) if "cán bộ" in item.what]
    assert (finding.kind, finding.file, finding.line) == ("template", "desk.typ", 1)


def test_a_template_shared_with_another_version_may_print_what_that_one_asks() -> None:
    shared = replace(AROUND, asked_beside=frozenset({"vessel.lenght"}))
    assert check_document(small((SIGNED, f"document: bad.typ, {SIGNED}")), shared, VOCABULARIES) == []


def test_a_page_that_was_imported_cites_what_it_cites() -> None:
    document = small(("law: [60/2014/QH13#16]", "law: [1/2099/NĐ-CP]\nkind: imported"))
    assert check_document(document, AROUND, VOCABULARIES) == []


def test_a_date_is_not_printed_as_it_is_kept() -> None:
    """The line that writes it for readers is right; the other one is named."""
    wrong = small((DATED, BORN), (SIGNED, f"document: dates.typ, {SIGNED}"))
    faults = [one for one in check_document(wrong, AROUND, VOCABULARIES) if one.file == "dates.typ"]
    assert [(one.line, "«born»" in one.what) for one in faults] == [(2, True)] and "date-short" in faults[0].remedy
