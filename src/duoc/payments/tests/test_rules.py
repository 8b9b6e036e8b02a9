import pytest

from duoc.ground.figures import grouped
from duoc.payments import rules


@pytest.mark.parametrize(("amount", "written"), [(0, "0"), (999, "999"), (8000, "8.000"), (1234567, "1.234.567")])
def test_money_is_written_as_people_write_it(amount: int, written: str) -> None:
    assert grouped(amount) == written


@pytest.mark.parametrize("state", ["paid", "waived", "refunded", "cancelled"])
def test_every_settled_state_says_why_nothing_can_be_paid(state: str) -> None:
    with pytest.raises(rules.PaymentRefused) as refused:
        rules.must_be_due(state)
    assert refused.value.say.startswith("Khoản này")
    assert refused.value.remedy
