"""What happened to a dossier: its course, the control sheet (form 06), the notices to the applicant, who looked."""

import uuid
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers import queries
from duoc.dossiers.acts import APPLICANT, Event, known
from duoc.dossiers.models import Dossier
from duoc.faces.desk import labels, priority
from duoc.faces.desk.dossier.opened import open_dossier
from duoc.faces.desk.dossier.page import head
from duoc.faces.desk.gate import official
from duoc.faces.desk.page import page
from duoc.faces.wording import promises
from duoc.faces.wording.visits import visits
from duoc.notices import queries as notices

OTHER = Event("", title=gettext_lazy("Việc khác đã ghi nhật ký"))


@official
def course(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """The timeline from the ledger and the internal steps."""
    opened = open_dossier(request, dossier_id)
    dossier = opened.dossier
    context = head(opened, "qua-trinh") | {
        "events": _events(dossier),
        "turns": _turns(dossier, opened.at),
        "promises": promises.described(queries.promises(dossier), queries.definition_of(dossier)),
    }
    return page(request, "desk/history/course.html", context)


def _events(dossier: Dossier) -> list[dict[str, Any]]:
    definition = queries.definition_of(dossier)
    events: list[dict[str, Any]] = []
    for name, happening in queries.happenings(dossier, definition, queries.timeline(dossier)):
        event = known(name) or OTHER
        text = event.details(happening)
        events.append({"title": event.title, "at": happening.at, "text": text, "state": "done"})
    if dossier.is_running and (due := dossier.due_at or dossier.expected):
        title = _("Hẹn trả kết quả") if dossier.due_at else _("Dự kiến trả kết quả")
        events.append({"title": title, "at": due, "state": "ahead"})
    return events


def _turns(dossier: Dossier, at: datetime) -> list[dict[str, Any]]:
    """The lines of form 06: who had it on the desk, from when, until when."""
    names = {step.id: step.name for step in queries.definition_of(dossier).steps}
    turns = dossier.turns.select_related("unit", "closed_by")
    return [
        {
            "step": names.get(turn.step) or labels.step(turn.step),
            "desk": labels.role(turn.desk),
            "unit": turn.unit.name,
            "by": turn.closed_by.full_name if turn.closed_by else "",
            "opened": turn.opened_at,
            "closed": turn.closed_at,
            "took": priority.lapse((turn.closed_at or at) - turn.opened_at),
            "applicant": turn.desk == APPLICANT,
        }
        for turn in turns
    ]


@official
def contact(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """The notices to the applicant, whether they arrived, and how to reach them."""
    opened = open_dossier(request, dossier_id)
    context = head(opened, "lien-he") | {"notices": notices.of_subject(*opened.dossier.subject)}
    return page(request, "desk/history/contact.html", context)


@official
def looks(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Who looked at the personal data in this dossier: the same list that the applicant sees."""
    opened = open_dossier(request, dossier_id)
    listing = Paginator(visits(queries.looks(opened.dossier)), 50).get_page(request.GET.get("trang"))
    return page(request, "desk/history/looks.html", head(opened, "ai-da-xem") | {"listing": listing})
