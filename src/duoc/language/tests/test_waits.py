"""Waits that cannot end in time, or never, or without a basis; turns that nobody can take: each with its line."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from duoc.language import checks_turns, checks_waits
from duoc.language.calculations import Finding, check_document
from duoc.language.surroundings import Text
from duoc.language.tests.samples import SMALL, VOCABULARIES, small
from duoc.language.tests.test_check import AROUND as BARE

READ = "dossiers:dossier:read"
ROLES = {
    "clerk": frozenset({READ, checks_waits.POWERS["supplement"]}),
    "specialist": frozenset({READ, checks_turns.PROPOSE, checks_waits.POWERS["supplement"]}),
    "leader": frozenset({READ, "decisions:decision:sign"}),
}
AROUND = replace(
    BARE,
    roles=MappingProxyType(ROLES),
    today=date(2026, 11, 30),
    texts=MappingProxyType({
        "60/2014/QH13": Text(articles=77), "281/2016/TT-BTC": Text(), "118/2025/NĐ-CP": Text(),
        "03/2026/QH16": Text(begins=date(2027, 3, 1)),
    }),
)  # fmt: skip
STEPS = "steps:\n"
SIGN = "share: 60%}"
BASIS = "article: 118/2025/NĐ-CP"
TAX = "  - {id: tax, post: clerk, share: 0%, at: {organisation: so-tu-phap}, article: 118/2025/NĐ-CP, "
ASKED = "disagreement: goes_on, article: 118/2025/NĐ-CP"
# a word of the finding, a word of the line that is to blame, the text replaced, the text put there
MISTAKES = [
    ("Lấy ý kiến cho cơ quan khác 3 working_day", "consult:", STEPS,
     f"consult: {{within: 3 working_day, silence: consent, {ASKED}}}\n{STEPS}"),
    ("lâu bằng cả thời hạn", "posting:", STEPS, f"posting: {{for: 2 working_day, say: A, {BASIS}}}\n{STEPS}"),
    ("không cho ngày nào", "consult:", STEPS,
     f"consult: {{within: same_day, silence: consent, {ASKED}}}\n{STEPS}"),
    ("không cho ngày nào", "draft_check:", STEPS,
     f"draft_check: {{within: same_day, silence: 'yes', {BASIS}}}\n{STEPS}"),
    ("không cho ngày nào", "clock:", STEPS, f"clock: {{stop_after: same_day, {BASIS}}}\n{STEPS}"),
    ("đến khi có trả lời, im lặng không thay được (silence: no)", "draft_check:", STEPS,
     f"draft_check: {{within: 1 day, silence: 'no', clock: pause, {BASIS}}}\n{STEPS}"),
    ("đến khi có trả lời, im lặng không thay được (silence: none)", "tax", "  - {id: sign",
     f"{TAX}within: 1 day, silence: none, clock: pause}}\n  - {{id: sign"),
    ("không nói phải từ chối trong bao lâu", "clock:", STEPS,
     f"clock: {{stop_after: 2 day, unanswered: refuse, {BASIS}}}\n{STEPS}"),
    ("clock không dẫn văn bản nào", "clock:", STEPS, f"clock: {{stop_after: 2 day, to_verify: Chưa rõ}}\n{STEPS}"),
    ("clock không dẫn văn bản nào", "clock:", STEPS,
     f"clock: {{stop_after: 2 day, article: Trang thủ tục 1.001193}}\n{STEPS}"),
    ("kênh «counter» mà thủ tục không nhận", "clock:", STEPS,
     f"channels: [online]\nclock: {{completeness_by_channel: {{counter: at_once}}, {BASIS}}}\n{STEPS}"),
    ("«bought» trả lời hồ sơ có đủ không (30 day)", "bought:", STEPS,
     f"clock: {{completeness_by_channel: {{post: 30 day, online: at_once}}, {BASIS}}}\n{STEPS}"),
    ("«verify» mà thủ tục không có extra_time", "receive", "share: 40%", "share: 40%, may: [verify]"),
    ("«leader» không làm được", "sign", SIGN, "share: 60%, may: [supplement]}"),
    ("«clerk» không làm được", "receive", "share: 40%", "share: 40%, may: [consult]"),
    ("không ghi channels", "online:", "online: {mode: full}", "online: {mode: none, because: law}"),
    ("hôm nay chưa có hiệu lực", "bought:", "term_article: 60/2014/QH13, papers: [old]",
     "term_article: 03/2026/QH16, papers: [old]"),
]  # fmt: skip


def findings(old: str, new: str) -> list[Finding]:
    return check_document(small((old, new)), AROUND, VOCABULARIES)


@pytest.mark.parametrize(("word", "blamed", "old", "new"), MISTAKES, ids=[f"{one[1]}-{one[0]}" for one in MISTAKES])
def test_it_is_found_with_its_line_reason_and_remedy(word: str, blamed: str, old: str, new: str) -> None:
    every = findings(old, new)
    [finding] = [one for one in every if word in one.what] or [every]
    assert isinstance(finding, Finding), [str(one) for one in every]
    assert finding.why and finding.remedy
    assert blamed in SMALL.replace(old, new, 1).splitlines()[finding.line - 1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (STEPS, f"consult: {{within: 1 day, silence: consent, {ASKED}}}\n{STEPS}"),
        (STEPS, f"consult: {{within: 9 day, silence: consent, clock: pause, {ASKED}}}\n{STEPS}"),
        (STEPS, f"consult: {{within: 1 day, silence: none, clock: pause, {ASKED}}}\n{STEPS}"),  # over with its time
        (STEPS, f"clock: {{stop_after: 2 day, {BASIS}}}\n{STEPS}"),
        (STEPS, f"clock: {{stop_after: 2 day, unanswered: refuse, refuse_within: 1 day, {BASIS}}}\n{STEPS}"),
        ("online: {mode: full}", "online: {mode: none, because: law}\nchannels: [counter]"),
        (
            "term_article: 60/2014/QH13, papers: [old]",
            "term_article: 03/2026/QH16, term_to_verify: Chưa đọc toàn văn., papers: [old]",
        ),
    ],
)
def test_what_is_right_is_left_alone(old: str, new: str) -> None:
    words = [one[0] for one in MISTAKES]
    assert [str(one) for one in findings(old, new) if any(word in one.what for word in words)] == []


def test_a_wait_that_lasts_is_a_warning_since_somebody_may_press_for_the_answer() -> None:
    waiting = f"{TAX}within: 1 day, silence: none, clock: pause}}\n  - {{id: sign"
    [finding] = [one for one in findings("  - {id: sign", waiting) if "đến khi có trả lời" in one.what]
    assert finding.level == "warning" and "đôn đốc" in finding.why


def test_of_several_terms_the_one_that_is_too_short_is_named() -> None:
    longer = "consult: {within: 2 working_day, silence: consent, disagreement: goes_on, article: 118/2025/NĐ-CP}\n"
    [finding] = [one for one in findings(STEPS, longer + STEPS) if "Lấy ý kiến cho" in one.what]
    assert (finding.level, "«bought»" in finding.what) == ("warning", True)
