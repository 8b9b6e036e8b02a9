"""Who signed, and when to try again."""

from datetime import UTC, datetime, timedelta

import pytest

from duoc.partners.calculations import is_signed, signature
from duoc.partners.rules import WAITS, next_try

AT = datetime(2026, 11, 23, tzinfo=UTC)
PATH = "/dossiers"


@pytest.mark.parametrize(
    ("secret", "body", "given", "right"),
    [
        ("secret", b"body", signature("secret", PATH, b"body"), True),
        ("secret", b"body ", signature("secret", PATH, b"body"), False),
        ("secret", b"body", signature("secret", "/other", b"body"), False),
        ("other", b"body", signature("secret", PATH, b"body"), False),
        ("secret", b"body", "", False),
        ("secret", b"body", "sha256=\u1ebf", False),
        ("", b"body", signature("", PATH, b"body"), False),
    ],
)
def test_only_the_secret_signs(secret: str, body: bytes, given: str, right: bool) -> None:
    assert is_signed(secret, PATH, body, given) is right


def test_waits_grow_and_end() -> None:
    times = [next_try(attempts, AT) for attempts in range(1, len(WAITS) + 1)]
    assert times == [AT + wait for wait in sorted(WAITS)]
    assert next_try(len(WAITS) + 1, AT) is None and next_try(0, AT) is None
    assert sum(WAITS, timedelta()) > timedelta(days=2), "a weekend is survived"
