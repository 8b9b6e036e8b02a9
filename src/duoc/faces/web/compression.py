"""Pages go compressed over the wire: a third of the bytes on a telephone in the mangroves."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

WORDS = ("text/", "application/json", "application/problem+json")


class CompressingMiddleware(GZipMiddleware):
    """Compresses words; papers and pictures are compressed already.

    Guessing a secret from the length of a compressed page (BREACH) needs a browser that asks for the page with the
    person's cookie on another site's order, and a secret that stays the same. Our cookies are SameSite=Lax, the token
    in a form is masked anew and its key is new in every page, and up to a hundred bytes by chance are added here.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not response.headers.get("Content-Type", "").startswith(WORDS):
            return response
        return super().process_response(request, response)
