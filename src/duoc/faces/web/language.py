"""Pages speak Vietnamese unless the person chose otherwise.

What a browser says it prefers is not asked: many phones in Vietnam are set to English by their maker. A machine under
`/api/` is: it says `Accept-Language` on purpose, and has no cookie.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from duoc.faces.web import language_marks, problems
from duoc.faces.web.unbroken import unbroken


def language_of_reader() -> str:
    """The language in which this request is answered: "vi", "en"."""
    return translation.get_language() or str(settings.LANGUAGE_CODE)


class LanguageMiddleware:
    """The language of the cookie that `/ngon-ngu/` sets, else Vietnamese."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        known = {code for code, _name in settings.LANGUAGES}
        wanted = _of_machine(request, known) if problems.wanted(request) else _of_person(request)
        with translation.override(wanted if wanted in known else settings.LANGUAGE_CODE):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            spoken = language_of_reader()
        response.headers.setdefault("Content-Language", spoken)
        return _set(response, spoken)


def _set(response: HttpResponse, spoken: str) -> HttpResponse:
    """The page as it is read: amounts in one piece, and in another language its Vietnamese words marked as such."""
    if response.headers.get("Content-Type", "").startswith("text/html") and not response.streaming:
        html = unbroken(response.content.decode())
        response.content = (html if spoken == settings.LANGUAGE_CODE else language_marks.marked(html)).encode()
        if response.has_header("Content-Length"):
            response["Content-Length"] = str(len(response.content))
    return response


def _of_person(request: HttpRequest) -> str:
    return request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")


def _of_machine(request: HttpRequest, known: set[str]) -> str:
    """The first language of the header that we speak: "en-GB, vi;q=0.5" is "en"."""
    header = request.META.get("HTTP_ACCEPT_LANGUAGE", "")
    preferred = (name.partition("-")[0] for name, _weight in parse_accept_lang_header(header)) if header else ()
    return next((name for name in preferred if name in known), "")
