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
from duoc.faces.web.language import language_of_reader
from duoc.faces.web.refusals import status_of
from duoc.ground.files.actions import FileRefused
from duoc.ground.letters.calculations import mended
from duoc.ground.refusal import Refusal
from duoc.language.calculations import Question


@require_http_methods(["GET", "POST"])
@citizen
def supplement(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """What the agency asked for, each with its field; sent in one go."""
    dossier = own_dossier(request, id)
    supplement_request = dossiers.open_request(dossier)
    if request.method == "POST":
        return _supplemented(request, dossier, supplement_request)
    if supplement_request is None:
        raise Past(_("Hồ sơ này không còn chờ bổ sung."), _("Hãy mở hồ sơ để xem đang ở đâu."))
    return _show_supplement(request, dossier, supplement_request, dossier.answers, [])


def _supplemented(request: HttpRequest, dossier: Dossier, supplement_request: SupplementRequest | None) -> HttpResponse:
    # Sent twice, the second time meets an answered request: read alike, it is known by its key and changes nothing.
    last = supplement_request or dossier.supplement_requests.order_by("turn").last()
    items = last.items if last else []
    wanted = _questions(dossier, items)
    reading = answers.read_answers(wanted.values(), request.POST)
    say = mended(request.POST.get("say", ""), lines=True)[:4000]
    uploads, too_large = _uploads(request, items)
    faults = [
        *too_large,
        *reading.faults,
        *_wrong(dossier, wanted, reading),
        *_unsent(items, {*(code for code, _d, _n in uploads), *(fault.question for fault in too_large)}, say),
    ]
    if supplement_request is not None and faults:
        return _show_supplement(
            request, dossier, supplement_request, {**dossier.answers, **reading.values}, faults, say=say, status=422
        )
    try:
        actions.supplement(
            actor=actor_of(request),
            dossier_id=dossier.pk,
            uploads=uploads,
            answers=reading.values,
            key=key_of(request),
            at=timezone.now(),
            say=say,
        )
    except Refusal as refusal:
        if supplement_request is None or status_of(refusal) != 422:
            raise
        place = next((item["code"] for item in _papers(items)), "say")
        refused = [Unread(place, f"{refusal.say} {refusal.remedy}".strip())]
        return _show_supplement(
            request, dossier, supplement_request, {**dossier.answers, **reading.values}, refused, say=say, status=422
        )
    messages.success(request, _("Đã gửi phần bổ sung. Hồ sơ được xem xét tiếp ngay."))
    return redirect("portal:dossier", dossier.pk)


def _uploads(request: HttpRequest, items: list[dict[str, str]]) -> tuple[list[tuple[str, bytes, str]], list[Unread]]:
    """The files sent for each paper, and what is said of those that are too large to be read."""
    uploads, faults = [], []
    for item in _papers(items):
        for file in request.FILES.getlist(item["code"]):
            try:
                uploads.append((item["code"], *read(file)))
            except FileRefused as refusal:
                faults.append(Unread(item["code"], refusal.words))
    return uploads, faults


def _papers(items: list[dict[str, str]]) -> list[dict[str, str]]:
    return [item for item in items if item.get("kind") == "paper"]


def _questions(dossier: Dossier, items: list[dict[str, str]]) -> dict[str, Question]:
    """The questions that were asked about and that the person answers themselves."""
    codes = {item["code"] for item in items if item.get("kind") == "answer"}
    if not codes:
        return {}
    plan = dossiers.plan_of_dossier(dossier, language=language_of_reader())
    return {q.id: q for page_ in plan.pages for q in page_.questions if q.id in codes}


def _wrong(dossier: Dossier, wanted: Mapping[str, Question], reading: answers.Reading) -> list[Any]:
    """What the rules of the procedure say against the new answers."""
    if not wanted:
        return []
    unread = {fault.question for fault in reading.faults}
    plan = dossiers.plan_of_dossier(dossier, reading.values, language_of_reader())
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
    dossier: Dossier,
    supplement_request: SupplementRequest,
    values: Mapping[str, Any],
    faults: list[Any],
    *,
    say: str = "",
    status: int = 200,
) -> HttpResponse:
    wanted = _questions(dossier, supplement_request.items)
    sentences: dict[str, str] = {}
    for fault in faults:
        sentences.setdefault(fault.question, fault.say)
    rows = [
        {
            **item,
            "question": wanted.get(item.get("code", "")),
            "value": values.get(item.get("code", "")),
            "fault": sentences.get(item.get("code", ""), ""),
        }
        for item in supplement_request.items
    ]
    context = {
        "dossier": dossier,
        "supplement_request": supplement_request,
        "until": dossiers.supplement_until(dossier, supplement_request),
        "rows": rows,
        "faults": faults,
        "say": say,
        "fault_say": sentences.get("say", ""),
    }
    return page(request, "portal/supplement/supplement.html", context, status=status)
