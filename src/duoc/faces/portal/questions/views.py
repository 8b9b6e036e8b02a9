"""Writing a request: one page of questions at a time, kept at each step, left and resumed at will."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Draft
from duoc.faces.design import answers
from duoc.faces.portal.gate import actor_of, citizen, key_of
from duoc.faces.portal.page import page
from duoc.ground.once.actions import once
from duoc.ground.refusal import NotFound, NotNow
from duoc.language.calculations import AskedPage, Plan
from duoc.procedures import queries as procedures
from duoc.procedures.models import Procedure

BACK_TO_CHECK = "kiem-tra"
"""`?ve=kiem-tra`: the page was opened from the check page and leads back there."""


class NotHere(NotNow):
    """The procedure cannot be begun on this site."""


@require_http_methods(["GET", "POST"])
@citizen
def begin(request: HttpRequest, code: str) -> HttpResponse:
    """Goes on with the open draft of this procedure, or begins one. `moi` asks for another one beside it."""
    now, actor = timezone.now(), actor_of(request)
    version = procedures.in_force(code, now)
    definition = procedures.definition(version)
    if not definition.begun_online:
        raise NotHere(
            definition.online.say or _("Thủ tục này chưa nộp được trên trang này."),
            _("Hãy nộp tại Trung tâm Phục vụ hành chính công hoặc tại Ủy ban nhân dân xã, phường."),
        )
    another = request.method == "POST" and "moi" in request.POST
    held = None if another else dossiers.drafts_of(actor).filter(version__procedure_id=version.procedure_id).first()
    if held is not None:
        return redirect("portal:resume", held.pk)
    if request.method == "POST" and key_of(request):
        id = once(actor.key, "portal.begin", key_of(request), {"code": code}, lambda: _begin(request, code))
    else:
        id = _begin(request, code)
    return redirect("portal:resume", id)


def _begin(request: HttpRequest, code: str) -> str:
    return str(actions.begin(actor=actor_of(request), code=code, at=timezone.now()).pk)


def open_draft(request: HttpRequest, draft_id: uuid.UUID) -> Draft:
    """The person's own draft that is not filed yet."""
    draft = dossiers.draft(actor_of(request), draft_id, timezone.now())
    if draft.filed_at is not None:
        raise NotFound(_("Hồ sơ này đã được nộp."), _("Hãy xem hồ sơ trong mục Hồ sơ của tôi."))
    return draft


def outdated(draft: Draft) -> bool:
    """Whether other rules are in force than those that the draft was begun under; a new edition has the same rules."""
    return procedures.in_force(draft.version.procedure.code, timezone.now()).digest != draft.version.digest


@require_safe
@citizen
def resume(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Goes to where the person left off."""
    draft = open_draft(request, draft_id)
    if outdated(draft):
        return redirect("portal:newer", draft.pk)
    plan = dossiers.plan_of(draft, timezone.now())
    return HttpResponseRedirect(ahead(draft, plan))


@require_http_methods(["GET", "POST"])
@citizen
def newer(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """The procedure has changed since the draft was begun: say so, and take the new version over."""
    draft = open_draft(request, draft_id)
    if request.method == "POST":
        actions.adopt(actor=actor_of(request), draft_id=draft.pk, at=timezone.now())
        messages.success(request, _("Đã chuyển sang quy định mới. Các câu trả lời của bạn vẫn còn."))
        return redirect("portal:resume", draft.pk)
    if not outdated(draft):
        return redirect("portal:resume", draft.pk)
    current = procedures.in_force(draft.version.procedure.code, timezone.now())
    context = {"draft": draft, "name": procedures.definition(draft.version).short_name, "since": current.valid_from}
    return page(request, "portal/questions/newer.html", context)


def ahead(draft: Draft, plan: Plan, after: str = "") -> str:
    """The address of the next step: the page behind `after`, else the first unanswered one, papers, the check."""
    base = f"/soan/{draft.pk}/"
    if plan.refusals:
        return f"{base}khong-phu-hop/"
    ids = [item.id for item in plan.pages]
    if after in ids and ids.index(after) + 1 < len(ids):
        return f"{base}{ids[ids.index(after) + 1]}/"
    if plan.next is not None:
        return f"{base}{plan.next.id}/"
    return f"{base}giay-to/" if after or _papers_missing(draft, plan) else f"{base}kiem-tra/"


def _papers_missing(draft: Draft, plan: Plan) -> bool:
    wanted = {paper.id for paper in plan.papers if paper.must_attach}
    return bool(wanted) and bool(wanted - set(draft.papers.values_list("code", flat=True)))


def steps_of(plan: Plan, here: str) -> dict[str, int]:
    """Where the person is: question pages, then papers, then the check."""
    ids = [*(item.id for item in plan.pages), "giay-to", "kiem-tra"]
    return {"number": ids.index(here) + 1 if here in ids else 1, "of": len(ids)}


@require_http_methods(["GET", "POST"])
@citizen
def questions(request: HttpRequest, draft_id: uuid.UUID, page_id: str) -> HttpResponse:
    """One page of questions. What cannot be right is said beside the question, with what was typed kept."""
    draft = open_draft(request, draft_id)
    plan = dossiers.plan_of(draft, timezone.now())
    asked = plan.page(page_id)
    if asked is None:
        return HttpResponseRedirect(ahead(draft, plan))
    if request.method == "POST":
        return _answered(request, draft, asked)
    told = {question.id for question in asked.questions}
    wrong = [fault for fault in plan.faults if fault.question in told and not fault.missing]
    return _show(request, draft, plan, asked, {**_suggested(asked), **draft.answers}, wrong)


def _suggested(asked: AskedPage) -> dict[str, Any]:
    """What the procedure suggests as an answer; it counts once the person has sent it."""
    return {question.id: question.default for question in asked.questions if question.default is not None}


def _answered(request: HttpRequest, draft: Draft, asked: AskedPage) -> HttpResponse:
    now, actor = timezone.now(), actor_of(request)
    reading = answers.read_answers(asked.questions, request.POST)
    unread = {fault.question for fault in reading.faults}
    if "later" in request.POST:
        kept = {id: value for id, value in reading.values.items() if id not in unread and value is not None}
        actions.answer(actor=actor, draft_id=draft.pk, answers=kept, at=now)
        messages.success(request, _("Đã lưu. Bạn có thể quay lại soạn tiếp bất cứ lúc nào."))
        return redirect("portal:dossiers")
    draft.answers = {**draft.answers, **{id: value for id, value in reading.values.items() if id not in unread}}
    plan = dossiers.plan_of(draft, now)
    put = {question.id for question in asked.questions}
    faults = [*reading.faults, *(f for f in plan.faults if f.question in put and f.question not in unread)]
    if faults:
        return _show(request, draft, plan, asked, {**draft.answers, **reading.values}, faults, status=422)
    actions.answer(actor=actor, draft_id=draft.pk, answers=reading.values, at=now)
    return HttpResponseRedirect(_onward(request, draft, plan, asked))


def _onward(request: HttpRequest, draft: Draft, plan: Plan, asked: AskedPage) -> str:
    """Where an answered page leads: to itself while its answers raised a further question on it, else forward."""
    back = request.GET.get("ve") == BACK_TO_CHECK
    again = plan.page(asked.id)
    if again is not None and not again.answered and not plan.refusals:
        return f"/soan/{draft.pk}/{asked.id}/" + ("?ve=kiem-tra" if back else "")
    if back and not plan.refusals:
        return f"/soan/{draft.pk}/kiem-tra/" if plan.next is None else f"/soan/{draft.pk}/{plan.next.id}/?ve=kiem-tra"
    return ahead(draft, plan, after=asked.id)


def _show(
    request: HttpRequest, draft: Draft, plan: Plan, asked: AskedPage, values: Any, faults: Any, *, status: int = 200
) -> HttpResponse:
    ids = [item.id for item in plan.pages]
    here = ids.index(asked.id) if asked.id in ids else 0
    back_to_check = request.GET.get("ve") == BACK_TO_CHECK
    before = f"/soan/{draft.pk}/{ids[here - 1]}/" if here else f"/thu-tuc/{draft.version.procedure.code}/"
    context = {
        "draft": draft,
        "name": procedures.definition(draft.version).short_name,
        "asked": asked,
        "title": asked.questions[0].ask if len(asked.questions) == 1 else asked.title,
        "values": values,
        "faults": faults,
        "steps": steps_of(plan, asked.id),
        "back": f"/soan/{draft.pk}/kiem-tra/" if back_to_check else before,
    }
    return page(request, "portal/questions/questions.html", context, status=status)


@require_safe
@citizen
def unfit(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """The answers describe a case that this procedure does not serve: say why, and which one does."""
    draft = open_draft(request, draft_id)
    plan = dossiers.plan_of(draft, timezone.now())
    if not plan.refusals:
        return HttpResponseRedirect(ahead(draft, plan))
    codes = [refusal.instead for refusal in plan.refusals if refusal.instead]
    known = {row.code: row for row in Procedure.objects.filter(code__in=codes)}
    reasons = [
        {"say": item.say, "article": item.article, "code": item.instead, "instead": known.get(item.instead)}
        for item in plan.refusals
    ]
    last = plan.pages[-1].id if plan.pages else ""
    context = {
        "draft": draft,
        "name": procedures.definition(draft.version).short_name,
        "reasons": reasons,
        "pages": plan.pages,
        "last": last,
    }
    return page(request, "portal/questions/unfit.html", context)
