"""Fees that are due before a step or at the hand-over: what follows, and the mistakes in their words."""

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from tests.cast import MONDAY

from duoc.language.calculations import Finding, NoHoldings, Plan, check_document, evaluate, load
from duoc.language.faults import DefinitionFault
from duoc.language.tests.samples import VOCABULARIES, small
from duoc.language.tests.test_mistakes import AROUND

STEPS = "  - {id: receive, post: clerk, share: 40%}\n  - {id: sign, post: leader, share: 60%}\n"
FOUR = """  - {id: receive, post: clerk, share: 10%}
  - {id: look, post: specialist, share: 20%}
  - {id: tax, post: specialist, share: 0%, when: fire, at: {organisation: so-tu-phap}, within: 2 day, silence: none,
    article: 60/2014/QH13}
  - {id: update, post: specialist, share: 40%}
  - {id: sign, post: leader, share: 20%}
  - {id: return, post: clerk, share: 10%}
desk:
  - {id: fire, ask: Cháy, type: boolean, step: look}
  - {id: notice.total, ask: Số tiền, type: money, step: tax, when: fire}
  - {id: notice.until, ask: Hạn nộp, type: date, step: tax, when: fire}
  - {id: area, ask: Diện tích, type: integer, step: update}
"""
FEES = "  - {for: Phí bản sao, amount: copies * 8000, article: 281/2016/TT-BTC}\n"
TAX = "for: Thuế, when: fire && notice.total > 0, article: 281/2016/TT-BTC"
SOUND = f"  - {{{TAX}, amount: notice.total, before: update, until: notice.until, rests_by: 281/2016/TT-BTC}}\n"
RESULTS = "results: [{code: KQ.G15.000031, copies: copies, name: Giấy đăng ký}]"
ANSWERS: dict[str, Any] = {"origin": "bought", "copies": 2}
READ = frozenset({"dossiers:dossier:read"})
ROLES = {**(AROUND.roles or {}), "specialist": READ}
TEXTS = replace(AROUND, roles=MappingProxyType(ROLES))


def written(fee: str, *more: tuple[str, str]) -> Any:
    signed = RESULTS.replace("copies: copies", "copies: copies, signer: leader")
    return small((STEPS, FOUR), (FEES, FEES + fee), (RESULTS, signed), *more)


def plan(fee: str, **desk: Any) -> Plan:
    definition = load(written(fee).data, VOCABULARIES)
    around = {"holdings": NoHoldings(), "applicant": MappingProxyType({}), "at": MONDAY, "channel": "online"}
    return evaluate(definition, ANSWERS | {id.replace("__", "."): value for id, value in desk.items()}, **around)


def test_what_is_due_later_stands_apart_from_what_is_due_with_the_filing() -> None:
    due = plan(SOUND, fire=True, notice__total=1_200_000, notice__until="2026-12-23")
    (line,) = due.later_fees
    assert due.total_fee == 16000 and due.fee_certain
    assert (line.amount, line.before, line.until) == (1_200_000, "update", "2026-12-23")
    assert line.rests_by == "281/2016/TT-BTC"


def test_an_amount_that_only_the_desk_will_know_does_not_hinder_the_filing() -> None:
    filed = plan("  - {for: Thuế, amount: notice.total, before: update, article: 281/2016/TT-BTC}\n")
    assert filed.complete and filed.fee_certain and filed.later_fees[0].amount is None


def test_who_is_exempt_has_nothing_to_pay() -> None:
    assert not plan(SOUND, fire=True, notice__total=0).later_fees


PAID = "article: 281/2016/TT-BTC"
MISTAKES = [
    ("reference", "không có", f"for: Thuế, {PAID}, amount: 5000, before: updat"),
    ("fee", "cả at và before", f"for: Thuế, {PAID}, amount: 5000, at: hand_over, before: update"),
    ("fee", "cả at và before", f"for: Thuế, {PAID}, amount: 5000, at: filing, before: update"),
    ("fee", "trước bước đầu tiên", f"for: Thuế, {PAID}, amount: 5000, before: receive"),
    ("fee", "khi kết quả đã ký", f"for: Thuế, {PAID}, amount: 5000, before: return"),
    ("fee", "không qua bước ấy", f"for: Thuế, {PAID}, amount: 5000, before: tax"),
    ("fee", "hạn nộp (until)", f"for: Thuế, {PAID}, amount: 5000, until: today"),
    ("fee", "dừng thời hạn", f"for: Thuế, {PAID}, amount: 5000, at: hand_over, rests_by: 281/2016/TT-BTC"),
    ("fee", "dừng thời hạn", f"for: Thuế, {PAID}, amount: 5000, rests_by: 281/2016/TT-BTC"),
    ("fee", "lấy số tiền ở đâu", f"for: Thuế, {PAID}, amount: to_verify, to_verify: Chưa đọc, before: update"),
    ("fee", "luôn là 0 đồng", f"for: Thuế, {PAID}, amount: 0, at: hand_over"),
    ("fee", "câu hỏi cán bộ", f"for: Thuế, {PAID}, when: fire, amount: notice.total"),
    ("fee", "hỏi ở bước «update»", f"for: Thuế, {PAID}, amount: area * 100, before: update"),
    ("law", "không có «1/2099/NĐ-CP", f"for: Thuế, {PAID}, amount: 5000, before: update, rests_by: 1/2099/NĐ-CP#3"),
    ("shape", "fees.1.amount", f"for: Thuế, {PAID}, amount: -5000, at: hand_over"),
    ("fee", "-5000", f"for: Thuế, {PAID}, amount: copies * -5000, before: update"),
    ("shape", "fees.1.at", f"for: Thuế, {PAID}, amount: 5000, at: end"),
    ("kind", "chỗ này cần ngày", f"for: Thuế, {PAID}, amount: 5000, before: update, until: copies"),
    ("reference", "ghost", f"for: Thuế, {PAID}, amount: ghost, before: update"),
    ("fee", "có khi không được hỏi", f"for: Thuế, {PAID}, amount: notice.total, before: update"),
]


def findings(fee: str, *more: tuple[str, str]) -> list[Finding]:
    try:
        return check_document(written(fee, *more), TEXTS, VOCABULARIES)
    except DefinitionFault as fault:
        return list(fault.findings)


@pytest.mark.parametrize(("kind", "word", "fee"), MISTAKES)
def test_a_mistake_is_found_with_its_line(kind: str, word: str, fee: str) -> None:
    every = findings(f"  - {{{fee}}}\n")
    matching = [one for one in every if one.kind == kind and word in one.what]
    assert matching, [str(one) for one in every]
    assert all(one.why and one.remedy and one.line for one in matching)


def test_the_name_at_which_a_dossier_waits_is_no_step() -> None:
    every = findings(SOUND, ("id: return", "id: payment"))
    assert [one.what for one in every if one.kind == "steps"] == ["Tên bước «payment» dành cho lúc chờ nộp tiền."]


def test_sound_words_are_no_mistake() -> None:
    hand_over = "  - {for: Lệ phí, amount: 5000, at: hand_over, article: 281/2016/TT-BTC}\n"
    assert [str(one) for one in findings(SOUND)] == []
    assert [str(one) for one in findings(hand_over)] == []
