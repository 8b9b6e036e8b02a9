"""What is said to the National Portal over HTTP, each request signed. No public contract exists: all is to verify."""

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from duoc.partners.calculations import HEADER, signature

PATIENCE = 10  # seconds for one answer
LARGEST = 20_000_000  # bytes of a day's list
FOR_GOOD = frozenset({400, 403, 404, 409, 410, 413, 415, 422})
"""Answers that another try does not change. A wrong signature (401) is mended by whoever keeps the secret."""


class NoAnswer(Exception):
    """The Portal did not answer in a way that can be used. `for_good`: it refuses exactly this."""

    def __init__(self, say: str, *, for_good: bool = False) -> None:
        super().__init__(say)
        self.say, self.for_good = say, for_good


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Where the Portal sends us elsewhere, for example to a page about maintenance, it has taken nothing: urllib would
    ask there without the body, and count the page as the answer."""

    def redirect_request(self, *_of_redirect: Any) -> None:
        return None


_DIRECT = urllib.request.build_opener(_NoRedirect)


@dataclass(frozen=True)
class DayLine:
    """One dossier as the Portal lists it: its code there, the procedure, the national status."""

    code: str
    procedure: str
    status: int


def send(report: Mapping[str, Any]) -> None:
    """Hands a report over; returns once the Portal has taken it, or has it already.

    Raises:
        NoAnswer.
    """
    _ask("/reports", json.dumps(report, ensure_ascii=False).encode())


def day_list(day: date) -> tuple[DayLine, ...]:
    """The dossiers that were filed there for us on this Vietnamese day.

    Raises:
        NoAnswer: none came, or one that is no such list.
    """
    answer = _ask("/lists", json.dumps({"day": day.isoformat()}).encode())
    try:
        return tuple(DayLine(str(one["code"]), str(one["procedure"]), int(one["status"])) for one in json.loads(answer))
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise NoAnswer("no list") from error


def _ask(path: str, body: bytes) -> bytes:
    url = f"{settings.PORTAL_URL}{path}"
    headers = {"Content-Type": "application/json", HEADER: signature(settings.PORTAL_SECRET, urlsplit(url).path, body)}
    request = urllib.request.Request(url, body, headers)  # noqa: S310 (http or https: settings)
    try:
        with _DIRECT.open(request, timeout=PATIENCE) as answer:
            content: bytes = answer.read(LARGEST)
            return content
    except urllib.error.HTTPError as error:
        error.close()
        raise NoAnswer(f"HTTP {error.code}", for_good=error.code in FOR_GOOD) from error
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise NoAnswer(type(error).__name__) from error
