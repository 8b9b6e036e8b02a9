"""The signature under which messages go between us and a partner. Pure."""

import hashlib
import hmac

HEADER = "X-Duoc-Signature"
SCHEME = "sha256="
PORTAL = "portal"
"""The National Public Service Portal (Cổng Dịch vụ công quốc gia), which also carries what is filed in VNeID."""


def signature(secret: str, path: str, body: bytes) -> str:
    """HMAC-SHA256 under the shared secret, as the header carries it.

    It covers the address too: what was signed to withdraw one dossier withdraws no other.

    Args:
        path: of the address to which the body is sent, for example "/api/v1/partner/dossiers".
    """
    return SCHEME + hmac.new(secret.encode(), path.encode() + b"\n" + body, hashlib.sha256).hexdigest()


def is_signed(secret: str, path: str, body: bytes, given: str) -> bool:
    """Whether somebody who knows the secret made the header for this path over exactly these bytes. No secret signs
    nothing."""
    right = signature(secret, path, body).encode()
    return bool(secret) and hmac.compare_digest(right, given.encode("utf-8", "replace"))
