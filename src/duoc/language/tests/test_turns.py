"""Steps in an order in which an act finds nothing to do: nothing taken in, proposed, signed or issued yet."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from duoc.language import checks_turns
from duoc.language.calculations import check_document
from duoc.language.checks_signing import SIGN
from duoc.language.checks_steps import READ
from duoc.language.tests.samples import VOCABULARIES, small
from duoc.language.tests.test_check import AROUND as BARE

ROLES = {
    "clerk": frozenset({READ, checks_turns.ACCEPT, checks_turns.HAND_OVER}),
    "specialist": frozenset({READ, checks_turns.PROPOSE}),
    "leader": frozenset({READ, SIGN}),
    "registry": frozenset({READ, checks_turns.ISSUE}),
}
AROUND = replace(BARE, roles=MappingProxyType(ROLES))
STEPS = "steps:\n  - {id: receive, post: clerk, share: 40%}\n  - {id: sign, post: leader, share: 60%}\n"
POSTS = {"receive": "clerk", "examine": "specialist", "sign": "leader", "issue": "registry", "return": "clerk"}


def finds(order: str, **words: str) -> list[str]:
    """What is wrong with the steps in this order; of a step the `words` that stand beside its post."""
    names = order.split()
    shares = [100 - 10 * (len(names) - 1), *[10] * (len(names) - 1)]
    rows = [
        f"  - {{id: {name}, post: {POSTS[name.rstrip('2')]}, share: {share}%{words.get(name, '')}}}\n"
        for name, share in zip(names, shares, strict=True)
    ]
    changes = (STEPS, f"steps:\n{''.join(rows)}"), ("name: Giấy đăng ký}]", "name: Giấy đăng ký, signer: leader}]")
    document = small(*changes)
    every = [one for one in check_document(document, AROUND, VOCABULARIES) if one.kind == "steps"]
    assert all(one.why and one.remedy and one.line for one in every)
    return [one.what for one in every if one.level == "error"]


@pytest.mark.parametrize(
    "order", ["receive examine sign issue return", "receive examine examine2 sign issue return return2"]
)
def test_the_usual_order_is_sound(order: str) -> None:
    assert finds(order) == []


@pytest.mark.parametrize(
    ("order", "wrong"),
    [
        ("receive examine issue sign return", ["«issue» phát hành kết quả mà đứng trước bước ký"]),
        ("receive issue examine sign return", ["«issue» phát hành kết quả mà đứng trước bước ký"]),
        ("receive examine sign return", ["không bước nào phát hành kết quả"]),
        ("receive examine sign return issue", ["«return» đứng giữa", "không bước nào trả kết quả"]),
        ("receive examine sign examine2 issue return", ["«examine2» đứng giữa"]),
        ("receive examine sign issue", ["không bước nào trả kết quả"]),
        ("receive examine sign issue examine2 return", ["«examine2» đứng sau phát hành"]),
        ("receive sign issue return", ["không bước nào trình được dự thảo"]),
        ("examine receive sign issue return", ["không được tiếp nhận", "không bước nào trình được dự thảo"]),
    ],
)
def test_a_step_before_what_its_act_needs_is_found(order: str, wrong: list[str]) -> None:
    every = finds(order)
    assert [any(word in one for one in every) for word in wrong] == [True] * len(wrong), every
    assert len(every) == len(wrong), every


def test_who_issues_may_also_do_something_before_the_signature() -> None:
    assert finds("receive issue2 examine sign issue return") == []


def test_a_condition_leaves_a_signed_result_without_a_number() -> None:
    [wrong] = finds("receive examine sign issue return", issue=", when: copies > 1")
    assert "«issue» có điều kiện" in wrong


def test_nothing_is_said_where_a_ministry_makes_the_result() -> None:
    ministry = small(("online: {mode: full}", "online: {mode: full}\nhandled_in: ministry\nministry_system: A"))
    assert [one for one in check_document(ministry, AROUND, VOCABULARIES) if one.kind == "steps"] == []
