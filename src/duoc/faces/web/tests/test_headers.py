"""Every page forbids what it does not need; a paper shown in a frame keeps its own, narrower policy."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.cast import BIRTH

pytestmark = pytest.mark.django_db


def test_pages_allow_no_script_and_no_foreign_frame(province: None, client: Client) -> None:
    for path in ("/", f"/thu-tuc/{BIRTH}/", "/khong-co/"):
        policy = client.get(path).headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "script-src" not in policy and "frame-ancestors 'none'" in policy


def test_forms_may_only_be_sent_to_us(signed_in: Callable[[str], Client]) -> None:
    assert "form-action 'self'" in signed_in("clerk1").get("/ban/").headers["Content-Security-Policy"]
