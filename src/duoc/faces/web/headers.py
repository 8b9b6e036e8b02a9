"""What browsers may load and do on our pages: nothing but our own style sheets, pictures, frames and forms."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "frame-src 'self'",
        "object-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def with_script(response: HttpResponse, *, sends: bool = False) -> HttpResponse:
    """Lets this one page run our own script files; a page without it runs none.

    Args:
        sends: the script sends the page's form itself, to our own server.
    """
    sending = "connect-src 'self'; " if sends else ""
    response.headers["Content-Security-Policy"] = f"{POLICY}; {sending}script-src 'self'"
    return response


class HeadersMiddleware:
    """Puts the policy on every answer that has none of its own (papers shown in a frame have)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response
