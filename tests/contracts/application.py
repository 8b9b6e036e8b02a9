"""One whole application of eight questions, as other systems make it: form, filing, notice, status."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from werkzeug.test import Client as Wsgi

PROCEDURE = "1.004873"  # confirmation of marital status, asked for oneself: what the province holds is not asked
ANSWERS: dict[str, Any] = {
    "requester.relation": "self",
    "purpose": "other",
    "purpose_text": "Vay vốn ngân hàng",
    "copies": 1,
    "period.from": None,  # put, and left blank: the present status is meant
    "status": "never",
    "earlier": "none",
    "charge.exempt": "none",
}
MOST_STATEMENTS = 20
CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


def whole(call: Callable[..., Any], notice: str = "/notice") -> list[Any]:
    """Makes one; the four answers."""
    form = call("GET", f"/procedures/{PROCEDURE}/form")
    filed = call("POST", "/dossiers", {"procedure": PROCEDURE, "answers": ANSWERS}, Idempotency_Key=str(uuid.uuid4()))
    path = filed["Location"].removeprefix("/api/v1")
    return [form, filed, call("GET", f"{path}{notice}"), call("GET", path)]


@contextmanager
def statements() -> Iterator[list[str]]:
    """Every statement that reaches the driver meanwhile, whoever sends it, except transaction control."""
    sent: list[str] = []
    plain = psycopg.Cursor.execute

    def spy(self: Any, query: Any, *args: Any, **more: Any) -> Any:
        text = query.as_string(self) if isinstance(query, psycopg.sql.Composable) else query
        text = text.decode() if isinstance(text, bytes) else str(text)
        if not text.lstrip().upper().startswith(CONTROL):
            sent.append(" ".join(text.split()))
        return plain(self, query, *args, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(psycopg.Cursor, "execute", spy)
        yield sent


@contextmanager
def kept_connection() -> Iterator[None]:
    """The database connection as the web server has it: kept between requests, and looked at before each."""
    from django.db import connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(connection.settings_dict, "CONN_MAX_AGE", 60)
        connection.close()
        connection.connect()
        yield
        connection.close()


class Speaker:
    """Speaks to the product below Django's own test client, which would keep its connection from being looked at."""

    def __init__(self, token: str) -> None:
        from duoc.config.wsgi import application

        self.token, self.client = token, Wsgi(application)

    def __call__(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        from django.core.signals import request_finished, request_started
        from django.db import close_old_connections

        request_started.connect(close_old_connections)
        request_finished.connect(close_old_connections)
        sent = {"Authorization": f"Bearer {self.token}", "Host": "localhost"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        answer = self.client.open(f"/api/v1{path}", method=method, json=body, headers=sent)
        assert answer.status_code in (200, 201), answer.get_data(as_text=True)
        return answer.headers if method == "POST" else answer
