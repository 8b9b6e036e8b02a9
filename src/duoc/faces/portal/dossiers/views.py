"""My dossiers: drafts first, then what was filed, the newest first."""

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from duoc.dossiers import queries
from duoc.dossiers.models import Dossier
from duoc.faces.portal import labels, ways_on
from duoc.faces.portal.gate import actor_of, citizen
from duoc.faces.portal.page import page
from duoc.faces.web.language import language_of_reader
from duoc.procedures import queries as procedures

A_PAGE = 10
MOST_DRAFTS = 10


@require_safe
@citizen
def listing(request: HttpRequest) -> HttpResponse:
    """Drafts and dossiers of the signed-in person, and drafts of others that wait for their signature."""
    actor, now = actor_of(request), timezone.now()
    mine = queries.of_person(actor).select_related("version__procedure")
    listed = Paginator(mine, A_PAGE).get_page(request.GET.get("trang"))
    drafts = list(queries.drafts_of(actor).defer("version__definition")[:MOST_DRAFTS]) if listed.number == 1 else []
    invited = list(queries.invitations(actor)[:MOST_DRAFTS]) if listed.number == 1 else []
    signed = list(queries.co_signed(actor)[:MOST_DRAFTS]) if listed.number == 1 else []
    named = [*(one.version.procedure for one in listed), *(draft.version.procedure for draft in drafts)]
    named += [one.draft.version.procedure for one in invited]
    named += [one.draft.version.procedure for one in signed]
    procedures.put_in_words(named, timezone.localdate(), language_of_reader())
    context = {
        "listing": listed,
        "rows": [_row(dossier, now) for dossier in listed],
        "invited": invited,
        "co_signed": signed,
        "drafts": [{"draft": draft, "name": draft.version.procedure.short_name} for draft in drafts],
    }
    return page(request, "portal/dossiers/dossiers.html", context)


def _row(dossier: Dossier, now: datetime) -> dict[str, Any]:
    """A dossier with where it stands, and where its applicant does what it waits for."""
    awaited = queries.applicant_awaited(dossier)
    return {
        "dossier": dossier,
        "status": labels.status(dossier, now, queries.awaiting.headline(dossier, awaited)),
        "todo": ways_on.way_on(dossier, awaited),
    }
