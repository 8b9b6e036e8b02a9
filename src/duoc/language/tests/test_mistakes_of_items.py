"""Mistakes about several: items beside each other, items of a group, papers and cases that stand twice."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from duoc.language.calculations import Finding, check_document, read_cases
from duoc.language.documents import parse
from duoc.language.faults import DefinitionFault
from duoc.language.surroundings import Template
from duoc.language.tests.samples import VOCABULARIES, small
from duoc.language.tests.test_check import AROUND
from duoc.language.tests.test_groups import CHANGES

OUTCOME = "outcome:\n  results: [{code: KQ.G15.000031, copies: copies, name: Giấy đăng ký}]"
SIGNED = "copies: copies, name: Giấy đăng ký}]"
TEMPLATE_MISTAKES = [
    ("đó là một cột của nhóm «members»", '#items((1fr,), ([Tên], answer("members.full_name")))'),
    ("«vessel.length» có khi để trống", '#items((1fr, 1fr), ([Bản], "có"), ([Dài], answer("vessel.length")))'),
    ("2 mục nhưng 3 cột", '#items((1fr, 1fr, 1fr), ([Bản], answer("copies")), ([Ai, gì], "có"))'),
    ("cột «ful_name»", '#for one in items-of("members") [#one.ful_name ]'),
    ("cột «ful_name»", '#for (index, one) in items-of("members").enumerate() { one.at("ful_name", default: "") }'),
    ("mà không có nhóm nào tên đó", '#items-table("vessel", ("full_name", [Họ tên]))'),
    ("mà không có nhóm nào tên đó", '#for one in items-of("origin") [x]'),
]  # fmt: skip
DEFINITION_MISTAKES = [
    ("effect", "«{total}»", "ask: Mấy bản,", "ask: Mấy bản, hint: 'Cả thảy {total}',"),
    ("reference", "kể giấy tờ «old» hai lần", "papers: [old, passport]", "papers: [old, passport, old]"),
    ("kind", "cho ra chữ, nhưng chỗ này cần số", "value: item.units * item.price", "value: item.full_name"),
    ("kind", "cho ra chữ, nhưng chỗ này cần số", "value: sum(members.worth)", "value: origin"),
    ("effect", "«unit» không có tác dụng ở giá trị «total»", "type: money}", "type: money, unit: đồng}"),
]
SOUND = """
#items((1fr, auto), ([Bản], answer("copies")), ([Tên, họ], "có, rồi"))
#items((1fr,), ([Dài], or-blank(answer("vessel.length"))))
#if answer("vessel.length") != none { items((1fr,), ([Dài], answer("vessel.length"))) }
#items(widths, ..pairs)
#for one in items-of("members") [#one.full_name #one.at("worth", default: none) #one.len()]
"""


def findings(template: str, *changes: tuple[str, str]) -> list[Finding]:
    around = replace(AROUND, templates=MappingProxyType({"x.typ": Template("x.typ", template)}))
    document = small(*CHANGES, (SIGNED, f"document: x.typ, {SIGNED}"), *changes)
    return check_document(document, around, VOCABULARIES)


@pytest.mark.parametrize(("word", "line"), TEMPLATE_MISTAKES)
def test_a_template_that_prints_nothing_there_is_found(word: str, line: str) -> None:
    [finding] = [one for one in findings(f"#let x = 1\n{line}\n") if one.kind == "template"]
    assert word in finding.what and finding.why and finding.remedy
    assert (finding.file, finding.line) == ("x.typ", 2)


def test_what_is_right_is_left_alone() -> None:
    assert [str(one) for one in findings(SOUND) if one.kind == "template"] == []


@pytest.mark.parametrize(("kind", "word", "old", "new"), DEFINITION_MISTAKES)
def test_a_mistake_in_the_definition_is_found(kind: str, word: str, old: str, new: str) -> None:
    matching = [one for one in findings("", (old, new)) if one.kind == kind and word in one.what]
    assert matching and all(one.line and one.why and one.remedy for one in matching)


EACH = """
  register: vessels
  each: members
  entry: {when: before_document, data: {who: item.full_name}}
  results: [{code: to_verify, name: Giấy, when: item.units > 1}]"""


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("each: members", "each: owners", "theo nhóm «owners», nhưng không có nhóm đó"),
        ("item.full_name}", "item.full_name}, closes: who, persons: {who: {name: origin}}", "«closes» không dùng được"),
        ("item.full_name", "item.ful_name", "ful_name"),
        ("vessels", "births", "«births» có khóa"),
        ("", "", ""),
    ],
)
def test_an_entry_of_each_item(old: str, new: str, word: str) -> None:
    around = replace(
        AROUND, registers=frozenset({"vessels", "births"}), register_labels={}, keyed_registers=frozenset({"births"})
    )
    document = small(*CHANGES, (OUTCOME, f"outcome:{EACH.replace(old, new)}"))
    says = [one.what for one in check_document(document, around, VOCABULARIES) if one.path[:1] == ("outcome",)]
    assert any(word in say for say in says) if word else says == []


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("it: Hai", "it: Một", "«Một» viết hai lần"),
        ("2026-11-23T09:00", "2026-11-31T09:00", "«2026-11-31T09:00» không phải ngày giờ có thật"),
        (", expect: {variant: b}", "", "không có mục, nhóm base hay người «expect»"),
        ("applicant: {}", "applicant: nobody", "«nobody»"),
    ],
)
def test_a_case_that_cannot_be_tried_says_why(old: str, new: str, word: str) -> None:
    rest = "who: x, law: y, applicant: {}, answers: {}, received: 2026-11-23T09:00, expect: {variant: b}"
    text = f"applicants: {{}}\ncases:\n  - {{it: Một, {rest}}}\n  - {{it: Hai, {rest}}}\n"
    assert len(read_cases(parse(text, "cases.yaml"))) == 2
    with pytest.raises(DefinitionFault) as caught:
        read_cases(parse(text.replace(old, new), "cases.yaml"))
    [finding] = caught.value.findings
    assert word in finding.what and finding.line in (3, 4)
