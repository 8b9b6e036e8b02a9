"""The person's notices, the newest first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from duoc.faces.portal.gate import actor_of, citizen
from duoc.faces.portal.page import page
from duoc.notices import actions, queries
from duoc.people.powers import Actor

MOST = 50


@require_http_methods(["GET", "POST"])
@citizen
def listing(request: HttpRequest) -> HttpResponse:
    """The latest notices. A notice becomes read when its dossier is opened, or all of them by one button."""
    actor: Actor = actor_of(request)
    if actor.person_id is None:
        return redirect("portal:home")
    if request.method == "POST":
        actions.mark_all_read(actor.parties, at=timezone.now())
        return redirect("portal:notices")
    notices = queries.of_parties(actor.parties, limit=MOST)
    return page(
        request,
        "portal/notices/notices.html",
        {"notices": notices, "unread": sum(1 for one in notices if one.read_at is None)},
    )
