"""The way into every page of citizens: who is here, and how a refusal becomes a page."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from duoc.faces.web import fault_pages
from duoc.ground.refusal import Refusal
from duoc.people.powers import Actor

View = Callable[..., HttpResponse]


def public(view: View) -> View:
    """A page for everybody: refusals become pages in words."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refusal as refusal:
            return refused(request, refusal)

    return answer


def citizen(view: View) -> View:
    """A page for signed-in people; others sign in first and come back. Nothing of it stays in caches."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if getattr(request, "actor", None) is None:
            back = request.get_full_path() if request.method == "GET" else request.path
            return HttpResponseRedirect(f"/dang-nhap/?next={quote(back)}")
        response = public(view)(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return answer


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The page that says no: what happened, why, what to do next."""
    return fault_pages.refused(
        request, refusal, links={404: [("/thu-tuc/", _("Tìm thủ tục")), ("/", _("Về trang chủ"))]}
    )


def actor_of(request: HttpRequest) -> Actor:
    """Who is signed in; only for pages under `citizen`."""
    actor: Actor = request.actor  # type: ignore[attr-defined]  # put there by the middleware
    return actor


def key_of(request: HttpRequest) -> str:
    """The key that the form was made with, so that sending it twice does it once."""
    return request.POST.get("key", "")


def safe_next(request: HttpRequest, given: str | None, otherwise: str = "/") -> str:
    """Where to go on, when it is a page of this site."""
    hosts = {request.get_host()}
    path = given or ""
    if path.startswith("/") and url_has_allowed_host_and_scheme(path, hosts, require_https=request.is_secure()):
        return path
    return otherwise
