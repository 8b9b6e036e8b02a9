"""A citizen's token, and a caller that speaks to the API as another system would."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from duoc.people import actions as people
from duoc.people.models import Account
from tests.cast import BIRTH, BIRTH_ANSWERS, key, pdf

ROOT = "/api/v1"


class Caller:
    """Calls with a token; nothing else is remembered between calls."""

    def __init__(self, token: str = "") -> None:
        self.token = token
        self.client = Client(raise_request_exception=False)

    def __call__(
        self, method: str, path: str, body: Any = None, *, kind: str = "application/json", **headers: str
    ) -> Any:
        sent = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        data = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        return self.client.generic(method, f"{ROOT}{path}", data, content_type=kind, headers=sent)

    def attach(self, name: str = "chung-sinh.pdf", data: bytes | None = None) -> str:
        """Sends a file; returns its id."""
        answer = self(
            "POST",
            f"/attachments?name={name}",
            data or pdf(),
            kind="application/pdf",
            Idempotency_Key=key(),
        )
        assert answer.status_code == 201, answer.content.decode()
        return str(answer.json()["id"])

    def file(self, *, key: str = "", attachment: str = "", **changes: Any) -> Any:
        """Files a birth registration; returns the answer."""
        attachment = attachment or self.attach()
        body = {
            "procedure": BIRTH,
            "answers": {**BIRTH_ANSWERS, **changes},
            "papers": [{"paper": "birth_notice", "attachment": attachment}],
        }
        return self("POST", "/dossiers", body, Idempotency_Key=key or _key())


_key = key


@pytest.fixture(autouse=True)
def _on_a_morning(morning: datetime) -> None:
    """Every call."""


@pytest.fixture
def caller(province: None) -> Callable[[str], Caller]:
    """`caller("citizen1")`: another system, with a token of this account; `caller("")` has none."""

    def make(username: str) -> Caller:
        if not username:
            return Caller()
        account = Account.objects.get(username=username)
        return Caller(people.make_token(account, at=timezone.now()))

    return make
