"""Writing a request: one page of questions at a time, kept at each step, left and resumed at will."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Draft
from duoc.dossiers.queries import Interview, Position, Stage
from duoc.faces.design import answers
from duoc.faces.portal import who_may_ask
from duoc.faces.portal.drafts import address, ahead, from_check, home_of, own_draft, way_back
from duoc.faces.portal.gate import actor_of, citizen, key_of
from duoc.faces.portal.items import views as items
from duoc.faces.portal.page import page
from duoc.faces.portal.seen import SEEN, saved_meanwhile, seen_of
from duoc.faces.portal.whose.views import MISSING, WHOSE
from duoc.faces.web.headers import with_script
from duoc.ground.once.actions import once
from duoc.ground.refusal import NotFound
from duoc.language.calculations import CONFIRMED, AskedPage, Question
from duoc.people.powers import Actor
from duoc.procedures import queries as procedures
from duoc.procedures.models import Procedure, Version

RAISED = "them"
"""`?them`: only what other answers of the page raised is asked."""


@dataclass(frozen=True)
class Begin:
    code: str
    applicant: str = ""


@require_http_methods(["GET", "POST"])
@citizen
def begin(request: HttpRequest, code: str) -> HttpResponse:
    """Goes on with the open draft of this procedure, or begins one. `moi` asks for another one beside it, `cho` names
    the party whose matter it is; who may file for others is asked first for whom.

    Only a press begins: an address may be fetched by a browser ahead of time or opened again (RFC 9110, 9.2.1). Who
    comes back from signing in finds the button on the procedure's page.
    """
    now, actor = timezone.now(), actor_of(request)
    version = procedures.in_force(code, now)
    dossiers.expect_open(version)
    another = request.method == "POST" and "moi" in request.POST
    chosen = request.POST.get(WHOSE, "")
    if not another and (held := _held(actor, version, chosen)) is not None:
        return redirect("portal:resume", held.pk)
    if request.method != "POST":
        messages.info(request, _("Bạn đã đăng nhập. Bấm “Bắt đầu” để soạn hồ sơ."))
        return redirect("portal:procedure", code)
    if not chosen and dossiers.may_file_for(actor, procedures.definition(version)):
        words = {name: 1 for name in ("moi", MISSING) if name in request.POST}
        return HttpResponseRedirect(reverse("portal:whose", args=[code]) + (f"?{urlencode(words)}" if words else ""))
    given = Begin(code, chosen)
    if key_of(request):
        id = once(actor.key, "portal.begin", key_of(request), given, lambda: _begin(request, given))
    else:
        id = _begin(request, given)
    return redirect("portal:resume", id)


def _held(actor: Actor, version: Version, chosen: str) -> Draft | None:
    """The open draft of the procedure: that of the party that was chosen, any where none was."""
    drafts = dossiers.drafts_of(actor).filter(version__procedure_id=version.procedure_id)
    return (drafts.filter(applicant_id=_party(chosen)) if chosen else drafts).first()


def _party(chosen: str) -> uuid.UUID:
    try:
        return uuid.UUID(chosen)
    except ValueError:
        raise NotFound(_("Không tìm thấy bên được chọn."), _("Hãy chọn lại trong danh sách.")) from None


def _begin(request: HttpRequest, given: Begin) -> str:
    applicant = _party(given.applicant) if given.applicant else None
    draft = actions.begin(actor=actor_of(request), code=given.code, at=timezone.now(), applicant=applicant)
    return str(draft.pk)


@require_safe
@citizen
def resume(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Goes to where the person left off."""
    return ahead(*own_draft(request, draft_id))


@require_http_methods(["GET", "POST"])
@citizen
def newer(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """The procedure has changed since the draft was begun: say so, and take the new version over."""
    draft, interview = own_draft(request, draft_id)
    if request.method == "POST":
        actions.adopt(actor=actor_of(request), draft_id=draft.pk, at=interview.at)
        messages.success(request, _("Đã chuyển sang quy định mới. Các câu trả lời của bạn vẫn còn."))
        return redirect("portal:resume", draft.pk)
    if not interview.outdated:
        return redirect("portal:resume", draft.pk)
    current = procedures.in_force(interview.definition.code, interview.at)
    context = {"draft": draft, "name": interview.definition.short_name, "since": current.valid_from}
    return page(request, "portal/questions/newer.html", context)


@require_http_methods(["GET", "POST"])
@citizen
def questions(request: HttpRequest, draft_id: uuid.UUID, page_id: str) -> HttpResponse:
    """One page of questions. What cannot be right is said beside the question, with what was typed kept."""
    draft, interview = own_draft(request, draft_id)
    if (group := dossiers.group_asked(interview, page_id)) is not None:
        return items.listing(request, draft, interview, page_id, group)
    if request.method == "POST":
        return _answered(request, draft, interview, page_id)
    asked = interview.plan.page(page_id)
    if asked is None:
        return ahead(draft, interview)
    if RAISED in request.GET:
        asked = interview.raised(asked) or asked
    wrong = [fault for fault in interview.faults(asked.questions) if not fault.missing]
    seen = seen_of(_kept_of(interview, asked.questions))
    return _show(request, draft, interview, asked, interview.values(asked), wrong, seen=seen)


def _answered(request: HttpRequest, draft: Draft, interview: Interview, page_id: str) -> HttpResponse:
    shown = interview.questions_of(page_id, request.POST.getlist("question"))
    if not shown:
        return ahead(draft, interview)
    reading = answers.read_answers(shown, request.POST)
    unread = {fault.question for fault in reading.faults}
    readable = {id: value for id, value in reading.values.items() if id not in unread}
    if confirmed := request.POST.getlist(CONFIRMED):
        readable[CONFIRMED] = confirmed
    later = "later" in request.POST
    if later:
        readable = {id: value for id, value in readable.items() if value is not None}
    after = interview.answered(readable)
    judged = () if later else after.faults(shown)  # who goes away is judged when they come back
    faults = [*reading.faults, *(fault for fault in judged if fault.question not in unread)]
    kept = _kept_of(interview, shown)
    wrong = faults and not later
    saved = None if wrong else saved_meanwhile(shown, kept, _kept_of(after, shown), request.POST)
    if wrong or saved is not None:  # only then is it shown, and only then does it matter what the page asks now
        asked = interview.plan.page(page_id)
        if asked is not None:
            asked = replace(asked, questions=tuple(shown)) if RAISED in request.GET else asked
            values, seen = {**after.answers, **reading.values}, seen_of(kept)
            seen = request.POST.get(SEEN, seen) if wrong else seen
            beside = faults if wrong else ()
            return _show(request, draft, after, asked, values, beside, seen=seen, saved=saved, status=422)
    given = {id: after.answers[id] for id in readable}
    actions.answer(actor=actor_of(request), draft_id=draft.pk, answers=given, at=interview.at)
    return _left(request, draft) if later else _on(request, draft, after, page_id)


def _kept_of(interview: Interview, questions: Iterable[Question]) -> dict[str, Any]:
    given = {one.id: interview.answers.get(one.id) for one in questions}
    return {id: value for id, value in given.items() if value is not None}


def _on(request: HttpRequest, draft: Draft, after: Interview, page_id: str) -> HttpResponse:
    checking = from_check(request)
    position = after.after(page_id, checking=checking)
    place = address(draft, position, checking=checking)
    if position == Position(Stage.PAGE, page_id):  # what the answers raised is a page by itself, not the same once more
        place += ("&" if "?" in place else "?") + RAISED
    return HttpResponseRedirect(place)


def _left(request: HttpRequest, draft: Draft) -> HttpResponse:
    messages.success(request, _("Đã lưu. Bạn có thể quay lại soạn tiếp bất cứ lúc nào."))
    return HttpResponseRedirect(home_of(draft))


def _show(
    request: HttpRequest,
    draft: Draft,
    interview: Interview,
    asked: AskedPage,
    values: Mapping[str, Any],
    faults: Sequence[Any],
    *,
    seen: str,
    saved: Sequence[Mapping[str, str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "draft": draft,
        "seen": seen,
        "saved": saved,
        "reopened": address(draft, Position(Stage.PAGE, asked.id), checking=from_check(request)),
        "name": interview.definition.short_name,
        "language": interview.definition.language,
        "asked": asked,
        "conditions": who_may_ask.lines(asked.lead),
        "title": asked.questions[0].ask if len(asked.questions) == 1 else asked.title,
        "values": values,
        "computed": [{"ask": one.name, "answer": one.shown} for one in interview.plan.computed.get(asked.id, ())],
        "faults": faults,
        "steps": interview.step(Position(Stage.PAGE, asked.id)),
        "back": way_back(request, draft, interview, asked.id),
    }
    return with_script(page(request, "portal/questions/questions.html", context, status=status))


def _was_answered(asked: AskedPage, given: Mapping[str, Any]) -> bool:
    """Whether anything on the page was answered: only that can have been answered wrongly."""
    return any(given.get(question.id) is not None for question in asked.questions)


@require_safe
@citizen
def unfit(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """The answers describe a case that this procedure does not serve: say why, and which one does."""
    draft, interview = own_draft(request, draft_id)
    plan = interview.plan
    if not plan.refusals:
        return ahead(draft, interview)
    codes = [refusal.instead for refusal in plan.refusals if refusal.instead]
    known = {row.code: row for row in Procedure.objects.filter(code__in=codes)}
    reasons = [
        {"say": one.say, "code": one.instead, "instead": known.get(one.instead), "unsure": one.to_verify}
        for one in plan.refusals
    ]
    context = {
        "draft": draft,
        "name": interview.definition.short_name,
        "reasons": reasons,
        "pages": [one for one in plan.pages if _was_answered(one, interview.answers)],
        "last": plan.pages[-1].id if plan.pages else "",
    }
    return page(request, "portal/questions/unfit.html", context)
