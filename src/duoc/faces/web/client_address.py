"""From which network address a request comes, for counting tries and nothing else."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address; behind the proxy that ends TLS, the one that this proxy added last, which no client can choose."""
    if settings.SESSION_COOKIE_SECURE:
        forwarded: str = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        if forwarded:
            return forwarded
    return str(request.META.get("REMOTE_ADDR", ""))
