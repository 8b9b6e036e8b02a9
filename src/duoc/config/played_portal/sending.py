"""Signed requests to the played Portal, and from it to us."""

import json
import urllib.error
import urllib.request
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from duoc.ground.refusal import Refusal
from duoc.partners.calculations import HEADER, signature

PATIENCE = 30  # seconds


def to_portal(path: str, value: Any) -> bytes:
    """Asks the played Portal.

    Raises:
        Refusal: it does not answer.
    """
    status, content = _post(f"{settings.PORTAL_URL}{path}", value)
    if status != 200:
        raise Refusal(_("Cổng đóng thử không trả lời (%(status)d).") % {"status": status}, _("Chạy: make run"))
    return content


def to_us(message: dict[str, Any]) -> tuple[int, bytes]:
    """Sends a filing as the Portal does. Returns the HTTP status and what was answered."""
    return _post(f"{settings.PUBLIC_URL}/api/v1/partner/dossiers", message)


def _post(url: str, value: Any) -> tuple[int, bytes]:
    body = json.dumps(value, ensure_ascii=False).encode()
    headers = {"Content-Type": "application/json", HEADER: signature(settings.PORTAL_SECRET, urlsplit(url).path, body)}
    request = urllib.request.Request(url, body, headers)  # noqa: S310 (our own settings: http or https)
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 (as above)
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()
    except OSError as error:
        return 0, str(error).encode()
