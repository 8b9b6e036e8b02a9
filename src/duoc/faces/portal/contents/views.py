"""What was handed in, and who has looked at it."""

import uuid
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier
from duoc.faces.portal import labels
from duoc.faces.portal.gate import actor_of, citizen
from duoc.faces.portal.ownership import own_dossier
from duoc.faces.portal.page import page
from duoc.faces.web.file_response import Way, file_response
from duoc.faces.web.language import language_of_reader
from duoc.faces.wording.visits import visits
from duoc.ground.files import queries as files
from duoc.ground.refusal import NotFound
from duoc.language.calculations import Plan


@require_safe
@citizen
def contents(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The answers and papers of a dossier as they stand."""
    actor, now = actor_of(request), timezone.now()
    dossier = dossiers.dossier(actor, id, now)
    actions.look(actor=actor, dossier=dossier, what="dossier", at=now)
    plan = dossiers.plan_of_dossier(dossier, language=language_of_reader())
    rows = [
        {
            "name": paper.file.name,
            "size": paper.file.size,
            "note": paper.name
            if not paper.turn
            else _("%(paper)s, bổ sung lần %(turn)s") % {"paper": paper.name, "turn": paper.turn},
            "href": f"/ho-so/{dossier.pk}/giay-to/{paper.pk}/",
        }
        for paper in dossier.papers.select_related("file")
    ]
    context = {"dossier": dossier, "rows": answered(dossier, plan), "known": known(plan), "files": rows}
    return page(request, "portal/contents/contents.html", context)


def answered(dossier: Dossier, plan: Plan) -> list[dict[str, Any]]:
    """The answers in the order of asking."""
    return [
        {"ask": answer.question.name, "answer": answer.text or pgettext("answer", "Bỏ trống"), "table": answer.table}
        for answer in dossiers.shown_all(plan, dossier.answers)
    ]


def known(plan: Plan) -> list[dict[str, Any]]:
    """What the province held already, each with its source."""
    return [{"ask": item.question.name, "answer": item.shown, "source": item.source} for item in plan.known]


@require_safe
@citizen
def paper(request: HttpRequest, id: uuid.UUID, paper_id: uuid.UUID) -> HttpResponse:
    """One file that was handed in."""
    actor, now = actor_of(request), timezone.now()
    dossier = dossiers.dossier(actor, id, now)
    one = dossier.papers.select_related("file").filter(pk=paper_id).first()
    if one is None:
        raise NotFound(_("Không tìm thấy tệp này."), _("Hãy mở lại hồ sơ và chọn tệp trong danh sách."))
    actions.look(actor=actor, dossier=dossier, what="paper", at=now)
    return file_response(files.read(one.file), one.file.media_type, one.file.name, Way.CAUTIOUS)


@require_safe
@citizen
def looks(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Who opened my information, in which post, and when."""
    dossier = own_dossier(request, id)
    listed = Paginator(visits(dossiers.looks(dossier)), 20).get_page(request.GET.get("trang"))
    rows = [{"visit": visit, "what": labels.listed(map(labels.what_was_seen, visit.what))} for visit in listed]
    return page(request, "portal/contents/looks.html", {"dossier": dossier, "listing": listed, "rows": rows})
