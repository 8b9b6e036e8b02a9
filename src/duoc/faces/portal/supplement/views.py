"""The applicant adds what the agency asked for, in one go."""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import refusal_of
from duoc.dossiers.models import Dossier, SupplementPart, SupplementRequest
from duoc.faces.design import answers
from duoc.faces.design.answers import Unread
from duoc.faces.design.item_fields import field_values, fields_of, item_questions, with_fields
from duoc.faces.portal.gate import actor_of, citizen, key_of
from duoc.faces.portal.ownership import Past, own_dossier, page_after
from duoc.faces.portal.page import page
from duoc.faces.portal.papers.views import read
from duoc.faces.web import unsent_forms
from duoc.faces.web.headers import with_script
from duoc.faces.web.language import language_of_reader
from duoc.faces.web.refusals import status_of
from duoc.ground.files.actions import FileRefused
from duoc.ground.letters.calculations import mended
from duoc.ground.refusal import Refusal
from duoc.language.calculations import Plan, Question


@require_http_methods(["GET", "POST"])
@citizen
def supplement(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """What the agency asked for, each with its field; sent in one go."""
    dossier = own_dossier(request, id)
    supplement_request = dossiers.supplementing.open_request(dossier)
    if request.method == "POST":
        return _supplemented(request, dossier, supplement_request)
    if supplement_request is None:
        raise Past(_("Hồ sơ này không còn chờ bổ sung."), _("Hãy mở hồ sơ để xem đang ở đâu."))
    if (past := refusal_of("dossiers.supplement", actor_of(request), dossier, timezone.now())) is not None:
        raise Past(past.say, past.remedy)
    typed = MultiValueDict(unsent_forms.typed_here(request, request.user))
    values = {**dossier.answers, **(_typed_before(dossier, supplement_request, typed) if typed else {})}
    say = typed.get("say", "")
    return _show_supplement(request, dossier, supplement_request, values, [], say=say, again=bool(typed))


def _typed_before(dossier: Dossier, supplement_request: SupplementRequest, typed: answers.Post) -> dict[str, Any]:
    """What the form held that was sent after the session had ended."""
    plan = dossiers.plan_of_dossier(dossier, language=language_of_reader())
    wanted = _questions(plan, supplement_request.items)
    return answers.read_answers(_sent_fields(typed, wanted, plan), typed).values


def _supplemented(request: HttpRequest, dossier: Dossier, supplement_request: SupplementRequest | None) -> HttpResponse:
    # Sent twice, the second time meets an answered request: read alike, it is known by its key and changes nothing.
    last = supplement_request or dossier.supplement_requests.order_by("turn").last()
    items = last.items if last else []
    plan = dossiers.plan_of_dossier(dossier, language=language_of_reader())
    wanted = _questions(plan, items)
    reading = answers.read_answers(_sent_fields(request.POST, wanted, plan), request.POST)
    sent = _as_answers(dossier, wanted, reading.values)
    say = mended(request.POST.get("say", ""), lines=True)[:4000]
    uploads, too_large = _uploads(request, items)
    missing = _missing(request, items)
    faults = [*too_large, *reading.faults, *_wrong(dossier, wanted, reading, sent)]
    typed = {**dossier.answers, **reading.values, **sent}
    if supplement_request is not None and faults:
        return _show_supplement(request, dossier, supplement_request, typed, faults, say=say, missing=missing)
    try:
        done = actions.supplement(
            actor=actor_of(request),
            dossier_id=dossier.pk,
            uploads=uploads,
            answers=sent,
            key=key_of(request),
            at=timezone.now(),
            say=say,
            missing=missing,
            turn=_turn(request),
        )
    except Refusal as refusal:
        if supplement_request is None or status_of(refusal) != 422:
            raise
        refused = _refused(refusal, items)
        return _show_supplement(request, dossier, supplement_request, typed, refused, say=say, missing=missing)
    if isinstance(done, SupplementPart):
        messages.success(request, _("Đã giữ phần bạn gửi. Hồ sơ chưa đi tiếp; dưới đây là phần còn thiếu."))
        return redirect(f"/ho-so/{dossier.pk}/bo-sung/")
    messages.success(request, _("Đã gửi phần bổ sung. Hồ sơ đã trở lại nơi xử lý."))
    return redirect(page_after(request, dossier))


def _refused(refusal: Refusal, items: list[dict[str, str]]) -> list[Unread]:
    """A refusal, beside what it is about."""
    codes = {item["code"] for item in items}
    faults = getattr(refusal, "faults", {})
    if faults and set(faults) <= codes:
        return [Unread(code, say) for code, say in faults.items()]
    place = next((item["code"] for item in _papers(items)), "say")
    return [Unread(place, f"{refusal.say} {refusal.remedy}".strip())]


def _missing(request: HttpRequest, items: list[dict[str, str]]) -> dict[str, str]:
    """The papers that the person says not to have, with the reason typed."""
    ticked = set(request.POST.getlist("missing"))
    return {
        item["code"]: mended(request.POST.get(f"why-{item['code']}", ""), lines=True)[:2000]
        for item in _papers(items)
        if item["code"] in ticked
    }


def _turn(request: HttpRequest) -> int:
    """Of the request that the page showed; 0 where the form does not say."""
    sent = request.POST.get("turn", "")
    return int(sent) if sent.isdecimal() and len(sent) < 4 else 0


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
    return [item for item in items if item.get("kind") in SupplementRequest.AS_FILES]


def _questions(plan: Plan, items: list[dict[str, str]]) -> dict[str, Question]:
    """The questions that were asked about and that the person answers themselves."""
    codes = {item["code"] for item in items if item.get("kind") == "answer"}
    return {q.id: q for page_ in plan.pages for q in page_.questions if q.id in codes}


def _sent_fields(post: answers.Post, wanted: Mapping[str, Question], plan: Plan) -> list[Question]:
    """The fields that the form showed. What an answer raised on it may be asked of other items too."""
    shown = set(post.getlist("question"))
    fields = [field for question in wanted.values() if question.group is None for field in [question]]
    for question in (one for one in wanted.values() if one.group is not None):
        for item in plan.groups.get(question.id, ()):
            every = replace(item, questions=question.group.questions if question.group else ())
            fields += [field for field in item_questions(question, every) if field.id in shown]
    return fields


def _as_answers(dossier: Dossier, wanted: Mapping[str, Question], values: Mapping[str, Any]) -> dict[str, Any]:
    """What was sent, by question; a group with all of its items."""
    sent = {id: value for id, value in values.items() if id in wanted}
    groups = [id for id, question in wanted.items() if question.group is not None]
    return sent | {id: with_fields(id, dossier.answers.get(id) or [], values) for id in groups}


def _wrong(
    dossier: Dossier, wanted: Mapping[str, Question], reading: answers.Reading, sent: Mapping[str, Any]
) -> list[Any]:
    """What the rules of the procedure say against the new answers."""
    if not wanted:
        return []
    unread = {fault.question for fault in reading.faults}
    plan = dossiers.plan_of_dossier(dossier, sent, language_of_reader())
    wrong = [fault for fault in plan.faults if fault.asked_in in wanted and fault.place not in unread]
    return [Unread(fault.place, fault.say) for fault in wrong]


def _show_supplement(
    request: HttpRequest,
    dossier: Dossier,
    supplement_request: SupplementRequest,
    values: Mapping[str, Any],
    faults: list[Any],
    *,
    say: str = "",
    again: bool = False,
    missing: Mapping[str, str] | None = None,
) -> HttpResponse:
    answered = {id: value for id, value in values.items() if id in dossier.answers}
    plan = dossiers.plan_of_dossier(dossier, answered, language_of_reader())
    wanted = _questions(plan, supplement_request.items)
    for id in (id for id, question in wanted.items() if question.group is not None):
        values = {**field_values(id, values.get(id) or []), **values}
    sentences: dict[str, str] = {}
    for fault in faults:
        sentences.setdefault(fault.question, fault.say)
    progress = dossiers.supplementing.supplement_progress(supplement_request)
    rows = [
        {
            **item,
            **progress[item["code"]],
            "ticked": item["code"] in (missing or {}),
            "why": (missing or {}).get(item["code"], ""),
            "question": wanted.get(item.get("code", "")),
            "fields": fields_of(wanted[item["code"]], plan) if item.get("code") in wanted else [],
            "value": values.get(item.get("code", "")),
            "fault": sentences.get(item.get("code", ""), ""),
        }
        for item in supplement_request.items
    ]
    context = {
        "dossier": dossier,
        "supplement_request": supplement_request,
        "asking": supplement_request.post.organisation,
        "began": any(row["came"] or row["claim"] for row in rows),
        "until": dossiers.supplement_until(dossier, supplement_request),
        "silence": dossiers.supplementing.silence_leads_to(dossier),
        "rows": rows,
        "values": values,
        "faults": faults,
        "choose_again": again or bool(faults),
        "say": say,
        "fault_say": sentences.get("say", ""),
    }
    status = 422 if faults else 200
    return with_script(page(request, "portal/supplement/supplement.html", context, status=status), sends=True)
