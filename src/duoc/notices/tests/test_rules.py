from datetime import UTC, datetime

import pytest

from duoc.notices import rules

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def test_waits_grow_and_end() -> None:
    tries = [rules.next_try(attempts, AT) for attempts in range(1, len(rules.WAITS) + 2)]
    times = [at for at in tries if at]
    assert times == sorted(times)
    assert tries[-1] is None
    assert rules.next_try(0, AT) is None


@pytest.mark.parametrize(
    ("address", "shown"), [("an@example.vn", "a***@example.vn"), ("a@b@c.vn", "a***@c.vn"), ("", "***"), ("x", "***")]
)
def test_an_address_is_shown_masked(address: str, shown: str) -> None:
    assert rules.masked(address) == shown
