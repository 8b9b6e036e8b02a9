"""Doing a write once per key, however often it is asked for."""

import hashlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import rfc8785
from django.db import OperationalError, connection, transaction
from django.utils.translation import gettext as _
from psycopg.errors import LockNotAvailable

from duoc.ground.ledger.calculations import canonical_json
from duoc.ground.once.calculations import as_request
from duoc.ground.once.models import Performance
from duoc.ground.refusal import Invalid, Refusal

if TYPE_CHECKING:  # a name of the type checkers alone
    from _typeshed import DataclassInstance

_BEGIN = """
    INSERT INTO once_performance (actor, act, key, request_hash, answer)
    SELECT %s, %s, %s, %s, %s FROM (SELECT pg_advisory_xact_lock(%s)) AS held
    ON CONFLICT (actor, act, key) DO NOTHING RETURNING id
"""
_BEGIN_AT_ONCE = """
    WITH held AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(%s) AS free), begun AS (
        INSERT INTO once_performance (actor, act, key, request_hash, answer)
        SELECT %s, %s, %s, %s, %s FROM held WHERE free
        ON CONFLICT (actor, act, key) DO NOTHING RETURNING id)
    SELECT held.free, begun.id FROM held LEFT JOIN begun ON true
"""


class KeyReused(Refusal):
    """The key was used before, for something else."""


class KeyInFlight(Refusal):
    """The first request with this key is still being worked on."""


class KeyMissing(Refusal):
    """A write came without a usable key."""


class Unreadable(Invalid):
    """The request holds a number or letter that no record can keep."""


def once(
    actor: str,
    act: str,
    key: str,
    request: "DataclassInstance",
    perform: Callable[[], str],
    *,
    wait: bool = True,
    answer: str = "",
) -> str:
    """Performs the act, or answers what it answered the first time.

    Key, request and answer are kept in the same transaction as the act: they exist together or not at all. A refusal
    takes back only this act, so that a caller who waits can still answer in words; who does not wait (another system,
    whose whole request a refusal ends) is spared the savepoint.

    Args:
        actor: who asks; two actors may use the same key.
        act: name of the write, for example `dossiers.file`.
        key: 8 to 200 characters, made where the form was made.
        request: all parameters of the act, a frozen dataclass; a second request under the key must be equal.
        perform: does the act and returns the id of what it made.
        wait: False answers KeyInFlight at once instead of waiting for the first request to end.
        answer: what `perform` will return, where the caller knows it beforehand; spares writing it afterwards.

    Raises:
        KeyMissing: no key, or one too short or too long.
        Unreadable: endless or enormous numbers, broken letters.
        KeyReused: same key, other request.
        KeyInFlight: same key, first request still running, and `wait` is False.
    """
    if not 8 <= len(key) <= 200 or not key.isprintable():
        raise KeyMissing(_("Yêu cầu thiếu khóa chống gửi trùng."), _("Hãy mở lại trang rồi gửi lại."))
    with transaction.atomic(savepoint=wait):
        digest = _digest(request)
        lock = _number(f"{actor}\n{act}\n{key}")
        row = (_begin if wait else _begin_at_once)([actor, act, key, digest, answer], lock)
        if row is not None:
            return _perform(row, perform, answer)
        before = Performance.objects.get(actor=actor, act=act, key=key)
        if bytes(before.request_hash) != digest:
            raise KeyReused(
                _("Biểu mẫu này đã được gửi trước đó với nội dung khác."),
                _("Hãy mở lại trang để xem điều đã được ghi nhận, rồi làm tiếp từ đó."),
            )
        return before.answer


def _digest(request: "DataclassInstance") -> bytes:
    try:
        return hashlib.sha256(canonical_json(as_request(request))).digest()
    except rfc8785.CanonicalizationError as error:
        raise Unreadable(
            _("Nội dung gửi lên có số quá lớn hoặc ký tự không đọc được."), _("Hãy sửa chỗ đó rồi gửi lại.")
        ) from error


def _perform(row: int, perform: Callable[[], str], expected: str) -> str:
    answer = perform()
    if not expected:
        Performance.objects.filter(pk=row).update(answer=answer)
    elif answer != expected:
        raise RuntimeError("an act answered otherwise than its caller expected")
    return answer


def _begin(values: Sequence[Any], lock: int) -> int | None:
    """Takes the key and returns its row; None when it is taken. Waits for another caller that is taking it.

    Everybody holds the key's lock, so that who does not want to wait can see that another holds it.
    """
    try:
        row = _first_row(_BEGIN, [*values, lock])
    except OperationalError as error:
        if isinstance(error.__cause__, LockNotAvailable):
            raise _in_flight() from error
        raise
    return int(row[0]) if row else None


def _number(name: str) -> int:
    """The key's advisory lock: 64 bits of its hash."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)


def _begin_at_once(values: Sequence[Any], lock: int) -> int | None:
    """The same without waiting, still in one statement: refuses while another transaction holds the key."""
    row = _first_row(_BEGIN_AT_ONCE, [lock, *values])
    if row is None or not row[0]:
        raise _in_flight()
    return int(row[1]) if row[1] else None


def _first_row(statement: str, values: Sequence[Any]) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row: tuple[Any, ...] | None = cursor.fetchone()
    return row


def _in_flight() -> KeyInFlight:
    return KeyInFlight(_("Yêu cầu này đang được xử lý."), _("Hãy chờ vài giây rồi thử lại với cùng khóa."))
