"""The home page, and what the province does with personal data."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from duoc.dossiers import queries as dossiers
from duoc.faces.portal.gate import public
from duoc.faces.portal.page import page
from duoc.faces.web.language import language_of_reader
from duoc.people import queries as people
from duoc.people.models import Organisation
from duoc.people.powers import Actor
from duoc.procedures import queries as procedures
from duoc.procedures.models import Procedure

FEATURED = 6


@require_safe
@public
def home(request: HttpRequest) -> HttpResponse:
    """One question: what do you need? The field, the moments of life, what can be done here at once."""
    now = timezone.now()
    offered = procedures.offered(now)
    lived = offered.exclude(life_events=[]).values_list("life_events", flat=True).order_by().distinct()
    used = {event for events in lived for event in events}
    actor = getattr(request, "actor", None)
    moments = procedures.headings(language_of_reader()).life_events
    context: dict[str, Any] = {
        "featured": _featured(offered, list(moments)),
        "events": [(key, words) for key, words in moments.items() if key in used],
        "outages": dossiers.outages_now(now),
        "waiting": _waiting(actor) if actor else None,
        "centre": people.units(timezone.localdate()).filter(kind=Organisation.Kind.CENTRE).first(),
    }
    return page(request, "portal/front/home.html", context)


def _featured(offered: "QuerySet[Procedure]", moments: Sequence[str]) -> list[Procedure]:
    """What can be done here from the first question to the result, in the order in which life brings it."""

    def place(item: Procedure) -> tuple[int, str]:
        return min(
            (moments.index(event) for event in item.life_events if event in moments), default=99
        ), item.short_name

    here = offered.filter(kind="tailored", online="full", handled_in="here")
    featured = sorted(here, key=place)[:FEATURED]
    return list(procedures.put_in_words(featured, timezone.localdate(), language_of_reader()))


def _waiting(actor: Actor) -> dict[str, Any]:
    """What the signed-in person left open: the draft touched last, and dossiers that wait for them."""
    return {
        "draft": dossiers.drafts_of(actor).first(),
        "dossiers": list(dossiers.waiting_of_person(actor)[:3]),
    }


@require_safe
@public
def privacy(request: HttpRequest) -> HttpResponse:
    """The privacy notice: short, and true for what this software does."""
    return page(request, "portal/front/privacy.html", {})
