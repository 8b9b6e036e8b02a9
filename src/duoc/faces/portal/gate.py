"""The way into every page of citizens: who is here, and how a refusal becomes a page."""

import uuid
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from duoc.dossiers import queries as dossiers
from duoc.faces.portal.ways_back import when_missing, when_not_now
from duoc.faces.web import fault_pages
from duoc.ground.refusal import NotFound, Refusal
from duoc.people.powers import Actor, Forbidden

View = Callable[..., HttpResponse]


def public(view: View) -> View:
    """A page for everybody: refusals become pages in words."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refusal as refusal:
            return refused(request, refusal, kwargs)

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


def refused(request: HttpRequest, refusal: Refusal, captured: Mapping[str, Any] | None = None) -> HttpResponse:
    """The page that says no: what happened, why, what to do next, and the way to the thing that it speaks of. Who
    signed a dossier beside its filer is led to what they may read of it.

    Args:
        captured: what the address named: a dossier, a draft, a procedure.
    """
    if (signed := _signed_beside(request, refusal, captured or {})) is not None:
        return HttpResponseRedirect(reverse("portal:co-sign", args=[signed]))
    home = ("/", _("Về trang chủ"))
    links = {404: [*when_missing(request, captured or {}), home]} if isinstance(refusal, NotFound) else {}
    return fault_pages.refused(request, refusal, links=links, otherwise=[*when_not_now(request, captured or {}), home])


def _signed_beside(request: HttpRequest, refusal: Refusal, captured: Mapping[str, Any]) -> uuid.UUID | None:
    """The draft that the reader signed beside its filer, where a page of the dossier that it became is not theirs."""
    actor = getattr(request, "actor", None)
    page_of_dossier = request.method == "GET" and request.path.startswith("/ho-so/") and "id" in captured
    if actor is None or not page_of_dossier or not isinstance(refusal, Forbidden):
        return None
    return dossiers.co_signed_draft(actor, captured["id"])


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
