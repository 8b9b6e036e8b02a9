"""One whole application of eight questions, as other systems make it: form, filing, notice, status."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest

PROCEDURE = "1.004873"  # confirmation of marital status, asked for oneself: what the province holds is not asked
ANSWERS: dict[str, Any] = {
    "requester.relation": "self",
    "purpose": "other",
    "purpose_text": "Vay vốn ngân hàng",
    "copies": 1,
    "status": "divorced",
    "status_number": "Bản án số 1 (thử nghiệm)",
    "earlier": "none",
    "charge.exempt": "none",
}
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
