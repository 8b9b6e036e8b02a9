"""The parameters of an act as its idempotency key compares them."""

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Nothing:
    """For acts that take no parameters."""


def as_request(given: Any) -> dict[str, Any]:
    """All parameters as JSON values, so that none can be forgotten: an act takes nothing that is not in its `given`.

    Args:
        given: a frozen dataclass. Bytes are compared by their SHA-256.
    """
    return {field.name: _plain(getattr(given, field.name)) for field in fields(given)}


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, uuid.UUID | date):
        return str(value)
    if isinstance(value, Mapping):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(part) for part in value]
    return value
