"""Mistakes that a reader passes over: names that lead nowhere, words without effect, conditions that never change."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from duoc.language.calculations import Finding, check_document
from duoc.language.faults import DefinitionFault
from duoc.language.nearest import nearest
from duoc.language.surroundings import Template, Text
from duoc.language.tests.samples import SMALL, VOCABULARIES, small
from duoc.language.tests.test_mistakes import AROUND as KNOWN
from duoc.language.tests.test_mistakes import BORN, DATED, SIGNED, STEPS

TEMPLATES = {
    "two-lines.typ": '#item([Dài], answer(\n  "vessel.lenght"\n))\n',
    "data.typ": '#get("unit.nmae")\n',
    "answers.typ": '#get("answers.vessel.lenght")\n',
    "place.typ": '#field("nubmer")\n',
    "comment.typ": '/* answer("no.such")\n*/ #link("https://a.b") #get("unit.name") #answer("vessel.length")\n',
    "dots.typ": 'Ngày ……… tháng ………\n#first(get("unit.name"), "………")\n',
}
AROUND = replace(
    KNOWN,
    today=date(2026, 11, 29),
    texts=MappingProxyType({**(KNOWN.texts or {}), "118/2025/NĐ-CP": Text()}),
    templates=MappingProxyType({name: Template(name, text) for name, text in TEMPLATES.items()}),
    document_kinds=frozenset({"quyet-dinh"}),
    register_fields=MappingProxyType({"vessels": frozenset({"vessel.length", "owner"})}),
)
VESSEL = "{id: copies, ask: Mấy bản, type: integer, min: 1, max: 50}"
OLD = f"{VESSEL}\n      - {{id: old, ask: Số, type: register_entry, register: vessels, other: Không}}"
LENGTH = "check: {rule: answer >= 6.0, say: Tàu dưới 6 mét không phải đăng ký.}"
ONLINE = "online: {mode: full}"
ENTRY = "outcome:\n  register: vessels\n  entry: {when: before_document, data: {origin: origin}"

AFTER = "share: 60%}\noutcome:\n  results: [{"
GIVEN = "share: 50%}\n  - {id: give, post: clerk, share: 10%}\noutcome:\n  results: [{signer: leader, "
ASKED = "desk: [{id: late, ask: Muộn, type: integer, step: give}]\noutcome"

LATE_STEP = """share: 50%}
  - {id: give, post: clerk, share: 10%, when: late > 1}
desk: [{id: late, ask: Muộn, type: integer, step: give}]
"""
CONDITIONAL = f"{STEPS}  - {{id: recheck, post: clerk, share: 60%, when: copies > 2}}\n"

# kind and a word of the finding, a word of its line, the text replaced, the text put there
MISTAKES = [
    ("template", "vessel.lenght", "answer(", SIGNED, f"document: two-lines.typ, {SIGNED}"),
    ("template", "«unit.nmae»", "nmae", SIGNED, f"document: data.typ, {SIGNED}"),
    ("template", "vessel.lenght", "answers.", SIGNED, f"document: answers.typ, {SIGNED}"),
    ("template", "«nubmer»", "nubmer", SIGNED, f"document: place.typ, {SIGNED}"),
    ("template", "Ngày ………", "tháng", SIGNED, f"document: dots.typ, {SIGNED}"),
    ("effect", "hand_over nêu đúng", "ways",
     ONLINE, f"{ONLINE}\nhand_over: {{ways: [post, counter, online], say: Cách nào cũng được.}}"),
    ("law", "chưa kiểm tra được: 118/2025/NĐ-CP, Điều 21", "law:",
     "law: [60/2014/QH13#16]", "law: [118/2025/NĐ-CP#21]"),
    ("law", "Không văn bản nào có Điều 999", "law:", "law: [60/2014/QH13#16]", "law: [118/2025/NĐ-CP#999]"),
    ("law", "Không văn bản nào có Điều 0", "law:", "law: [60/2014/QH13#16]", "law: [118/2025/NĐ-CP#0]"),
    ("law", "«abc» không phải căn cứ", "abc", "article: 281/2016/TT-BTC", "article: abc"),
    ("law", "không có «282/2016", "282", "article: 281/2016/TT-BTC", "article: 282/2016/TT-BTC"),
    ("law", "không có «282/2016", "bought:",
     "term_article: 60/2014/QH13, papers: [old]", "term_article: 282/2016/TT-BTC, papers: [old]"),
    ("law", "không phải địa chỉ", "url:", "{read: 2026-06-10}", "{read: 2026-06-10, url: 'javascript:alert(1)'}"),
    ("date", "chưa tới", "2031", "{read: 2026-06-10}", "{read: 2031-06-10}"),
    ("date", "trước khi có định nghĩa", "valid_until", SIGNED, f"valid_until: '''2020-01-01''', {SIGNED}"),
    ("both", "«bought» cũng bị từ chối", "bought:", STEPS,
     f"refuse: [{{when: origin == 'bought', say: Không}}]\n{STEPS}"),
    ("gap", "không cơ quan nào", "competent:", "competent: {organisation: so-tu-phap}",
     "competent: [{organisation: so-tu-phap, when: origin == 'new'}]"),
    ("always", "không bao giờ chặn được ai", "check:", LENGTH, "check: {rule: answer >= 0, say: Sai}"),
    ("always", "chặn mọi câu trả lời", "check:", LENGTH, "check: {rule: answer < 0, say: Sai}"),
    ("always", "không bao giờ chặn được ai", "sense:", STEPS,
     f"sense: [{{rule: origin != 'new' || copies > 0, say: Sai}}]\n{STEPS}"),
    ("always", "chặn mọi câu trả lời", "sense:", STEPS, f"sense: [{{rule: copies > 50, say: Sai}}]\n{STEPS}"),
    ("always", "không bao giờ chặn được ai", "refuse:", STEPS,
     f"refuse: [{{when: copies * 2 > 100, say: Sai}}]\n{STEPS}"),
    ("kind", "chia cho 0", "long", "let: {long: vessel.length >= 12.0}", "let: {long: vessel.length / 0 >= 12}"),
    ("kind", "chia cho 0", "Phí bản sao", "amount: copies * 8000", "amount: round(8000 / (copies - 1))"),
    ("kind", "chia cho 0", "check:", LENGTH, "check: {rule: 12 / answer < 3, say: Sai}"),
    ("term", "lâu hơn cả thời hạn", "bought:", "term: 2 working_day", "completeness: 30 day, term: 2 working_day"),
    ("type", "kiểu integer lấy sẵn", "id: copies",
     "min: 1, max: 50", "min: 1, max: 50, known_from: applicant.full_name"),
    ("reference", "không có mục «vessel.lenght»", "known_from", DATED,
     f"{OLD}\n      - {{id: l, ask: Dài, type: number, known_from: old.vessel.lenght}}"),
    ("reference", "không có mục «vessel.lenght»", "let:", "let: {", "let: {l: old.vessel.lenght > 3, "),
    ("reference", "không có mục «ower»", "held_in", "{name: Giấy đăng ký cũ",
     "{held_in: {register: vessels, where: {ower: origin}}, name: Giấy đăng ký cũ"),
    ("reference", "«quyet-din»", "kind:", SIGNED, f"kind: quyet-din, {SIGNED}"),
    ("reference", "«copies» không phải câu hỏi kiểu register_entry", "drawn_from",
     SIGNED, f"drawn_from: copies, {SIGNED}"),
    ("reference", "nhắc tới «orign»", "label", "outcome:", f"{ENTRY}, label: 'Tàu {{orign}}'}}"),
    ("number", "không có số thứ tự", "number", SIGNED, f"number: GXN, {SIGNED}"),
    ("number", "có phần không hiểu", "number", SIGNED, f"number: '{{n}}/{{nam}}', {SIGNED}"),
    ("number", "có phần không hiểu", "number", SIGNED, f"number: '{{n/2026', {SIGNED}"),
    ("number", "không có số thứ tự", "number", "outcome:", f"{ENTRY}, number: '{{year}}'}}"),
    ("steps", "sau khi kết quả đã ký", "step: give", AFTER,
     GIVEN.replace("outcome", ASKED).replace("[{", "[{when: late > 1, ")),
    ("steps", "đứng sau bước ký", "give", AFTER, GIVEN.replace("10%", "10%, may: [supplement]")),
    ("steps", "là kiểm tra hoặc họp", "sign", AFTER, f"{AFTER.replace('60%', '60%, visit: meeting')}signer: leader, "),
    ("steps", "đã là bước ký", "receive", f"{STEPS}outcome:\n  results: [{{",
     f"{STEPS.replace('clerk', 'leader')}outcome:\n  results: [{{signer: leader, "),
    ("doubled", "«one» dùng hai lần", "results", SIGNED,
     "id: one, copies: copies, name: Giấy}, {id: one, code: to_verify, name: Sổ}]"),
    ("effect", "valid_for", "results", SIGNED, f"valid_for: 6 month, valid_until: today, {SIGNED}"),
    ("effect", "«spare»", "let:", "let: {", "let: {spare: copies > 1, "),
    ("effect", "step không có tác dụng", "id: copies", "min: 1, max: 50", "min: 1, max: 50, step: sign"),
    ("steps", "hỏi ở bước «give»", "give", AFTER, f"{LATE_STEP}outcome:\n  results: [{{"),
    ("steps", "có khi cộng lại là 160%", "steps:", STEPS, CONDITIONAL),
    ("unreachable", "Thời gian cộng thêm «x»", "add: 2 day", STEPS,
     f"extra_time: [{{id: x, when: copies > 60, add: 2 day, say: Thêm, article: 60/2014/QH13}}]\n{STEPS}"),
    ("unreachable", "Niêm yết", "posting:", STEPS,
     f"posting: {{for: 1 day, say: A, when: copies > 60, article: 60/2014/QH13}}\n{STEPS}"),
    ("term", "Báo không đủ điều kiện", "not_eligible:", STEPS, f"not_eligible: {{within: 9 day, say: Không}}\n{STEPS}"),
    ("term", "Kiểm tra dự thảo", "draft_check:", STEPS, f"draft_check: {{within: 9 day, silence: 'no'}}\n{STEPS}"),
    ("law", "(supplement) không có căn cứ", "clock:", STEPS, f"clock: {{supplement: pause}}\n{STEPS}"),
    ("law", "(draft_check) không có căn cứ", "draft_check:", STEPS,
     f"draft_check: {{within: 1 day, silence: 'no'}}\n{STEPS}"),
    ("effect", "review_day", "review_day", STEPS, f"clock: {{review_day: 15}}\n{STEPS}"),
    ("effect", "counted_from_next", "after_15", STEPS, f"clock: {{after_15: counted_from_next}}\n{STEPS}"),
    ("effect", "«inspect» mà không có visit", "may", "share: 40%", "share: 40%, may: [inspect]"),
    ("term", "lâu hơn cả thời hạn của trường hợp «bought»", "posting:", STEPS,
     f"posting: {{for: 3 working_day, say: Niêm yết}}\n{STEPS}"),
    ("law", "trường hợp «bought» không có căn cứ", "bought:",
     "term_article: 60/2014/QH13, papers: [old]", "papers: [old]"),
    ("effect", "ministry_system", "ministry_system", ONLINE, f"{ONLINE}\nministry_system: VNFishbase"),
    ("effect", "chỉ ghi cấp «commune»", "received_by", ONLINE, f"{ONLINE}\nreceived_by: {{level: commune}}"),
    ("effect", "mode: none", "channels", ONLINE, "online: {mode: none, because: law}\nchannels: [online, counter]"),
    ("effect", "lý do không toàn trình", "because", ONLINE, "online: {mode: full, because: law}"),
    ("effect", "kênh «post»", "bought:", f"{ONLINE}", f"{ONLINE}\nchannels: [online]"),
    ("effect", "«consult» mà thủ tục không có mục", "may", "share: 40%", "share: 40%, may: [consult]"),
    ("effect", "«post» mà thủ tục không có mục posting", "may", "share: 40%", "share: 40%, may: [post]"),
    ("effect", "mục consult mà không bước nào", "consult:", STEPS,
     f"consult: {{within: 2 working_day, silence: consent, disagreement: goes_on}}\n{STEPS}"),
    ("effect", "mục posting mà không bước nào", "posting:", STEPS, f"posting: {{for: 7 day, say: Niêm yết}}\n{STEPS}"),
    ("effect", "vừa có when vừa là otherwise", "bought:",
     'when: origin == "bought"', 'otherwise: true, when: origin == "bought"'),
    ("effect", "cần 0 bản", "old:", "copies: {original: 1}", "copies: {original: 0}"),
    ("effect", "không có gì để chọn", "id: origin",
     "options: {new: Đóng mới, bought: Mua lại}", "options: {new: Đóng mới}"),
    ("bounds", "«partial»", "id: copies", "min: 1, max: 50", "min: 1, max: 50, partial: true"),
    ("bounds", "«options»", "id: born", DATED, f"{BORN.replace('type: date', 'type: text, options: {a: A}')}"),
]  # fmt: skip
CHANNEL = ("term: 2 working_day", "term_by_channel: {post: 1 working_day}, term: 2 working_day")


def findings(old: str, new: str) -> list[Finding]:
    changes = [(old, new)]
    if "channels: [online]" in new:
        changes.append(CHANNEL)
    if "l: old.vessel" in new:
        changes.append((DATED, OLD))
    try:
        return check_document(small(*changes), AROUND, VOCABULARIES)
    except DefinitionFault as fault:
        return list(fault.findings)


@pytest.mark.parametrize(
    ("kind", "word", "blamed", "old", "new"), MISTAKES, ids=[f"{kind}-{word}" for kind, word, *_rest in MISTAKES]
)
def test_a_silent_mistake_is_found_with_its_line(kind: str, word: str, blamed: str, old: str, new: str) -> None:
    every = findings(old, new)
    matching = [item for item in every if item.kind == kind and word in item.what]
    assert matching, [str(item) for item in every]
    assert all(item.why and item.remedy for item in matching)
    text = SMALL.replace(old, new, 1)
    lines = [(text if one.file == "small.yaml" else TEMPLATES[one.file]).splitlines()[one.line - 1] for one in matching]
    assert any(blamed in line for line in lines), lines


def test_the_sound_definition_has_none_of_them() -> None:
    assert check_document(small(), AROUND, VOCABULARIES) == []
    comment = small((SIGNED, f"document: comment.typ, {SIGNED}"))
    assert check_document(comment, AROUND, VOCABULARIES) == []


@pytest.mark.parametrize("article", ["'Trang thủ tục 1.001193: miễn phí'", "abc, to_verify: Chưa đọc được"])
def test_a_source_may_be_the_page_of_a_procedure_or_not_yet_known(article: str) -> None:
    document = small(("article: 281/2016/TT-BTC", f"article: {article}"))
    assert check_document(document, AROUND, VOCABULARIES) == []


@pytest.mark.parametrize(
    "rule",
    [
        "days(born, today) >= 18",
        "born < today",
        "sex(who) == 'male'",
        "birth_year(who) == year(born)",
        "year(today) - birth_year(who) >= 18",
        "who < '001000000000' || year(today) - birth_year(who) >= 6",
        "size(many) > 1",
    ],
)
def test_a_rule_that_calculates_and_can_fail_is_left_alone(rule: str) -> None:
    asked = (
        f"{BORN}\n      - {{id: who, ask: Số, type: personal_number}}\n"
        "      - {id: many, ask: Chọn, type: choices, options: {a: A, b: B}}"
    )
    document = small((DATED, asked), (STEPS, f'sense: [{{rule: "{rule}", say: Sai}}]\n{STEPS}'))
    assert check_document(document, AROUND, VOCABULARIES) == []


@pytest.mark.parametrize("amount", ["round(8000 / copies)", "copies > 2 ? 8000 / (copies - 2) : 0"])
def test_a_division_that_cannot_be_by_zero_is_left_alone(amount: str) -> None:
    document = small(("copies * 8000", f"'floor({amount})'"))
    assert not [one for one in check_document(document, AROUND, VOCABULARIES) if one.kind == "kind"]


def test_the_names_that_there_are_stand_nearest_first() -> None:
    [wrong] = [one for one in findings("field: thuy-san", "field: thuong-mai") if one.kind == "reference"]
    assert "Chọn: thuy-san." in wrong.remedy
    assert nearest("vessel.lenght", ["copies", "vessel.length", *"abcdefghij"])[0] == "vessel.length"
    assert len(nearest("x", "abcdefghij")) == 8


def test_an_amount_is_shown_with_the_decimals_that_make_it_wrong() -> None:
    [wrong] = [one for one in findings("copies * 8000", "copies * 8000.1") if one.kind == "fee"]
    assert "8000.1" in wrong.what


DRAWN = f"drawn_from: old, document: fact.typ, {SIGNED}"


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ('fact("vessel.lenght")', "vessel.lenght"),
        ('fact(key + ".lenght")', ".lenght"),
        ('recorded("vessel.lenght")', "vessel.lenght"),
        ('get("entry.data.vessel.lenght")', "vessel.lenght"),
        ('get("record.data.vessel.lenght")', "vessel.lenght"),
        ('data.at("unti")', "unti"),
    ],
)
@pytest.mark.parametrize("drawn", [True, False], ids=["extract", "own"])
def test_every_road_by_which_a_template_reads_is_checked(read: str, name: str, *, drawn: bool) -> None:
    template = Template("fact.typ", f"#{read}\n")
    around = replace(AROUND, templates=MappingProxyType({"fact.typ": template}))
    changes = [(DATED, OLD), (SIGNED, DRAWN if drawn else f"document: fact.typ, {SIGNED}")]
    if not drawn:
        changes.append(("outcome:", f"{ENTRY}}}"))
    found_here = [one for one in check_document(small(*changes), around, VOCABULARIES) if one.file == "fact.typ"]
    assert [name in one.what for one in found_here] == [True]


@pytest.mark.parametrize("read", ["vessel.length", "vessel", "origin"])
def test_an_extract_may_print_what_the_register_holds_and_what_was_asked(read: str) -> None:
    template = Template("fact.typ", f'#fact("{read}") #fact(key + ".length")\n')
    around = replace(AROUND, templates=MappingProxyType({"fact.typ": template}))
    document = small((DATED, OLD), (SIGNED, DRAWN))
    assert [one for one in check_document(document, around, VOCABULARIES) if one.file == "fact.typ"] == []


@pytest.mark.parametrize(
    ("results", "blamed"),
    [
        (
            "copies: copies, name: A, when: origin == 'new'}, {code: KQ.G15.000032, name: B, when: origin != 'new'}]",
            ["«B»"],
        ),
        ("copies: copies, name: A, when: origin == 'new'}, {code: KQ.G15.000032, name: B}]", ["«B»"]),
        (
            "copies: copies, name: A, when: origin == 'new'}, {code: KQ.G15.000032, name: Không cấp}]",
            [],
        ),
        ("copies: copies, name: A}, {code: KQ.G15.000032, name: B, when: origin != 'new'}]", []),
    ],
)
def test_copies_are_paid_for_only_where_the_result_of_the_case_delivers_them(results: str, blamed: list[str]) -> None:
    findings_of_fees = [
        one for one in check_document(small((SIGNED, results)), AROUND, VOCABULARIES) if one.kind == "fee"
    ]
    assert [word for word in blamed if any(word in one.what for one in findings_of_fees)] == blamed
    assert len(findings_of_fees) == len(blamed)


@pytest.mark.parametrize(
    ("today", "until", "beside", "level"),
    [
        (date(2026, 11, 29), "", (), ["warning"]),
        (date(2027, 3, 1), "", (), ["error"]),
        (date(2027, 3, 1), "valid_to: 2027-12-31\n", (), ["error"]),
        (date(2026, 11, 29), "valid_to: 2027-02-28\n", (), []),
        (date(2026, 11, 29), "", (date(2027, 3, 1),), []),
        (date(2026, 11, 29), "", (date(2025, 3, 1),), ["warning"]),
    ],
)
def test_a_text_that_ends_while_the_definition_goes_on_is_named(
    today: date, until: str, beside: tuple[date, ...], level: list[str]
) -> None:
    around = replace(AROUND, today=today, versions_from=beside)
    every = check_document(small(("valid_to: 2027-02-28\n", until)), around, VOCABULARIES)
    assert [one.level for one in every if "60/2014/QH13 hết hiệu lực từ 01/03/2027" in one.what] == level
