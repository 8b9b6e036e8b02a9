"""The last look before filing, filing itself, and what comes after."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.actions import Changed, Outdated
from duoc.dossiers.models import Draft
from duoc.dossiers.queries import CHECK, PAPERS, Interview, PaperState, Position, Stage
from duoc.faces.design.formats import dong
from duoc.faces.portal import in_person, labels, law_references
from duoc.faces.portal.check.grouping import Group, grouped
from duoc.faces.portal.dossier import timeline
from duoc.faces.portal.drafts import address, ahead, home_of
from duoc.faces.portal.gate import actor_of, citizen, key_of
from duoc.faces.portal.ownership import own_dossier
from duoc.faces.portal.page import page
from duoc.faces.web.headers import with_script
from duoc.faces.web.language import language_of_reader
from duoc.faces.web.refusals import status_of
from duoc.ground.refusal import Invalid, Refusal
from duoc.language.calculations import FeeLine, when_due
from duoc.payments import queries as payments

ON_PAPER = "giay"
"""The field that names, by part, who signs on paper at the counter."""
MOST_CO_SIGNERS = 50
MOST_LOOKS = 3


@require_http_methods(["GET", "POST"])
@citizen
def check(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Everything on one page, each line with its way to change it; one button files."""
    actor, now = actor_of(request), timezone.now()
    draft = dossiers.draft(actor, draft_id, now)
    if draft.filed_at is not None and request.method == "GET":
        dossier = dossiers.filed_from(draft)
        return redirect("portal:dossier", dossier.pk) if dossier else redirect(home_of(draft))
    interview = dossiers.interview_of(draft, now).read_in(language_of_reader())
    if request.method == "POST":
        return _filed(request, draft, interview)
    if interview.outdated or (interview := interview.newest()).first_open is not None:
        return ahead(draft, interview)
    return _show(request, draft, interview, None)


def _filed(request: HttpRequest, draft: Draft, interview: Interview) -> HttpResponse:
    """Files what was shown; what stands against it is said on the same page, above what stands now."""
    actor, digest = actor_of(request), request.POST.get("digest", "")
    try:
        dossier = actions.file(
            actor=actor,
            draft_id=draft.pk,
            key=key_of(request),
            digest=digest,
            on_paper=request.POST.getlist(ON_PAPER)[:MOST_CO_SIGNERS],
            at=interview.at,
        )
    except Refusal as refusal:
        if draft.filed_at is None and isinstance(refusal, Outdated):
            return ahead(draft, interview)
        if draft.filed_at is not None or not isinstance(refusal, Invalid | Changed):
            raise
        return _show(request, draft, interview.newest(), refusal)
    if draft.at_counter:  # the desk goes on: accepts it, and gives form 01 at once
        return redirect(f"/ban/ho-so/{dossier.pk}/")
    return redirect("portal:filed", dossier.pk)


def _show(request: HttpRequest, draft: Draft, interview: Interview, refusal: Refusal | None) -> HttpResponse:
    plan, definition = interview.plan, interview.definition
    problems = _problems(draft, interview, getattr(refusal, "faults", None) or interview.gaps)
    groups, sign_path = _groups(draft, interview), reverse("portal:co-sign", args=[draft.pk])
    context = {
        "draft": draft,
        "p": definition,
        "digest": interview.digest,
        "refusal": refusal,
        "problems": problems,
        "fileable": not problems or (refusal is not None and not interview.gaps),
        "subject": plan.title,
        "groups": groups,
        "tables": any(row["table"] for group in groups for row in group.rows),
        "known": [{"ask": k.question.name, "answer": k.shown, "source": k.source} for k in plan.known],
        "papers": [_paper(draft, state) for state in interview.papers if not _folded(state)],
        "folded_papers": [_paper(draft, state) for state in interview.papers if _folded(state)],
        "form_page": labels.form_page(definition, [one.paper for one in interview.papers if not _folded(one)]),
        "fees": [line for line in plan.fees if not line.later],
        "later_fees": [{"line": line, "due": when_due(definition, line.at, line.before)} for line in plan.later_fees],
        "total": plan.total_fee if plan.fee_certain else None,
        "fee_rows": [{"ask": line.label, "answer": _amount(line)} for line in plan.fees if not line.later],
        "expected": None if problems else interview.expected,
        "term": labels.term_words(plan.term),
        "unit": _unit(interview),
        "because": plan.competent.because if plan.competent else "",
        "posting": plan.posting,
        "extra_time": plan.extra_time,
        "together": _together(request, draft, interview),
        "read_by": draft.looks.select_related("by").order_by("-at")[:MOST_LOOKS] if plan.together else [],
        "sign_path": sign_path,
        "sign_address": request.build_absolute_uri(sign_path),
        "steps": interview.step(CHECK),
        "variant": plan.variant,
        "finish": None if draft.at_counter else in_person.ways(definition),
        "receiver": _receiver(draft, interview),
    }
    response = page(request, "portal/check/check.html", context, status=status_of(refusal) if refusal else 200)
    return with_script(response) if plan.together else response


def _together(request: HttpRequest, draft: Draft, interview: Interview) -> list[dict[str, Any]]:
    """Who must sign too, and whether they have signed what stands now, or are to sign on paper."""
    (signed, void), on_paper = dossiers.signatures(draft, interview), request.POST.getlist(ON_PAPER)
    signers = interview.plan.together
    laws = {one.article: " ".join(cited.text for cited in law_references.cited([one.article])) for one in signers}
    return [
        {
            "who": who,
            "why": who.why,
            "law": laws[who.article],
            "in_doubt": who.to_verify != "",
            "signed": signed.get(who.part),
            "void": void.get(who.part),
            "on_paper": who.part in on_paper,
        }
        for who in signers
    ]


def _unit(interview: Interview) -> str:
    """The body that decides, in words; "" while it is not known."""
    if not interview.unit_decided:
        return _("Cơ quan cũ đã chia, tách: chúng tôi xác định cơ quan nào giải quyết sau khi bạn nộp, rồi báo bạn")
    return interview.unit.name if interview.unit else ""


def _receiver(draft: Draft, interview: Interview) -> str:
    """The unit that receives it, where another one decides; else ""."""
    named = dossiers.receiver_of(interview.plan, interview.definition, draft.applicant)
    place = draft.place_of_help if draft.at_counter else named
    return place.name if place and interview.unit and place.pk != interview.unit.pk else ""


def _problems(draft: Draft, interview: Interview, faults: Mapping[str, str]) -> list[dict[str, str]]:
    """Each fault with the address of the page where it can be mended."""
    definition, first = interview.definition, interview.plan.pages[:1]
    rows, signers = [], {one.part for one in interview.plan.together}
    for code, say in faults.items():
        if code in signers:
            rows.append({"href": "#cung-ky", "say": say})
            continue
        group, _dot, item = code.partition(".")
        if code in definition.page_of:
            href = _page(draft, definition.page_of[code].id)
        elif item and group in definition.page_of:
            href = _page(draft, definition.page_of[group].id)
        elif definition.paper(code) is not None:
            href = f"{address(draft, PAPERS, checking=True)}#{code}"
        else:
            href = _page(draft, first[0].id) if first else f"/thu-tuc/{definition.code}/"
        rows.append({"href": href, "say": say})
    return rows


def _page(draft: Draft, page_id: str) -> str:
    return address(draft, Position(Stage.PAGE, page_id), checking=True)


def _groups(draft: Draft, interview: Interview) -> list[Group]:
    """The answers by person, each with the way to change it."""
    titles = {one.id: one.title for one in interview.plan.pages}
    rows = (
        (
            answer,
            {
                "ask": answer.question.name,
                "answer": answer.text or (pgettext("answer", "Bỏ trống") if not answer.question.required else ""),
                "href": "" if answer.computed else _page(draft, answer.page),
                "table": answer.table,
                "about": titles.get(answer.page, ""),
            },
        )
        for answer in dossiers.shown_all(interview.plan, interview.answers)
    )
    return [_changed_by_page(group) for group in grouped(rows, titles)]


def _changed_by_page(group: Group) -> Group:
    """One way to change for the answers of one page that stand together, not one for each."""
    before = ""
    for row in group.rows:
        here = row["href"]
        if here == before:
            row["href"] = ""
        before = here
    return group


def _folded(state: PaperState) -> bool:
    """Only some need it, and this person sent none: it is told in one line."""
    return state.paper.upload and not state.paper.required and not state.files


def _paper(draft: Draft, state: PaperState) -> dict[str, Any]:
    paper = state.paper
    row: dict[str, Any] = {
        "ask": labels.paper_title(paper.name),
        "answer": "\n".join(attached.file.name for attached in state.files),
    }
    if paper.held:
        return row | {"answer": _("Không phải nộp"), "source": paper.held.label or paper.held.number}
    if paper.made_from:
        return row | {"answer": _("Lập từ câu trả lời của bạn")}
    nothing = "" if paper.required else _("Không nộp")
    if paper.brought:
        nothing = _("Đem bản giấy đến") if paper.required else _("Đem theo nếu trường hợp của bạn cần")
    return row | {"answer": row["answer"] or nothing, "href": f"{address(draft, PAPERS, checking=True)}#{paper.id}"}


def _amount(line: FeeLine) -> str:
    return _("Mức thu đang xác minh") if line.amount is None else dong(line.amount)


@require_safe
@citizen
def filed(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Filed: the temporary code, what happens next, the notice to keep, and what is to be paid."""
    dossier = own_dossier(request, id)
    if dossier.accepted_at is not None:
        return redirect("portal:dossier", dossier.pk)
    owed = payments.outstanding(dossier.subject)
    definition = dossiers.definition_of(dossier, language_of_reader())
    context = {
        "dossier": dossier,
        "owed": owed,
        "p": definition,
        "ahead": timeline.ahead(dossier, dossiers.applicant_awaited(dossier, owed)),
        "finish": in_person.ways(definition),
        "bring": in_person.to_bring(dossier, definition),
        "made": in_person.made(dossier, definition),
    }
    return with_script(page(request, "portal/check/filed.html", context))
