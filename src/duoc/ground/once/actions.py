"""Doing a write once per key, however often it is asked for."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

import rfc8785
from django.db import connection, transaction
from django.utils.translation import gettext as _

from duoc.ground.once.models import Performance
from duoc.ground.refusal import Refusal


class KeyReused(Refusal):
    """The key was used before, for something else (HTTP 422)."""


class KeyInFlight(Refusal):
    """The first request with this key is still being worked on (HTTP 409)."""


class KeyMissing(Refusal):
    """A write came without a usable key (HTTP 400)."""


@transaction.atomic
def once(
    actor: str, act: str, key: str, request: Mapping[str, Any], perform: Callable[[], str], *, wait: bool = True
) -> str:
    """Performs the act, or answers what it answered the first time.

    Key, request and answer are kept in the same transaction as the act: they exist together or not at all. A refusal
    takes back only this act, so that the caller can still answer in words.

    Args:
        actor: who asks; two actors may use the same key.
        act: name of the write, for example `dossiers.file`.
        key: 8 to 200 characters, made where the form was made.
        request: what is asked, as JSON values; a second request under the key must be equal.
        perform: does the act and returns the id of what it made.
        wait: False answers KeyInFlight at once instead of waiting for the first request to end.

    Raises:
        KeyMissing: no key, or one too short or too long.
        KeyReused: same key, other request.
        KeyInFlight: same key, first request still running, and `wait` is False.
    """
    if not 8 <= len(key) <= 200 or not key.isprintable():
        raise KeyMissing(_("Yêu cầu thiếu khóa chống gửi trùng."), _("Hãy mở lại trang rồi gửi lại."))
    _hold(f"{actor}\n{act}\n{key}", wait)
    digest = hashlib.sha256(rfc8785.dumps(dict(request))).digest()
    before = Performance.objects.filter(actor=actor, act=act, key=key).first()
    if before is None:
        answer = perform()
        Performance.objects.create(actor=actor, act=act, key=key, request_hash=digest, answer=answer)
        return answer
    if bytes(before.request_hash) != digest:
        raise KeyReused(
            _("Biểu mẫu này đã được gửi trước đó với nội dung khác."),
            _("Hãy mở lại trang để xem điều đã được ghi nhận, rồi làm tiếp từ đó."),
        )
    return before.answer


def _hold(name: str, wait: bool) -> None:
    """Queues same-key requests behind each other until the transaction ends (advisory lock on the key's hash)."""
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
    with connection.cursor() as cursor:
        if wait:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
            return
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [number])
        row = cursor.fetchone()
    if row is not None and not row[0]:
        raise KeyInFlight(_("Yêu cầu này đang được xử lý."), _("Hãy chờ vài giây rồi thử lại với cùng khóa."))
