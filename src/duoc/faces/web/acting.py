"""Each request is one transaction that says who acts. Whatever goes wrong in it, nothing of it stays.

People come with a session; machines, under `/api/`, with a bearer token and nothing else: no cookie counts there.
"""

import uuid
from collections.abc import Callable

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from duoc.faces.web import idle_session, problems
from duoc.people import queries
from duoc.people.actions import token_digest
from duoc.people.models import Account
from duoc.people.powers import Actor
from duoc.procedures.queries import NEWEST, note_newest

Answer = Callable[[HttpRequest], HttpResponse]
# Pages that must answer when the database does not, and files that never need it.
OUTSIDE = ("/static/", "/health")


class ActingMiddleware:
    """Puts `request.actor` (None for a stranger) and wraps the view in one transaction that carries the actor's ids.

    The database reads them as `duoc.person`, `duoc.organisation` and `duoc.post`; they end with the transaction.
    A response of 400 and above, and any exception, rolls everything back.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = None  # type: ignore[attr-defined]  # Django's request takes what middleware adds
        if request.path.startswith(OUTSIDE):
            return self.get_response(request)
        if problems.wanted(request):
            return self._of_machine(request)
        with transaction.atomic():
            request.actor = actor = self._actor(request)  # type: ignore[attr-defined]  # Django's request takes what middleware adds
            _begin(actor)
            if actor is not None:
                idle_session.note(request)
            response = self.get_response(request)
            if response.status_code >= 400:
                transaction.set_rollback(True)
        _do_after(request)
        return response

    def _of_machine(self, request: HttpRequest) -> HttpResponse:
        """The same for a token, which one statement both reads and sets in the database."""
        given = request.META.get("HTTP_AUTHORIZATION")
        with transaction.atomic():
            if given is not None:
                word = bearer(request)
                actor = queries.actor_of_token(token_digest(word), timezone.now()) if word else None
                if actor is None:
                    return problems.answer(request, problems.without_token(given=True))
                request.actor = actor  # type: ignore[attr-defined]  # Django's request takes what middleware adds
            response = self.get_response(request)
            if response.status_code >= 400:
                transaction.set_rollback(True)
        _do_after(request)
        return response

    def _actor(self, request: HttpRequest) -> Actor | None:
        user = getattr(request, "user", None)
        if not isinstance(user, Account) and not (user is not None and user.is_authenticated):
            return None
        post = request.session.get("post")
        actor = queries.actor_for(request.user, timezone.now(), uuid.UUID(post) if post else None)  # type: ignore[arg-type]  # lazy: an Account once it is asked
        if actor.language != translation.get_language() and "django_language" not in request.COOKIES:
            translation.activate(actor.language)
        return actor


def after_answer(request: HttpRequest, act: Callable[[], object]) -> None:
    """Has something done behind the request's transaction: that it was refused is kept though nothing of it is."""
    request.after = act  # type: ignore[attr-defined]  # Django's request takes what middleware adds


def _do_after(request: HttpRequest) -> None:
    if (after := getattr(request, "after", None)) is not None:
        after()


def bearer(request: HttpRequest) -> str:
    """The token of the Authorization header, "" when it holds none."""
    scheme, _space, word = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
    return word.strip() if scheme.lower() == "bearer" else ""


_BEGIN = f"""
    SELECT {NEWEST}, set_config('duoc.person', %s, true), set_config('duoc.organisation', %s, true),
           set_config('duoc.post', %s, true)
"""


def _begin(actor: Actor | None) -> None:
    """Says in the database who acts, and reads which published data count for the whole request: most pages ask."""
    person, organisation, post = (
        (str(actor.person_id), str(actor.organisation_id or ""), str(actor.post_id or "")) if actor else ("", "", "")
    )
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN, [person, organisation, post])
        note_newest(cursor.fetchone()[0])
