"""Pure calculations of the ledger: canonical bytes, leaf hashes and commitments."""

import contextlib
import hashlib
import hmac
import uuid
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

import rfc8785

FORMAT = 1


def canonical_json(value: Any) -> bytes:
    """A JSON value in the one form of RFC 8785.

    Raises:
        rfc8785.CanonicalizationError: endless or enormous numbers, broken letters, things that JSON does not know.
    """
    try:
        return rfc8785.dumps(value)
    except UnicodeEncodeError as error:
        raise rfc8785.CanonicalizationError("a name with broken letters") from error


def canonical(
    *,
    id: uuid.UUID,
    at: datetime,
    actor: str,
    post: str,
    action: str,
    subject: tuple[str, str],
    facts: Mapping[str, Any],
    previous: bytes | None,
) -> bytes:
    """The act as RFC 8785 JSON: the same bytes on every machine, so that the same hash follows.

    Args:
        at: aware time of the act, written in UTC with microseconds.
        facts: JSON values; personal data only as commitments, see `commit`.
        previous: leaf hash (32 bytes) of the subject's entry before, None for its first.
    """
    return canonical_json(
        {
            "format": FORMAT,
            "id": str(id),
            "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
            "actor": actor,
            "post": post,
            "action": action,
            "subject": {"kind": subject[0], "id": subject[1]},
            "facts": dict(facts),
            "previous": previous.hex() if previous else None,
        }
    )


def leaf_hash(canonical: bytes) -> bytes:
    """The 32 bytes that stand for an entry: SHA-256 over 0x00 and its canonical bytes (RFC 9162, 2.1.1)."""
    return hashlib.sha256(b"\x00" + canonical).digest()


def commit(salt: bytes, value: Any) -> str:
    """A commitment (hex) to personal data: proves later what was recorded, shows nothing by itself.

    The salt stays with the data: once it is erased, nobody can test a guess against the commitment.
    """
    text = canonical_json(value)
    commitment = commit_text(salt, text)
    if (noted := _noted.get()) is not None:
        noted[commitment] = (salt, text)
    return commitment


def commit_text(salt: bytes, text: bytes) -> str:
    """The same, of a value that is in its one form already."""
    return hmac.digest(salt, text, "sha256").hex()


_noted: ContextVar[dict[str, tuple[bytes, bytes]] | None] = ContextVar("noted", default=None)


@contextlib.contextmanager
def openings() -> Iterator[Mapping[str, tuple[bytes, bytes]]]:
    """What the commitments made inside stand for: salt and canonical value, by commitment. For demonstrations, which
    enter the same act for other persons; nobody else has both."""
    noted: dict[str, tuple[bytes, bytes]] = {}
    token = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(token)
