"""The applicant adds what the agency asked for, in one go."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier, SupplementRequest
from duoc.faces.design import answers
from duoc.faces.design.answers import Unread
from duoc.faces.portal.gate import actor_of, citizen, key_of
from duoc.faces.portal.ownership import Past, own_dossier
from duoc.faces.portal.page import page
from duoc.faces.portal.papers.views import read
from duoc.faces.web.refusals import status_of
from duoc.ground.refusal import Refusal
from duoc.language.calculations import Question


@require_http_methods(["GET", "POST"])
@citizen
def supplement(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """What the agency asked for, each with its field; sent in one go."""
    found = own_dossier(request, id)
    asked = dossiers.open_request(found)
    if request.method == "POST":
        return _supplemented(request, found, asked)
    if asked is None:
        raise Past(_("Hồ sơ này không còn chờ bổ sung."), _("Hãy mở hồ sơ để xem đang ở đâu."))
    return _show_supplement(request, found, asked, found.answers, [])


def _supplemented(request: HttpRequest, found: Dossier, asked: SupplementRequest | None) -> HttpResponse:
    # Sent twice, the second time meets an answered request: read alike, it is known by its key and changes nothing.
    last = asked or found.supplement_requests.order_by("turn").last()
    items = last.items if last else []
    wanted = _questions(found, items)
    reading = answers.read_answers(wanted.values(), request.POST)
    say = answers.clean(request.POST.get("say", ""), lines=True)[:4000]
    uploads = [(item["code"], *read(file)) for item in _papers(items) for file in request.FILES.getlist(item["code"])]
    faults = [
        *reading.faults,
        *_wrong(found, wanted, reading),
        *_unsent(items, {code for code, _d, _n in uploads}, say),
    ]
    if asked is not None and faults:
        return _show_supplement(request, found, asked, {**found.answers, **reading.values}, faults, say=say, status=422)
    try:
        actions.supplement(
            actor=actor_of(request),
            dossier_id=found.pk,
            uploads=uploads,
            answers=reading.values,
            key=key_of(request),
            at=timezone.now(),
            say=say,
        )
    except Refusal as refusal:
        if asked is None or status_of(refusal) != 422:
            raise
        place = next((item["code"] for item in _papers(items)), "say")
        told = [Unread(place, f"{refusal.say} {refusal.remedy}".strip())]
        return _show_supplement(request, found, asked, {**found.answers, **reading.values}, told, say=say, status=422)
    messages.success(request, _("Đã gửi phần bổ sung. Hồ sơ được xem xét tiếp ngay."))
    return redirect("portal:dossier", found.pk)


def _papers(items: list[dict[str, str]]) -> list[dict[str, str]]:
    return [item for item in items if item.get("kind") == "paper"]


def _questions(found: Dossier, items: list[dict[str, str]]) -> dict[str, Question]:
    """The questions that were asked about and that the person answers themselves."""
    codes = {item["code"] for item in items if item.get("kind") == "answer"}
    if not codes:
        return {}
    plan = dossiers.plan_of_dossier(found)
    return {q.id: q for asked in plan.pages for q in asked.questions if q.id in codes}


def _wrong(found: Dossier, wanted: Mapping[str, Question], reading: answers.Reading) -> list[Any]:
    """What the rules of the procedure say against the new answers."""
    if not wanted:
        return []
    unread = {fault.question for fault in reading.faults}
    plan = dossiers.plan_of_dossier(found, reading.values)
    return [fault for fault in plan.faults if fault.question in wanted and fault.question not in unread]


def _unsent(items: list[dict[str, str]], sent: set[str], say: str) -> list[Unread]:
    """Papers asked for without a file; a word of explanation may stand in for one."""
    if say:
        return []
    return [
        Unread(
            item["code"],
            _("Hãy chọn tệp cho “%(name)s”, hoặc ghi lời giải thích ở cuối trang.") % {"name": item["name"]},
        )
        for item in _papers(items)
        if item["code"] not in sent
    ]


def _show_supplement(
    request: HttpRequest,
    found: Dossier,
    asked: SupplementRequest,
    values: Mapping[str, Any],
    faults: list[Any],
    *,
    say: str = "",
    status: int = 200,
) -> HttpResponse:
    wanted = _questions(found, asked.items)
    said: dict[str, str] = {}
    for fault in faults:
        said.setdefault(fault.question, fault.say)
    rows = [
        {
            **item,
            "question": wanted.get(item.get("code", "")),
            "value": values.get(item.get("code", "")),
            "fault": said.get(item.get("code", ""), ""),
        }
        for item in asked.items
    ]
    context = {
        "dossier": found,
        "asked": asked,
        "rows": rows,
        "faults": faults,
        "say": say,
        "said": said.get("say", ""),
    }
    return page(request, "portal/supplement/supplement.html", context, status=status)
