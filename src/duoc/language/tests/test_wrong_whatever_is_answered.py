"""Words that are wrong whatever is answered: times, factors, patterns, columns, fields without a name."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from duoc.language.calculations import Finding, check_document
from duoc.language.faults import DefinitionFault
from duoc.language.surroundings import Template
from duoc.language.tests.samples import SMALL, VOCABULARIES, small
from duoc.language.tests.test_mistakes import AROUND as KNOWN
from duoc.language.tests.test_mistakes import BORN, DATED, SIGNED, STEPS

TEMPLATES = {
    "columns.typ": '#items-table("owners",\n  ("name", [Tên]), ("shares", [Vốn]))\n',
    "widths.typ": '#items-table("owners", widths: (1fr, 20mm, 1fr),\n  ("name", [Tên]), ("share", [Vốn]))\n',
    "tables.typ": '#items-table("owners", widths: (1fr, 20mm), ("name", [Tên]), ("share", [Vốn]))\n',
    "dotted.typ": '#item([Dài], answer("vessel.length"))\n#item([Ghi chú], answer("note"))\n',
    "guarded.typ": (
        '#if answer("note") != none { item([Ghi chú], answer("note")) }\n'
        '#item([Ghi chú], first(answer("note"), "Không có"))\n'
    ),
}
AROUND = replace(
    KNOWN,
    templates=MappingProxyType({name: Template(name, text) for name, text in TEMPLATES.items()}),
    register_labels=MappingProxyType({"vessels": frozenset({"owner"})}),
)
NOTE = f"{DATED}\n      - {{id: note, ask: Ghi chú, type: text, required: false}}"
OWNERS = """  - id: owners
    title: Chủ
    group: {id: owners, item: chủ, questions: [{id: name, ask: Tên, type: text}, {id: share, ask: Vốn, type: number}]}
"""
BODY = "for: [body]\nonline: {mode: full}\nchannels: [online, post]"
ENTRY = "outcome:\n  register: vessels\n  entry: {when: before_document, data: {bare: copies + 1, origin: origin}}"
ASKED = "desk: [{id: seen, ask: Đạt không, type: boolean, step: tax}]\noutcome:"


def elsewhere(words: str) -> str:
    step = f"  - {{id: tax, post: clerk, share: 0%, at: {{organisation: so-tu-phap}}, {words}}}\n"
    return STEPS.replace("  - {id: sign", f"{step}  - {{id: sign")


# kind and a word of the finding, a word of its line, the text replaced, the text put there
MISTAKES = [
    ("term", "còn cả hồ sơ", "tax", STEPS, elsewhere("within: 20 working_day, silence: none")),
    ("steps", "im lặng là đồng ý", "tax", f"{STEPS}outcome:",
     elsewhere("within: 1 working_day, silence: consent") + ASKED),
    ("steps", "disagreement: back", "tax", STEPS,
     elsewhere("within: 1 working_day, silence: none, disagreement: back")),
    ("steps", "«tax» có beside: true ngay sau tiếp nhận", "tax", STEPS,
     elsewhere("within: 1 working_day, silence: none, beside: true")),
    ("effect", "resumes: opinions", "clock:", STEPS, f"clock: {{resumes: opinions, article: 60/2014/QH13}}\n{STEPS}"),
    ("steps", "mà không có at", "receive", "share: 40%", "share: 40%, disagreement: back"),
    ("kind", "«12 working_day» không phải thời hạn", "id: born", DATED,
     f"{BORN[:-1]}, check: {{rule: 'answer < plus(today, \"12 working_day\")', say: Muộn}}}}"),
    ("kind", "nhân với 0", "let:", "let: {long: vessel.length >= 12.0}", "let: {long: vessel.length >= copies * 0}"),
    ("bounds", "đòi ít nhất 30 ký tự", "id: code", DATED,
     f"{DATED}\n      - {{id: code, ask: Mã, type: text, max_length: 20, pattern: "
     "{matches: '[0-9]{30}', say: 30 chữ số}}"),
    ("effect", "không ai dùng được: post", "channels:", "for: [citizen]\nonline: {mode: full}", BODY),
    ("template", "cột «shares»", "items-table", SIGNED, f"document: columns.typ, {SIGNED}"),
    ("template", "2 cột nhưng widths có 3", "items-table", SIGNED, f"document: widths.typ, {SIGNED}"),
    ("template", "«note» có khi để trống", "Ghi chú", SIGNED, f"document: dotted.typ, {SIGNED}"),
    ("reference", "không có nhãn cho mục «bare»", "bare", "outcome:", ENTRY),
    ("rule", "", "let:", "let: {long: vessel.length >= 12.0}", "let: {long: copies = 12.0}"),
]  # fmt: skip


def text_with(old: str, new: str) -> str:
    return SMALL.replace(old, new, 1).replace(DATED, NOTE, 1).replace("variants:", f"{OWNERS}variants:", 1)


def findings(old: str, new: str) -> list[Finding]:
    text = text_with(old, new)
    try:
        return check_document(small((SMALL, text)), AROUND, VOCABULARIES)
    except DefinitionFault as fault:
        return list(fault.findings)


@pytest.mark.parametrize(
    ("kind", "word", "blamed", "old", "new"), MISTAKES, ids=[f"{kind}-{word}" for kind, word, *_rest in MISTAKES]
)
def test_it_is_found_with_line_reason_and_remedy(kind: str, word: str, blamed: str, old: str, new: str) -> None:
    every = findings(old, new)
    matching = [one for one in every if one.kind == kind and word in one.what]
    assert matching, [str(one) for one in every]
    assert all(one.why and one.remedy for one in matching)
    files = {"small.yaml": text_with(old, new), **TEMPLATES}
    assert any(blamed in files[one.file].splitlines()[one.line - 1] for one in matching)


def test_a_lone_sign_of_equality_says_how_two_are_compared() -> None:
    [fault] = [one for one in findings("vessel.length >= 12.0", "copies = 12.0") if one.kind == "rule"]
    assert "==" in fault.remedy


def test_what_is_right_is_left_alone() -> None:
    for document in ("tables.typ", "guarded.typ"):
        assert findings(SIGNED, f"document: {document}, {SIGNED}") == []
    within = elsewhere("within: 1 working_day, silence: none, disagreement: refuse, article: 60/2014/QH13")
    assert findings(STEPS, within) == []
