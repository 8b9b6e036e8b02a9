"""The parameters of a write as its key compares them. Pure."""

import hashlib
import unicodedata
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # a name of the type checkers alone
    from _typeshed import DataclassInstance


@dataclass(frozen=True)
class Nothing:
    """For writes that take no parameters."""


def as_request(parameters: "DataclassInstance") -> dict[str, Any]:
    """All parameters as JSON values, so that none can be forgotten: a write takes nothing that is not in its record.

    Args:
        parameters: a frozen dataclass; what it holds may be one too. Bytes are compared by their SHA-256; moments
            as such, whatever the zone they are told in; text as it reads, however its accents are put together.
    """
    return {field.name: _plain(getattr(parameters, field.name)) for field in fields(parameters)}


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, datetime) and value.tzinfo is not None:
        return str(value.astimezone(UTC))
    if isinstance(value, uuid.UUID | date):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return as_request(value)
    if isinstance(value, Mapping):
        return {unicodedata.normalize("NFC", str(name)): _plain(part) for name, part in value.items()}
    if isinstance(value, Sequence):
        return [_plain(part) for part in value]
    return value
