"""Signing in and out, and the language. Until VNeID is connected, the demo's identity provider lets people in."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from duoc.dossiers import queries as dossiers
from duoc.faces.portal.gate import citizen, public, safe_next
from duoc.faces.portal.page import page
from duoc.faces.web import idle_session, unsent_forms
from duoc.faces.web.demonstration import filling
from duoc.ground.refusal import NotFound, NotNow
from duoc.people import queries as people
from duoc.people.models import Account, Appointment, Origin

BACKEND = "duoc.people.identity.Backend"
YEAR = 365 * 24 * 3600


class Closed(NotNow):
    """The demo's way in is closed for good."""


@require_safe
@never_cache
@public
def sign_in(request: HttpRequest) -> HttpResponse:
    """Who are you? In demo mode a list of the cast; those already signed in go on."""
    onward = safe_next(request, request.GET.get("next"))
    if getattr(request, "actor", None) is not None:
        late = unsent_forms.unsent(request, request.user, _owned_by(request.user))
        return HttpResponseRedirect(unsent_forms.PLACE if late else onward)
    session_ended = idle_session.ended(request)
    open_here = settings.DEMO and not _real_exist()
    after = f"?next={quote(onward)}" if onward != "/" else ""
    context: dict[str, Any] = {
        "onward": after,
        "ended": session_ended,
        "demo": open_here,
        "groups": _cast() if open_here else [],
        "filling": filling() if open_here else "",
    }
    response = page(request, "portal/sign_in/sign_in.html", context)
    if session_ended:
        idle_session.unmark(response)
    return response


def _real_exist() -> bool:
    return people.real_people_exist() or dossiers.real_exist()


def _cast() -> list[dict[str, Any]]:
    """The demo accounts: citizens first, then the officials of each unit."""
    accounts = list(
        Account.objects.filter(origin=Origin.DEMO, is_active=True).select_related("person").order_by("username")
    )
    held = Appointment.objects.filter(people.in_force(timezone.localdate()), person__in=[a.person_id for a in accounts])
    posts = {row.person_id: row.post for row in held.select_related("post__organisation")}
    groups: dict[str, dict[str, Any]] = {}
    for account in accounts:
        post = posts.get(account.person_id)
        unit = post.organisation.name if post else ""
        group = groups.setdefault(unit, {"unit": unit, "members": []})
        group["members"].append(
            {"username": account.username, "name": account.person.full_name, "title": post.title if post else ""}
        )
    return sorted(groups.values(), key=lambda group: bool(group["unit"]))


@require_safe
@never_cache
@public
def demo(request: HttpRequest, username: str) -> HttpResponse:
    """Signs a member of the demo cast in. Ends for good once anything real is kept here."""
    if not settings.DEMO:
        raise NotFound(
            _("Trang này chỉ có trong bản trình diễn."), _("Hãy đăng nhập bằng tài khoản định danh của bạn.")
        )
    if _real_exist():
        raise Closed(
            _("Hệ thống đã có dữ liệu thật nên không cho đăng nhập thử nữa."),
            _("Hãy đăng nhập bằng tài khoản định danh của bạn."),
        )
    account = (
        Account.objects.filter(username=username, origin=Origin.DEMO, is_active=True).select_related("person").first()
    )
    if account is None:
        raise NotFound(_("Không có tài khoản thử nghiệm này."), _("Hãy chọn trong danh sách ở trang đăng nhập."))
    request.session.flush()  # the session before this one, and whatever lay in it, ends
    login(request, account, backend=BACKEND)
    idle_session.note(request)
    official = people.actor_for(account, timezone.now()).is_official
    onward = safe_next(request, request.GET.get("next"), "/ban/" if official else "/ho-so/")
    if unsent_forms.unsent(request, account, _owned_by(account)):
        onward = unsent_forms.PLACE
    response = HttpResponseRedirect(onward)
    idle_session.mark(response, account)
    return response


def _owned_by(account: Any) -> Callable[[str], bool]:
    """Whether an address leads to a draft that this account writes."""

    def owns(path: str) -> bool:
        try:
            draft = resolve(urlsplit(path).path).kwargs.get(unsent_forms.DRAFT)
        except Resolver404:
            return False
        actor = people.actor_for(account, timezone.now())
        return draft is not None and dossiers.drafts_of(actor).filter(pk=draft).exists()

    return owns


@require_safe
@citizen
def unsent(request: HttpRequest) -> HttpResponse:
    """What the person sent when their session had ended: to be sent now, or left."""
    form = unsent_forms.unsent(request, request.user, _owned_by(request.user))
    if form is None:
        return HttpResponseRedirect("/")
    return page(request, "portal/sign_in/unsent.html", {"form": form})


@require_POST
@public
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session here, at once."""
    logout(request)
    messages.success(request, _("Bạn đã đăng xuất. Những gì đã lưu vẫn được giữ."))
    response = HttpResponseRedirect("/")
    idle_session.unmark(response)
    unsent_forms.forget(request, response)
    response.headers["Clear-Site-Data"] = '"storage"'  # what a script kept of a form, for whoever sits here next
    return response


@require_POST
@public
def language(request: HttpRequest) -> HttpResponse:
    """Keeps the language of the screens in this browser."""
    response = HttpResponseRedirect(safe_next(request, request.POST.get("next")))
    chosen = request.POST.get("language", "")
    if translation.check_for_language(chosen) and chosen in dict(settings.LANGUAGES):
        secure = bool(settings.SESSION_COOKIE_SECURE)
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, chosen, max_age=YEAR, samesite="Lax", secure=secure)
    return response
