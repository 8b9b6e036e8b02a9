"""The last look before filing, filing itself, and what comes after."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Draft
from duoc.faces.portal import in_person, labels
from duoc.faces.portal.gate import actor_of, citizen, key_of
from duoc.faces.portal.ownership import own_dossier
from duoc.faces.portal.page import page
from duoc.faces.portal.questions.views import ahead, open_draft, outdated, steps_of
from duoc.faces.web.refusals import status_of
from duoc.ground.refusal import Invalid, Refusal
from duoc.language.calculations import Definition, FeeLine, Plan, shown
from duoc.payments import queries as payments
from duoc.people.models import Organisation
from duoc.procedures import queries as procedures


@require_http_methods(["GET", "POST"])
@citizen
def check(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Everything on one page, each line with its way to change it; one button files."""
    actor, now = actor_of(request), timezone.now()
    draft = dossiers.draft(actor, draft_id, now)
    if request.method == "GET" and draft.filed_at is not None:
        return redirect("portal:dossiers")
    if request.method == "POST":
        try:
            filed_one = actions.file(actor=actor, draft_id=draft_id, key=key_of(request), at=now)
        except Refusal as refusal:
            if not isinstance(refusal, Invalid) or draft.filed_at is not None:
                if draft.filed_at is None and outdated(draft):
                    return redirect("portal:newer", draft.pk)
                raise
            return _show(request, open_draft(request, draft_id), now, refusal)
        return redirect("portal:filed", filed_one.pk)
    if outdated(draft):
        return redirect("portal:newer", draft.pk)
    plan = dossiers.plan_of(draft, now)
    if plan.next is not None or plan.refusals:
        return HttpResponseRedirect(ahead(draft, plan))
    return _show(request, draft, now, None, plan)


def _show(
    request: HttpRequest, draft: Draft, now: datetime, refusal: Refusal | None, plan: Plan | None = None
) -> HttpResponse:
    plan = plan or dossiers.plan_of(draft, now)
    definition = procedures.definition(draft.version)
    attached: dict[str, list[str]] = {}
    for item in dossiers.papers_of_draft(draft):
        attached.setdefault(item.code, []).append(item.file.name)
    problems = _problems(draft, definition, plan, getattr(refusal, "faults", None) or _gaps(plan, attached))
    context = {
        "draft": draft,
        "p": definition,
        "refusal": refusal,
        "problems": problems,
        "rows": _rows(draft, plan),
        "known": [{"ask": k.question.name, "answer": k.shown, "source": k.source} for k in plan.known],
        "papers": _papers(draft, plan, attached),
        "fees": plan.fees,
        "total": plan.total_fee if plan.fee_certain else None,
        "fee_rows": [{"ask": line.label, "answer": _amount(line)} for line in plan.fees],
        "expected": None if problems else dossiers.expected(plan, now),
        "term": labels.term_words(plan.term),
        "unit": _unit(plan),
        "because": plan.competent.because if plan.competent else "",
        "posting": plan.posting,
        "extra_time": plan.extra_time,
        "draft_check": definition.draft_check,
        "steps": steps_of(plan, "kiem-tra"),
        "variant": plan.variant,
        "finish": in_person.ways(definition),
    }
    return page(request, "portal/check/check.html", context, status=status_of(refusal) if refusal else 200)


def _gaps(plan: Plan, attached: Mapping[str, Any]) -> dict[str, str]:
    """What is still missing, as filing would say it."""
    gaps = {fault.question: fault.say for fault in plan.faults}
    if not gaps and (plan.competent is None or not (plan.competent.organisation or plan.competent.commune)):
        gaps[""] = _("Chưa xác định được cơ quan giải quyết nên chưa nộp được trên mạng. Hãy hỏi nơi tiếp nhận hồ sơ.")
    for paper in plan.papers:
        if paper.must_attach and paper.id not in attached:
            gaps[paper.id] = _("Chưa có tệp cho “%(paper)s”.") % {"paper": paper.name}
    return gaps


def _problems(draft: Draft, definition: Definition, plan: Plan, faults: Mapping[str, str]) -> list[dict[str, str]]:
    """Each fault with the address of the page where it can be mended."""
    base, rows = f"/soan/{draft.pk}/", []
    for code, say in faults.items():
        if code in definition.page_of:
            href = f"{base}{definition.page_of[code].id}/?ve=kiem-tra"
        elif code in definition.papers:
            href = f"{base}giay-to/?ve=kiem-tra#{code}"
        else:
            href = f"{base}{plan.pages[0].id}/?ve=kiem-tra" if plan.pages else f"/thu-tuc/{definition.code}/"
        rows.append({"href": href, "say": say})
    return rows


def _rows(draft: Draft, plan: Plan) -> list[dict[str, Any]]:
    """The answers in the order of asking, each with the way to change it."""
    return [
        {
            "ask": question.name,
            "answer": shown(question, draft.answers.get(question.id))
            or (_("Bỏ trống") if not question.required else ""),
            "href": f"/soan/{draft.pk}/{asked.id}/?ve=kiem-tra",
        }
        for asked in plan.pages
        for question in asked.questions
    ]


def _papers(draft: Draft, plan: Plan, attached: Mapping[str, list[str]]) -> list[dict[str, Any]]:
    rows = []
    for paper in plan.papers:
        row: dict[str, Any] = {"ask": paper.name, "answer": "\n".join(attached.get(paper.id, []))}
        if paper.held:
            row |= {"answer": _("Không phải nộp"), "source": paper.held.label or paper.held.number}
        elif paper.made_from:
            row |= {"answer": _("Lập từ câu trả lời của bạn")}
        else:
            row |= {"href": f"/soan/{draft.pk}/giay-to/?ve=kiem-tra#{paper.id}"}
            if not row["answer"]:
                row["answer"] = _("Đem bản giấy đến") if paper.brought else "" if paper.required else _("Không nộp")
        rows.append(row)
    return rows


def _amount(line: FeeLine) -> str:
    return _("Mức thu đang xác minh") if line.amount is None else labels.money(line.amount)


def _unit(plan: Plan) -> str:
    """The name of the competent body."""
    code = (plan.competent.organisation or plan.competent.commune) if plan.competent else ""
    return Organisation.objects.filter(code=code).values_list("name", flat=True).first() or "" if code else ""


@require_safe
@citizen
def filed(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Filed: the temporary code, what happens next, the notice to keep, and what is to be paid."""
    dossier = own_dossier(request, id)
    if dossier.accepted_at is not None:
        return redirect("portal:dossier", dossier.pk)
    owed = payments.outstanding(dossier.subject)
    definition = dossiers.definition_of(dossier)
    context = {
        "dossier": dossier,
        "owed": owed,
        "p": definition,
        "finish": in_person.ways(definition),
        "bring": in_person.to_bring(dossier),
        "made": in_person.made(dossier),
    }
    return page(request, "portal/check/filed.html", context)
