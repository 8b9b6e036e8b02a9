"""The way into every desk page: who is signed in, in which post, and how a refusal becomes a page."""

import uuid
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.dossiers import queries as dossiers
from duoc.faces.desk.rail import section
from duoc.faces.web import fault_pages
from duoc.ground.refusal import NotFound, Refusal
from duoc.people.powers import Actor, Forbidden

View = Callable[..., HttpResponse]


def acting(request: HttpRequest) -> Actor:
    """Who acts in this request. Only behind `official`."""
    actor: Actor = request.actor  # type: ignore[attr-defined]  # put there by the middleware
    return actor


def official(view: View) -> View:
    """Lets only holders of a post in. A stranger is asked to sign in; a citizen learns that this is not their place.

    What the domain refuses and the view does not answer itself becomes a page of its own.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        actor = getattr(request, "actor", None)
        if actor is None:
            return redirect(f"/dang-nhap/?next={quote(request.get_full_path())}")
        if not actor.is_official:
            return fault_pages.forbidden(request, not_an_official())
        try:
            response = view(request, *args, **kwargs)
        except Refusal as refusal:
            missing = [*_found_again(request, kwargs), way_home()] if isinstance(refusal, NotFound) else []
            return fault_pages.refused(
                request, refusal, links={404: missing}, otherwise=[*_spoken_of(kwargs), way_home()]
            )
        response.setdefault("Cache-Control", "no-store")
        return response

    return guarded


def not_an_official() -> Forbidden:
    """What a citizen sees at the desk's addresses."""
    return Forbidden(
        _("Bàn làm việc chỉ dành cho công chức đang giữ một chức danh."),
        _("Hồ sơ của bạn ở mục Hồ sơ của tôi. Nếu bạn vừa được bổ nhiệm, hãy báo quản trị hệ thống của cơ quan."),
    )


def _found_again(request: HttpRequest, captured: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The dossier of which a part is missing, where the reader may open it; the list that the page lies under."""
    actor, links = acting(request), _spoken_of(captured)
    if links and links[0][0] != request.path:
        try:
            dossiers.dossier(actor, captured["dossier_id"], timezone.now())
        except Refusal:
            links = []
    else:
        links = []
    under = section(actor, request.path)
    return [*links, *([under] if under else [])]


def _spoken_of(captured: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The dossier that the address named."""
    id = captured.get("dossier_id")
    return [(f"/ban/ho-so/{id}/", _("Mở hồ sơ"))] if id else []


def way_home() -> tuple[str, str]:
    """The link that every fault page of the desk offers."""
    return "/ban/", _("Về bàn làm việc")


def form_key(request: HttpRequest) -> str:
    """The idempotency key of a form: the one that was sent, so that a second try is the same act, or a new one."""
    sent = request.POST.get("key", "")
    return sent if 8 <= len(sent) <= 200 and sent.isprintable() else str(uuid.uuid4())


def sent_key(request: HttpRequest) -> str:
    """The key as it was sent; the domain refuses one that is missing."""
    return request.POST.get("key", "")
