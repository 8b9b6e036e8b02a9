"""An application of eight questions needs at most twenty statements over its four requests, counted at the driver."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from werkzeug.test import Client as Wsgi

from duoc.config.wsgi import application
from tests.contracts.application import ANSWERS, PROCEDURE, statements, whole
from tests.contracts.conftest import Caller

pytestmark = pytest.mark.django_db(transaction=True)
MOST = 20


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The connection as the web server has it: kept between requests, and looked at before each."""
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 60)
    connection.close()
    connection.connect()
    yield
    connection.close()


class Speaker:
    """Speaks to the product below Django's own test client, which would keep its connection from being looked at."""

    def __init__(self, token: str) -> None:
        self.token, self.client = token, Wsgi(application)

    def __call__(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        request_started.connect(close_old_connections)
        request_finished.connect(close_old_connections)
        sent = {"Authorization": f"Bearer {self.token}", "Host": "localhost"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        answer = self.client.open(f"/api/v1{path}", method=method, json=body, headers=sent)
        assert answer.status_code in (200, 201), answer.get_data(as_text=True)
        return answer.headers if method == "POST" else answer


def test_eight_questions_take_twenty_statements(caller: Callable[[str], Caller], kept: None) -> None:
    told = caller("")("POST", f"/procedures/{PROCEDURE}/evaluation", {"answers": ANSWERS})
    assert told.status_code == 200
    token = caller("citizen1").token
    mine = Caller(token)("POST", f"/procedures/{PROCEDURE}/evaluation", {"answers": ANSWERS}).json()
    asked = [question["id"] for page in mine["pages"] for question in page["questions"]]
    assert sorted(asked) == sorted(ANSWERS) and len(asked) == 8 and mine["complete"]
    speak = Speaker(token)
    whole(speak)  # a process reads definitions and calendars once
    with statements() as sent:
        whole(speak)
    assert len(sent) <= MOST, "\n".join(f"{number}. {text[:160]}" for number, text in enumerate(sent, 1))
