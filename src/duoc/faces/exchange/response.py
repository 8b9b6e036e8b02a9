"""Answers to other systems: JSON that no cache keeps, times in UTC."""

import json
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.http import HttpResponse

from duoc.faces.exchange.call import JSON


def given(value: Any, *, status: int = 200, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """A JSON answer that no cache keeps."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain).encode()
    response = HttpResponse(body, status=status, content_type=JSON, headers=dict(headers or {}))
    response.headers.setdefault("Cache-Control", "private, no-store")
    return response


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return stamp(value)
    if isinstance(value, uuid.UUID):
        return str(value)
    raise TypeError(type(value).__name__)


def stamp(at: datetime | None) -> str | None:
    """A time in UTC: 2026-11-23T02:00:00Z."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z") if at else None
