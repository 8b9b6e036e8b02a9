"""Which published data count now: calendars, words, guide."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.core.signals import request_finished, request_started
from django.db import connection
from django.dispatch import receiver

from duoc.procedures.models.reference_data import ReferenceData

REORGANISED = "reorganised"
# Written by hand, since every counted date asks it: digests by name, as part of a larger statement (see `note_newest`);
# beside them which reorganisation took effect last, since names of communes follow it.
NEWEST = f"""(
    SELECT json_object_agg(name, bundle_id)
    FROM (
        (SELECT DISTINCT ON (name) name, bundle_id FROM procedures_referencedata ORDER BY name, id DESC)
        UNION ALL
        (SELECT '{REORGANISED}', reorganisation_id::text FROM people_succession ORDER BY id DESC LIMIT 1)
    ) AS newest
)"""  # noqa: S608 (a constant of our own)


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
    time, whichever name it asks for."""
    return _digests().get(name.value, "")


def last_reorganisation() -> str:
    """Key of the reorganisation that took effect last; "" where there was none. Asked together with `newest`."""
    return _digests().get(REORGANISED, "")


def _digests() -> Mapping[str, str]:
    digests = _request.digests
    if not digests:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {NEWEST}")
            digests = cursor.fetchone()[0] or {}
        note_newest(digests)
    return digests


@contextmanager
def asked_once() -> Iterator[None]:
    """Meanwhile a job asks for the newest data once, as a request does: for one short transaction over many."""
    if _request.digests is not None:
        yield
        return
    _request.digests = {}
    try:
        yield
    finally:
        _request.digests = None


def note_changed() -> None:
    """This request has itself loaded newer data: from here on it goes by them."""
    if _request.digests is not None:
        _request.digests = {}


def note_newest(digests: Mapping[str, str] | None) -> None:
    """Keeps for the rest of the request what one of its statements read by `NEWEST`; the first reading counts."""
    if digests and _request.digests == {}:
        _request.digests = dict(digests)
