"""Things of one browser kept for a short while: sealed with a secret that only the browser holds.

They lie among the sessions, which have what they need: a key, an end, and a job that removes what has ended
(`config/jobs.py`). Who reads the table, or a copy of it, learns nothing: its key is a digest of the secret, and the
content is sealed with the secret and the product's own key.
"""

import base64
import hashlib
import json
import zlib
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import salted_hmac

SALT = "duoc.faces.web.sealed"


def put(secret: str, content: Mapping[str, Any], *, within: timedelta, at_most: int) -> bool:
    """Keeps the content under a secret, in the place of what was there.

    Args:
        secret: known to the browser and to nobody else.
        at_most: bytes that it may take, compressed.

    Returns:
        False when it is too large to be kept.
    """
    packed = zlib.compress(json.dumps(content, ensure_ascii=False).encode())
    if len(packed) > at_most:
        return False
    row = {"session_data": _seal(secret).encrypt(packed).decode(), "expire_date": timezone.now() + within}
    Session.objects.update_or_create(session_key=_key(secret), defaults=row)
    return True


def get(secret: str) -> dict[str, Any] | None:
    """What is kept under a secret; None when there is nothing, or its time is over."""
    row = Session.objects.filter(session_key=_key(secret), expire_date__gt=timezone.now()).first()
    if row is None:
        return None
    try:
        content: dict[str, Any] = json.loads(zlib.decompress(_seal(secret).decrypt(row.session_data)))
    except InvalidToken:
        return None
    return content


def drop(secret: str) -> None:
    """Lets go of it."""
    Session.objects.filter(session_key=_key(secret)).delete()


def _key(secret: str) -> str:
    return hashlib.sha256(f"{SALT}:{secret}".encode()).hexdigest()[:40]


def _seal(secret: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(salted_hmac(SALT, secret, algorithm="sha256").digest()))
