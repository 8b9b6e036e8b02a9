"""What one's own body asks of others: internal procedures, what is being written for it, and how it stands."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.faces.desk import labels
from duoc.faces.desk.gate import acting, form_key, official, sent_key
from duoc.faces.desk.lists import list_search
from duoc.faces.desk.page import page
from duoc.faces.web.language import language_of_reader
from duoc.ground.once.actions import once
from duoc.notices import queries as notices
from duoc.notices.actions import mark_all_read
from duoc.people.powers import Actor, Forbidden, Power
from duoc.procedures import queries as procedures

MOST_DRAFTS = 20
MOST_NEWS = 10


@dataclass(frozen=True)
class Begin:
    code: str
    body: str


def only_for_body(actor: Actor) -> None:
    """Refuses those whose post does not let them ask for their body."""
    if not actor.holds(Power.DOSSIER_FILE_FOR_BODY):
        raise Forbidden(_("Trang này dành cho người nộp hồ sơ thay mặt cơ quan mình."))


@official
def requests(request: HttpRequest) -> HttpResponse:
    """News of what the body asked for, the internal procedures, what officials write for it, and what it has filed."""
    actor, now = acting(request), timezone.now()
    only_for_body(actor)
    offered = list(procedures.internal(now))
    drafts = list(dossiers.drafts_of_body(actor)[:MOST_DRAFTS])
    listing = list_search.cut_to_page(request, dossiers.asked_by_body(actor))
    named = [*offered, *(draft.version.procedure for draft in drafts)]
    procedures.put_in_words(named, timezone.localdate(), language_of_reader())
    context = {
        "offered": offered,
        "news": notices.of_parties(actor.units, limit=MOST_NEWS),
        "unread": notices.unread(actor.units),
        "drafts": drafts,
        "listing": listing,
        "rows": [(dossier, *labels.status(dossier)) for dossier in listing],
        "key": form_key(request),
    }
    return page(request, "desk/own_body/requests.html", context)


@official
def read_news(request: HttpRequest) -> HttpResponse:
    """Marks the news to the body as read, for all who read it."""
    actor = acting(request)
    only_for_body(actor)
    if request.method == "POST":
        mark_all_read(actor.units, at=timezone.now())
    return redirect("desk:own-body")


@official
def begin(request: HttpRequest, code: str) -> HttpResponse:
    """Begins a request for the official's own body; the questions are those of the portal."""
    if request.method != "POST":
        return redirect("desk:own-body")
    actor, now = acting(request), timezone.now()
    only_for_body(actor)
    body = actor.organisation_id
    given = Begin(code, str(body))
    id = once(
        actor.key,
        "desk.begin_for_body",
        sent_key(request),
        given,
        lambda: str(actions.begin(actor=actor, code=code, at=now, applicant=body).pk),
    )
    return redirect("portal:resume", id)
