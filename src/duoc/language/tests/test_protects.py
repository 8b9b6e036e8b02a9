"""A definition that protects who asks lets nobody else hear of it; a code of the province says why it has no other."""

import pytest

from duoc.language.calculations import Definition, check_document, load
from duoc.language.tests.samples import VOCABULARIES, small
from duoc.language.tests.test_silent_mistakes import AROUND

ASKED = "{id: copies, ask: Mấy bản, type: integer, min: 1, max: 50}"
WHO = "\n      - {id: requester.full_name, ask: Tên, type: person_name, known_from: filer.full_name}"
PROTECTED = (
    ("online: {mode: full}", "online: {mode: full}\nprotects: applicant\nchannels: [online]\n"
     "hand_over: {ways: [online], say: Chỉ gửi người nộp.}"),
    (ASKED, ASKED + WHO),
    ("fees:\n  - {for: Phí bản sao, amount: copies * 8000, article: 281/2016/TT-BTC}", "fees: []"),
)  # fmt: skip
# what others would hear: the text replaced, the text put there, a word of the finding
LEAKS = [
    ("channels: [online]", "channels: [online, counter]", "chỉ do chính người ấy nộp"),
    ("ways: [online]", "ways: [online, counter]", "nhận kết quả trực tuyến"),
    ("for: [citizen]", "for: [citizen, enterprise]", "chỉ do chính người ấy nộp"),
    ("handled_in: here", "handled_in: ministry", "chỉ do chính người ấy nộp"),
    ("protects: applicant", 'protects: applicant\ntitle: "{origin}"', "mà lại có title"),
    ("fees: []", "fees: [{for: Phí, amount: 8000, article: 281/2016/TT-BTC}]", "mà lại có fees"),
    ("post: clerk,", "post: clerk, visit: meeting,", "mà lại có visit"),
    (", known_from: filer.full_name", "", "Không câu hỏi nào hỏi người được bảo vệ"),
]  # fmt: skip


def contradictions(*changes: tuple[str, str]) -> list[str]:
    findings = check_document(small(*changes), AROUND, VOCABULARIES)
    return [one.what for one in findings if one.kind in ("contradiction", "effect")]


def test_whose_answers_are_protected() -> None:
    document = small(*PROTECTED)
    protecting: Definition = load(document.data, VOCABULARIES)
    assert protecting.protected_answers == {"requester.full_name"}
    assert load(small((ASKED, ASKED + WHO)).data, VOCABULARIES).protected_answers == frozenset()
    assert contradictions(*PROTECTED) == []


@pytest.mark.parametrize(("old", "new", "word"), LEAKS, ids=[new for _old, new, _word in LEAKS])
def test_nothing_leads_the_name_elsewhere(old: str, new: str, word: str) -> None:
    handled = ("law: [60/2014/QH13#16]", "handled_in: here\nlaw: [60/2014/QH13#16]")
    assert any(word in one for one in contradictions(handled, *PROTECTED, (old, new)))


def test_a_code_of_the_province_says_where_a_national_one_was_looked_for() -> None:
    lettered = ('procedure: "1.999999"', "procedure: AB.000001")
    assert any("mã của tỉnh" in one for one in contradictions(lettered))
    doubt = "to_verify: [{what: Mã, why: Chưa tìm thấy trang quốc gia.}]\nlaw: [60/2014/QH13#16]"
    assert contradictions(lettered, ("law: [60/2014/QH13#16]", doubt)) == []
