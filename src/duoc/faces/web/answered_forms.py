"""A form that would be answered with a page is answered with the address of that page (POST, redirect, GET).

So Back and Reload never ask "Confirm Form Resubmission", also after a mistake: the page with its faults and with what
was typed has an address of its own, for the person who sent the form, as long as a session lasts. Files are not kept.
Every form of portal and desk goes this way; no view knows of it.
"""

import hashlib
import secrets
from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils import translation

from duoc.faces.web import problems, sealed

PARAMETER = "loi"
"""The address of a page after a form names it: `/soan/…/ho-ten/?loi=…`."""
PLACES = 8
"""How many such pages one session keeps; a page takes the place of another that was answered at the same address."""
AT_MOST = 200_000  # bytes of a compressed page; ours have 5,000 to 20,000
STATUSES = {200, 400, 403, 404, 409, 422}
HEADERS = ("Content-Security-Policy", "Retry-After", "X-Frame-Options")

Answer = Callable[[HttpRequest], HttpResponse]


class AnsweredFormsMiddleware:
    """Stands outside the transaction of the request, which a refusal takes back, and inside session and language."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        session = request.session.session_key if settings.SESSION_COOKIE_NAME in request.COOKIES else None
        if session is None or problems.wanted(request):
            return self.get_response(request)
        if PARAMETER in request.GET and request.method in ("GET", "HEAD"):
            return _kept(request, session)
        response = self.get_response(request)
        if request.method != "POST":
            return response
        if _is_page(response) and getattr(request, "actor", None) is not None:
            return _elsewhere(request, response, session)
        if PARAMETER in request.GET and 300 <= response.status_code < 400:
            sealed.drop(_secret(request, session))  # mended, so Back shows what stands now
        return response


def _is_page(response: HttpResponse) -> bool:
    kind = response.headers.get("Content-Type", "")
    return response.status_code in STATUSES and not response.streaming and kind.startswith("text/html")


def _elsewhere(request: HttpRequest, response: HttpResponse, session: str) -> HttpResponse:
    mark = secrets.token_urlsafe(6)
    content = {
        "mark": mark,
        "path": request.path,
        "language": translation.get_language(),
        "status": response.status_code,
        "headers": {name: response[name] for name in HEADERS if response.has_header(name)},
        "html": response.content.decode(),
    }
    life = timedelta(seconds=settings.SESSION_COOKIE_AGE)
    if not sealed.put(_secret(request, session), content, within=life, at_most=AT_MOST):
        return response
    leading = HttpResponseRedirect(_address(request, mark), status=HTTPStatus.SEE_OTHER)
    leading.cookies.update(response.cookies)
    leading["Cache-Control"] = "no-store"
    return leading


def _kept(request: HttpRequest, session: str) -> HttpResponse:
    """The page that the address names; the plain page when it is not there any more."""
    content = sealed.get(_secret(request, session))
    if content is None or (content["mark"], content["path"]) != (request.GET[PARAMETER], request.path):
        return HttpResponseRedirect(_address(request))
    translation.activate(content["language"])  # ended by the language's own middleware
    response = HttpResponse(content["html"], status=content["status"], headers=content["headers"])
    response["Cache-Control"] = "private, no-store"
    return response


def _secret(request: HttpRequest, session: str) -> str:
    """Known to the browser that holds the session's cookie."""
    place = hashlib.sha256(request.path.encode()).digest()[0] % PLACES
    return f"{session}:{place}"


def _address(request: HttpRequest, mark: str = "") -> str:
    query = QueryDict(request.META.get("QUERY_STRING", ""), mutable=True)
    query.pop(PARAMETER, None)
    if mark:
        query[PARAMETER] = mark
    return f"{request.path}?{query.urlencode()}" if query else request.path
