"""How long a person stays signed in: until a time of idleness has passed, and they learn why when it has."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

SEEN = "seen"
NOTED_EVERY = 300  # seconds: a session is written at most this often, not with every page
MARK = "duoc_was_in"  # says "somebody was signed in here", nothing else
MARK_AGE = 24 * 3600


def note(request: HttpRequest) -> None:
    """Begins the idle time anew; the session ends `SESSION_COOKIE_AGE` after the last page."""
    now = int(timezone.now().timestamp())
    if now - int(request.session.get(SEEN, 0)) >= NOTED_EVERY:
        request.session[SEEN] = now


def mark(response: HttpResponse) -> None:
    """Remembers in the browser that somebody signed in, to tell an ended session from a first visit."""
    secure = bool(settings.SESSION_COOKIE_SECURE)
    response.set_cookie(MARK, "1", max_age=MARK_AGE, httponly=True, samesite="Lax", secure=secure)


def unmark(response: HttpResponse) -> None:
    """Forgets it: signed out, or shown already."""
    response.delete_cookie(MARK, samesite="Lax")


def ended(request: HttpRequest) -> bool:
    """Whether a session ended here by itself."""
    return bool(request.COOKIES.get(MARK)) and getattr(request, "actor", None) is None
