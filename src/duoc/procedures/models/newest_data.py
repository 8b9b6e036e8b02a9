"""Which data counts now. It lies beside its table: rows of other packages keep the newest calendars by default."""

import threading
from typing import Any

from django.core.signals import request_finished, request_started
from django.db import connection
from django.dispatch import receiver

from duoc.procedures.models.reference_data import ReferenceData

# Written by hand, since every counted date asks it.
_NEWEST = "SELECT bundle_id FROM procedures_referencedata WHERE name = %s ORDER BY id DESC LIMIT 1"


class _Request(threading.local):
    """What this request has asked already; None outside of requests. A request goes by one calendar, first to last."""

    digests: dict[str, str] | None = None


_request = _Request()


@receiver(request_started)
def _begin(**_signal: Any) -> None:
    _request.digests = {}


@receiver(request_finished)
def _end(**_signal: Any) -> None:
    _request.digests = None


def newest(name: ReferenceData.Name) -> str:
    """Digest of the bundle that counts now; "" where none was loaded yet. One query, within a request only the first
    time."""
    known = _request.digests
    if known is not None and name.value in known:
        return known[name.value]
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST, [name.value])
        row = cursor.fetchone()
    digest = str(row[0]) if row else ""
    if known is not None:
        known[name.value] = digest
    return digest


def newest_calendars() -> str | None:
    """Digest of the calendars that count now, for rows that keep a date; None where none were loaded yet."""
    return newest(ReferenceData.Name.CALENDARS) or None
