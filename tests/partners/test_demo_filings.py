"""What the played Portal files in the demo is whole under the real definitions."""

from collections.abc import Callable
from typing import Any

import pytest

from duoc.config.played_portal.day import _messages
from tests.cast import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.real_province]


def test_each_filing_of_the_demo_is_taken_in(say: Callable[..., Any]) -> None:
    for message in _messages(2, NOW):
        answer = say(message)
        assert answer.status_code == 201, answer.content.decode()
