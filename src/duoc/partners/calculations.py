"""The signature under which messages go between us and a partner. Pure."""

import hashlib
import hmac

HEADER = "X-Duoc-Signature"
SCHEME = "sha256="
PORTAL = "portal"
"""The National Public Service Portal (Cổng Dịch vụ công quốc gia), which also carries what is filed in VNeID."""


def signature(secret: str, body: bytes) -> str:
    """HMAC-SHA256 of the bytes under the shared secret, as the header carries it."""
    return SCHEME + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def is_signed(secret: str, body: bytes, given: str) -> bool:
    """Whether somebody who knows the secret made the header over exactly these bytes. No secret signs nothing."""
    return bool(secret) and hmac.compare_digest(signature(secret, body).encode(), given.encode("utf-8", "replace"))
