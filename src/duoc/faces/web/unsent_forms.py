"""A form that was sent after its session had ended is not lost: the same person sees it again after signing in.

It is kept for half an hour, sealed with a secret that only the browser holds (`sealed.py`), and only where the browser
shows that somebody was signed in; another person who signs in there does not see it. Where all cookies are gone too, a
form from our own page is kept for whoever owns what it was sent to. Files are not kept.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse

from duoc.faces.web import idle_session, problems, sealed

COOKIE = "duoc_unsent"
LIFE = timedelta(minutes=30)
AT_MOST = 64_000  # bytes, compressed: more than all text fields of a form can hold
PLACE = "/gui-lai/"
"""Where it is shown; `portal/sign_in` has the view."""
DRAFT = "draft_id"
"""What the address of a page of a draft names: whose it is can be asked after signing in."""
NOT_TYPED = {"csrfmiddlewaretoken"}


@dataclass(frozen=True)
class UnsentForm:
    """A form as it was sent.

    Attributes:
        path: where it was sent to, with its query.
        fields: names and values in the order of sending.
        had_files: files were chosen, which are not kept.
    """

    path: str
    fields: tuple[tuple[str, str], ...]
    had_files: bool

    @property
    def texts(self) -> list[str]:
        """What a person would miss: texts of more than one word."""
        return [value for _name, value in self.fields if len(value.split()) > 1]


class WithoutCookies(HttpResponse):
    """A page that refuses a form for want of its cookie; `kept` is the page instead where the form is kept."""

    def __init__(self, page: HttpResponse, kept: HttpResponse) -> None:
        super().__init__(page.content, status=page.status_code, headers=dict(page.headers))
        self.kept = kept


class UnsentFormsMiddleware:
    """Keeps a form whose sender was asked to sign in. Stands outside the transaction that a refusal takes back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method != "POST" or problems.wanted(request):
            return response
        if getattr(request, "actor", None) is not None:
            forget(request, response)  # sent by now, or something else was
            return response
        if isinstance(response, WithoutCookies):
            return response.kept if keep_without_cookies(request, response.kept) else response
        owner = idle_session.was_in(request)
        if owner is not None and response.headers.get("Location", "").startswith("/dang-nhap/"):
            _keep(request, response, owner)
        return response


def keep_without_cookies(request: HttpRequest, response: HttpResponse) -> bool:
    """Keeps a page of a draft that came without any cookie, from a page of ours: a foreign site plants nothing here.

    Returns:
        Whether it is kept.
    """
    ours = urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()
    of_draft = request.resolver_match is not None and DRAFT in request.resolver_match.kwargs
    return ours and of_draft and _keep(request, response, None)


def _keep(request: HttpRequest, response: HttpResponse, owner: list[str] | None) -> bool:
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in NOT_TYPED
        for value in values
        if isinstance(value, str)
    ]
    content: dict[str, Any] = {
        "owner": owner,
        "path": request.get_full_path(),
        "fields": fields,
        "had_files": bool(request.FILES),
    }
    secret = secrets.token_urlsafe(24)
    kept = sealed.put(secret, content, within=LIFE, at_most=AT_MOST)
    if kept:
        idle_session.set_private(response, COOKIE, secret, int(LIFE.total_seconds()))
    return kept


def unsent(request: HttpRequest, account: Any, owns: Callable[[str], bool] = lambda path: False) -> UnsentForm | None:
    """The form that this person sent too late; None when there is none.

    Args:
        owns: whether what lies at an address is theirs, for a form that came without any cookie.
    """
    secret = request.COOKIES.get(COOKIE, "")
    content = sealed.get(secret) if secret else None
    if content is None:
        return None
    owner = content["owner"]
    if not (owns(content["path"]) if owner is None else idle_session.is_same(owner, account)):
        return None
    fields = tuple((name, value) for name, value in content["fields"])
    return UnsentForm(content["path"], fields, content["had_files"])


def typed_here(request: HttpRequest, account: Any) -> dict[str, list[str]]:
    """What this person typed on this very page and sent too late, by field, for a page that shows it once more because
    files have to be chosen again; {} when there is nothing."""
    form = unsent(request, account)
    if form is None or not form.had_files or form.path.partition("?")[0] != request.path:
        return {}
    typed: dict[str, list[str]] = {}
    for name, value in form.fields:
        typed.setdefault(name, []).append(value)
    return typed


def forget(request: HttpRequest, response: HttpResponse) -> None:
    """Lets go of the form: it was shown, or the person signed out."""
    if secret := request.COOKIES.get(COOKIE, ""):
        sealed.drop(secret)
        response.delete_cookie(COOKIE, samesite="Lax")
