"""How long a person stays signed in: until a time of idleness has passed, and they learn why when it has."""

import secrets
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

SEEN = "seen"
NOTED_EVERY = 300  # seconds: a session is written at most this often, not with every page
MARK = "duoc_was_in"  # says "somebody was signed in here"; who, only they themselves can prove
MARK_AGE = 24 * 3600
SALT = "duoc.faces.web.idle_session"


def note(request: HttpRequest) -> None:
    """Begins the idle time anew; the session ends `SESSION_COOKIE_AGE` after the last page."""
    now = int(timezone.now().timestamp())
    if now - int(request.session.get(SEEN, 0)) >= NOTED_EVERY:
        request.session[SEEN] = now


def mark(response: HttpResponse, account: Any) -> None:
    """Remembers in the browser that somebody signed in, to tell an ended session from a first visit."""
    nonce = secrets.token_urlsafe(9)
    set_private(response, MARK, signing.dumps([nonce, _proof(nonce, account)], salt=SALT), MARK_AGE)


def set_private(response: HttpResponse, name: str, value: str, seconds: int) -> None:
    """Sets a cookie of this site that no script reads."""
    secure = bool(settings.SESSION_COOKIE_SECURE)
    response.set_cookie(name, value, max_age=seconds, httponly=True, samesite="Lax", secure=secure)


def unmark(response: HttpResponse) -> None:
    """Forgets it: signed out, or shown already."""
    response.delete_cookie(MARK, samesite="Lax")


def was_in(request: HttpRequest) -> list[str] | None:
    """What the mark says of who was signed in: for `is_same` only. None when nobody was, or the mark is not ours."""
    try:
        owner: list[str] = signing.loads(request.COOKIES.get(MARK, ""), salt=SALT, max_age=MARK_AGE)
    except signing.BadSignature:
        return None
    return owner


def is_same(owner: list[str], account: Any) -> bool:
    """Whether the mark was made for this account."""
    nonce, proof = owner
    return constant_time_compare(proof, _proof(nonce, account))


def _proof(nonce: str, account: Any) -> str:
    return salted_hmac(SALT, f"{nonce}:{account.pk}", algorithm="sha256").hexdigest()


def ended(request: HttpRequest) -> bool:
    """Whether a session ended here by itself."""
    return bool(request.COOKIES.get(MARK)) and getattr(request, "actor", None) is None
