"""What happened to a dossier: its course, the control sheet (form 06), the notices to the applicant, who looked."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers import actions, queries
from duoc.dossiers.acts import ELSEWHERE, Event, known
from duoc.dossiers.models import Dossier
from duoc.dossiers.queries import Line
from duoc.faces.desk import labels
from duoc.faces.desk.dossier.opened import open_dossier
from duoc.faces.desk.dossier.page import head
from duoc.faces.desk.gate import official
from duoc.faces.desk.page import page
from duoc.faces.web.file_response import PDF, Way, file_response
from duoc.faces.wording import promises
from duoc.faces.wording.visits import visits
from duoc.notices import queries as notices

PARCEL, SENT = "dossier.parcel_", "dossier.parcel_sent"
ANSWERED = "dossier.objection_answered"
HANDED = {"dossier.claimed", "dossier.given", "dossier.assigned", "dossier.put_back", "dossier.released"}
OTHER = Event("", title=gettext_lazy("Việc khác đã ghi nhật ký"))


@official
def course(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """The timeline from the ledger and the internal steps."""
    opened = open_dossier(request, dossier_id)
    dossier = opened.dossier
    timeline = queries.timeline(dossier)
    listed = list(zip(timeline, queries.authors(dossier, timeline), strict=False))
    turns, happened = queries.turns_of(dossier), {name for (_at, name, _facts), _author in listed}
    bodies = queries.asked_bodies.asked_bodies(dossier, opened.at)
    authored = [(at, by) for (at, _name, _facts), by in listed if by]
    context = head(opened, "qua-trinh") | {
        "events": _events(dossier, listed),
        "turns": _turns(queries.control_lines(dossier, opened.at, authored, turns, bodies), opened.at),
        "hands": queries.hands.changes_of(dossier) if happened & HANDED else [],
        "sheet_frozen": dossier.is_closed,
        "apologised": "dossier.apologised" in happened,
        "account": queries.whose_days.account(dossier, opened.at, happened, turns, bodies),
        "promises": promises.described(queries.promises(dossier), queries.definition_of(dossier)),
    }
    return page(request, "desk/history/course.html", context)


def _events(dossier: Dossier, listed: Sequence[tuple[Any, str]]) -> list[dict[str, Any]]:
    """What happened, each with who did it; the lines of a parcel with its number, of an
    answered objection with the reason."""
    happenings = queries.happenings(dossier, queries.definition_of(dossier), (entry for entry, _author in listed))
    names = [name for name, _happening in happenings]
    parcels = [parcel.tracking_number for parcel in queries.parcels_of(dossier)] if SENT in names else []
    reasons = iter(queries.objections.reasons(dossier) if ANSWERED in names else ())
    events: list[dict[str, Any]] = []
    for place, ((name, happening), (_entry, author)) in enumerate(zip(happenings, listed, strict=True)):
        event = known(name) or OTHER
        sent = names[: place + 1].count(SENT)
        number = parcels[sent - 1] if name.startswith(PARCEL) and 0 < sent <= len(parcels) else ""
        number = next(reasons, "") if name == ANSWERED else number
        text = " · ".join(part for part in (event.details(happening), number, author) if part)
        events.append({"title": event.title, "at": happening.at, "text": text, "state": "done"})
    if words := queries.awaiting.counted_anew(dossier):
        events.append({"title": _("Hẹn trả kết quả"), "text": words, "state": "ahead"})
    elif dossier.is_running and (due := dossier.appointment or dossier.expected):
        title = _("Hẹn trả kết quả") if dossier.due_at else _("Dự kiến trả kết quả")
        events.append({"title": title, "at": due, "state": "ahead"})
    return events


def _turns(lines: Sequence[Line], at: datetime) -> list[dict[str, Any]]:
    """The lines of form 06 as they stand now, in the words of the desk."""
    return [
        {
            "step": line.name or labels.step(line.step),
            "desk": line.unit if line.elsewhere else labels.role(line.desk),
            "unit": labels.role(ELSEWHERE) if line.elsewhere else line.unit,
            "by": _("%(name)s (ghi thay)") % {"name": line.by} if line.written_for else line.by,
            "opened": line.opened,
            "closed": line.closed,
            "answer": line.answer,
            "took": queries.forecasting.in_words((line.closed or at) - line.opened),
            "applicant": line.applicants,
        }
        for line in lines
    ]


@official
def control_sheet(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Form 06 as it was frozen when the dossier ended."""
    opened = open_dossier(request, dossier_id)
    pdf = actions.read_sheet(opened.dossier, opened.at)
    name = _("Phiếu kiểm soát %(code)s") % {"code": opened.dossier.shown_code}
    return file_response(pdf, PDF, f"{name}.pdf", Way.FRAMED)


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
