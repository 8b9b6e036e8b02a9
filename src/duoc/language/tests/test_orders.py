"""What a decision orders about another dossier: read from the desk's answers, and checked in the definition."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from duoc.language.ordering import Order, order_of
from duoc.language.tests.test_silent_mistakes import findings


def ordered(**answers: Any) -> Order | None:
    orders = SimpleNamespace(order="order", until="order_until")
    definition: Any = SimpleNamespace(outcome=SimpleNamespace(orders=orders))
    plan: Any = SimpleNamespace(scope=answers)
    return order_of(definition, plan)


@pytest.mark.parametrize("answers", [{}, {"order": "keep"}, {"order": "revoke"}])
def test_nothing_is_ordered(answers: dict[str, Any]) -> None:
    assert ordered(**answers) is None


def test_what_and_until_when() -> None:
    assert ordered(order="revoke", order_until="2027-01-29") == Order("revoke", date(2027, 1, 29))


def test_the_checker_asks_for_a_named_dossier_and_two_questions_to_the_desk() -> None:
    texts = " ".join(one.what for one in findings("outcome:", "outcome:\n  orders: {order: x, until: y}"))
    for words in (
        "không câu hỏi nào hỏi hồ sơ nào",
        "«x» không phải câu hỏi",
        "«y» không phải câu hỏi cho cán bộ về một ngày",
    ):
        assert words in texts
