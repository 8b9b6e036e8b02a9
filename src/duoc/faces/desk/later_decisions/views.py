"""After the result: to revoke, correct, give it once more; and what becomes of results that rest on an ended one."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.decisions import actions as decisions
from duoc.decisions import queries as decision_queries
from duoc.decisions.models import Decision, LaterDecision
from duoc.dossiers.acts import open_acts
from duoc.dossiers.queries import NotFound
from duoc.faces.desk import labels
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import acting, form_key, official, sent_key
from duoc.faces.desk.later_decisions.form_page import Asked, Form, answered, only_concerned
from duoc.faces.desk.later_decisions.wording import corrections_in_words
from duoc.faces.desk.lists import list_search
from duoc.faces.desk.page import page
from duoc.faces.desk.rail import LATER, reaches_unit
from duoc.faces.desk.result.summary import cause_path, shown, wait_for
from duoc.faces.desk.result.views import opened
from duoc.faces.web.file_response import PDF, Way, file_response
from duoc.faces.web.refusals import status_of
from duoc.faces.wording.form_field import FormField
from duoc.faces.wording.under_review import ordered_by
from duoc.ground.files import queries as files
from duoc.ground.refusal import Refusal
from duoc.ground.worktime.calculations import local
from duoc.people.powers import Actor, Power, check
from duoc.registers import actions, queries
from duoc.registers.models import Review

Turn = LaterDecision.Turn


@official
def listing(request: HttpRequest) -> HttpResponse:
    """What waits after the result: to be signed, to be decided, and what one has proposed oneself."""
    actor = acting(request)
    only_concerned(actor)
    waiting, today = list_search.cut_to_page(request, queries.reviews_to_decide(actor)), local(timezone.now()).date()
    context = {
        "to_sign": decision_queries.later_to_sign(actor) if reaches_unit(actor, Power.DECISION_REVOKE) else [],
        "reviews": [_listed(row, actor, today) for row in waiting],
        "listing": waiting,
        "own": decision_queries.later_proposed_by(actor)[:20],
        "may_keep": reaches_unit(actor, Power.DECISION_REVOKE),
    }
    return page(request, "desk/later_decisions/listing.html", context)


def _listed(row: Review, actor: Actor, today: date) -> dict[str, Any]:
    """One line: what is to be decided about, and why; what was ordered has a last day, which may be over."""
    late = row.until is not None and row.until < today
    return {"row": row, "by": ordered_by(row), "cause": cause_path(row, actor), "late": late}


@official
def revoke(request: HttpRequest, decision_id: uuid.UUID) -> HttpResponse:
    """It is proposed to revoke a result; what ends with it is shown first."""
    lead = _("Kết quả chỉ mất giá trị khi lãnh đạo đã ký và văn thư đã phát hành quyết định thu hồi.")
    words = (_("Đề nghị thu hồi kết quả"), lead, _("Trình quyết định thu hồi"))
    hint = _("Ghi rõ sai ở đâu. Lý do được in trong quyết định gửi người được cấp.")
    return _propose(request, decision_id, Turn.REVOKE, words, hint)


@official
def reissue(request: HttpRequest, decision_id: uuid.UUID) -> HttpResponse:
    """It is proposed to give a result once more."""
    lead = _("Bản mới ghi nội dung đang còn hiệu lực và thay thế bản cũ; bản cũ không dùng được nữa.")
    words = (_("Cấp lại kết quả"), lead, _("Trình bản cấp lại"))
    return _propose(request, decision_id, Turn.REISSUE, words, _("Ví dụ: người được cấp báo mất, hỏng bản chính."))


@official
def choose(request: HttpRequest, decision_id: uuid.UUID) -> HttpResponse:
    """Which answer in the text is wrong."""
    actor, decision, at = opened(request, decision_id)
    check(actor, Power.DECISION_RECONSIDER, decisions.DECISION.reach(decision), at)
    rows = queries.correctable(decision, queries.entry_of_result(decision))
    context = {"result": shown(decision), "decision": decision, "rows": corrections_in_words(rows)}
    return page(request, "desk/later_decisions/choose.html", context)


@official
def correct(request: HttpRequest, decision_id: uuid.UUID, field: str) -> HttpResponse:
    """It is proposed to put one answer in the text right."""
    _actor, decision, _at = opened(request, decision_id)
    rows = queries.correctable(decision, queries.entry_of_result(decision))
    question = next((one for one, _now in rows if one.id == field), None)
    if question is None:
        raise NotFound(_("Kết quả này không có mục ấy để đính chính."), _("Hãy chọn lại trong danh sách."))
    now = next(one["now"] for one in corrections_in_words(rows) if one["id"] == field)
    heading = _("Đính chính: %(field)s") % {"field": question.name}
    lead = _("Đang ghi: %(now)s. Bản đúng thay thế bản cũ; sổ được sửa cùng lúc nếu mục này có trong sổ.") % {
        "now": now
    }
    words = (heading, lead, _("Trình bản đính chính"))
    sure = FormField(queries.SURE, _("Nội dung khó xảy ra, nhưng đúng như vậy?"), "boolean", required=False)
    return _propose(request, decision_id, Turn.CORRECT, words, _("Sai ở đâu, vì sao."), [question], [sure])


def _propose(
    request: HttpRequest,
    decision_id: uuid.UUID,
    turn: str,
    words: tuple[str, str, str],
    hint: str,
    before: Asked = (),
    after: Asked = (),
) -> HttpResponse:
    actor, decision, at = opened(request, decision_id)
    result = shown(decision)
    if request.method != "POST" and "registers.propose_later" not in open_acts(actor, decision, at):
        check(actor, Power.DECISION_RECONSIDER, decisions.DECISION.reach(decision), at)
        return redirect(result.href)
    basis = _("Quyết định, văn bản hoặc điều luật cho phép.")
    asked = [
        *before,
        FormField("reason", _("Lý do"), "long_text", hint),
        FormField("legal_basis", _("Căn cứ pháp lý"), "text", basis),
        *after,
        *_signers(actor, decision, at),
    ]

    def act(given: Mapping[str, Any]) -> str:
        value: dict[str, Any] = {"field": before[0].id, "value": given[before[0].id]} if before else {}
        texts: dict[str, Any] = {"reason": given["reason"] or "", "legal_basis": given["legal_basis"] or ""}
        more: dict[str, Any] = {"sure": bool(given.get(queries.SURE)), "signer_id": given.get("signer") or None}
        more |= {"key": sent_key(request), "at": at}
        actions.propose_later(actor=actor, decision_id=decision_id, turn=turn, **value, **texts, **more)
        return _("Đã trình lãnh đạo. Kết quả còn nguyên giá trị cho đến khi quyết định được phát hành.")

    form = Form(*words, result.href, warns=turn == Turn.REVOKE)
    context: dict[str, Any] = {"decision": decision, "result": result}
    if turn != Turn.REISSUE:
        context |= _effects(decision)
    return answered(request, asked, form, act, context)


def _signers(actor: Actor, decision: Decision, at: datetime) -> list[FormField]:
    """Who is asked to sign; nothing is asked where one alone may."""
    unit = actor.organisation_id
    posts = decision_queries.later_signers(decision.dossier, unit, at) if unit else []
    options = {str(post.pk): post.title for post in posts}
    return [FormField("signer", _("Người ký"), "choice", options=options)] if len(options) > 1 else []


def _effects(decision: Decision) -> dict[str, Any]:
    """What hangs on the result: its entry, and the results that rest on it."""
    entry = queries.entry_of_result(decision)
    resting = queries.results_resting_on(decision, entry)
    first = resting.select_related("dossier", "organisation")[:12]
    return {"entry": entry, "resting": [shown(one) for one in first], "resting_count": resting.count()}


@official
def decide(request: HttpRequest, later_id: uuid.UUID) -> HttpResponse:
    """What was drafted about a result: read, signed or sent back by the leader, issued by the registry."""
    later = decision_queries.later_by_id(later_id)
    actor, decision, at = opened(request, later.subject_id)
    faults: list[Fault] = []
    typed, status = request.POST.get("reason", ""), 200
    if request.method == "POST":
        made = attempt(lambda: _decided(request, actor, later, at))
        if not isinstance(made, Refusal):
            messages.success(request, made)
            wait_for([decision.dossier_id])
            return redirect(f"{LATER}{later_id}/")
        faults, status = faults_of(made, "ky"), status_of(made)
        later = decision_queries.later_by_id(later_id)
    acts = open_acts(actor, later, at)
    signed = Decision.objects.filter(pk=later.pk).select_related("dossier", "organisation").first()
    context = {
        "later": later,
        "turn": later.get_turn_display(),
        "revokes": later.turn == Turn.REVOKE,
        "decision": decision,
        "result": shown(decision),
        "state": labels.later_decision(later),
        "may_sign": "decisions.sign_later" in acts,
        "may_send_back": "decisions.send_back_later" in acts,
        "may_return": "decisions.return_later" in acts,
        "may_issue": signed is not None and "registers.issue_later" in open_acts(actor, signed, at),
        "changes": _changes(later),
        "faults": faults,
        "typed": typed,
        "key": form_key(request),
        **(_effects(decision) if later.turn != Turn.REISSUE else {}),
    }
    return page(request, "desk/later_decisions/decide.html", context, status)


def _decided(request: HttpRequest, actor: Actor, later: LaterDecision, at: datetime) -> str:
    """Does what the pressed button says."""
    key, pressed = sent_key(request), request.POST.get("viec", "")
    if pressed == "ky":
        decisions.sign_later(actor=actor, later_id=later.pk, key=key, at=at)
        return _("Đã ký. Quyết định có hiệu lực khi văn thư phát hành.")
    if pressed == "phat-hanh":
        actions.issue_later(actor=actor, decision_id=later.pk, key=key, at=at)
        return _("Đã cho số, ngày và đóng dấu cơ quan.")
    reason = request.POST.get("reason", "")
    if pressed == "khong-phat-hanh":
        decisions.return_later(actor=actor, later_id=later.pk, reason=reason, key=key, at=at)
        return _("Đã trả lại, không phát hành. Kết quả giữ nguyên; người trình đọc lý do.")
    decisions.send_back_later(actor=actor, later_id=later.pk, reason=reason, key=key, at=at)
    return _("Đã trả lại. Kết quả giữ nguyên.")


def _changes(later: LaterDecision) -> list[dict[str, str]]:
    """What a correction puts in the place of what, in words."""
    rows = queries.correctable(later.subject, None) if later.changes else []
    questions = {one.id: one for one, _now in rows}
    known = [(questions[id], change) for id, change in later.changes.items() if id in questions]
    was = corrections_in_words([(one, change["was"]) for one, change in known])
    now = corrections_in_words([(one, change["is"]) for one, change in known])
    return [{**before, "was": before["now"], "now": after["now"]} for before, after in zip(was, now, strict=True)]


@official
def draft(request: HttpRequest, later_id: uuid.UUID) -> HttpResponse:
    """The text: as it would be signed, as it was, or as it was issued."""
    later = decision_queries.later_by_id(later_id)
    opened(request, later.subject_id)
    stored = later.file or later.signed_file or later.signed_text
    return file_response(files.read(stored), PDF, stored.name, Way.FRAMED)
