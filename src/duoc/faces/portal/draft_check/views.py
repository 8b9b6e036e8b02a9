"""The applicant reads the draft of the result before it is signed: right, or what is wrong."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duoc.decisions import actions as decision_actions
from duoc.decisions import queries as decisions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import refusal_of
from duoc.dossiers.models import Dossier
from duoc.faces.design.answers import Unread
from duoc.faces.portal.contents.views import answered, known
from duoc.faces.portal.gate import actor_of, citizen, key_of
from duoc.faces.portal.ownership import Past, own_dossier, page_after
from duoc.faces.portal.page import page
from duoc.faces.web.file_response import PDF, Way, file_response
from duoc.faces.web.language import language_of_reader
from duoc.ground.letters.calculations import mended
from duoc.ground.refusal import Invalid, NotFound
from duoc.language.calculations import shown


@require_http_methods(["GET", "POST"])
@citizen
def draft(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Reading the draft of the result before it is signed: right, or what is wrong."""
    dossier = own_dossier(request, id)
    if request.method == "POST":
        return _checked(request, dossier)
    return _show_draft(request, dossier, None)


def _checked(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    choice = request.POST.get("agreed", "")
    say = mended(request.POST.get("say", ""), lines=True)[:4000]
    if choice not in ("yes", "no"):
        return _show_draft(request, dossier, [Unread("agreed", _("Hãy chọn bản dự thảo đúng hay chưa đúng."))], say=say)
    try:
        decision_actions.answer_check(
            actor=actor_of(request),
            dossier_id=dossier.pk,
            agreed=choice == "yes",
            say=say if choice == "no" else "",
            key=key_of(request),
            at=timezone.now(),
        )
    except Invalid as refusal:
        return _show_draft(request, dossier, [Unread("say", refusal.remedy or refusal.say)], say=say, choice=choice)
    done = _("Cảm ơn bạn. Bản dự thảo được chuyển cho lãnh đạo ký.")
    again = _("Đã gửi chỗ cần sửa. Công chức sẽ sửa và mời bạn xem lại.")
    messages.success(request, done if choice == "yes" else again)
    return redirect(page_after(request, dossier))


def _show_draft(
    request: HttpRequest, dossier: Dossier, faults: list[Unread] | None, *, say: str = "", choice: str = ""
) -> HttpResponse:
    refusal = refusal_of("decisions.answer_check", actor_of(request), dossier, timezone.now())
    proposal = decisions.proposal(dossier) if refusal is None else None
    check = decisions.draft_check(proposal) if proposal else None
    if proposal is None or check is None or check.answered_at is not None:
        raise Past(_("Không có bản dự thảo nào đang chờ bạn xem."), _("Hãy mở hồ sơ để xem đang ở đâu."))
    plan = dossiers.plan_of_dossier(dossier, proposal.values, language_of_reader(), decided=proposal.at)
    rule = dossiers.definition_of(dossier).draft_check
    sentences = {fault.question: fault.say for fault in faults or []}
    context = {
        "dossier": dossier,
        "check": check,
        "silence": rule.silence if rule else "",
        "contents": list(proposal.contents.all()),
        "rows": answered(dossier, plan),
        "known": known(plan),
        "desk": [
            {"ask": one.name, "answer": text} for one in plan.desk if (text := shown(one, plan.values.get(one.id)))
        ],
        "faults": faults,
        "fault_agreed": sentences.get("agreed", ""),
        "fault_say": sentences.get("say", ""),
        "say": say,
        "choice": choice,
    }
    return page(request, "portal/draft_check/draft.html", context, status=422 if faults else 200)


@require_safe
@citizen
def draft_pdf(request: HttpRequest, id: uuid.UUID, content_id: uuid.UUID) -> HttpResponse:
    """The draft itself, as it would be signed."""
    dossier = own_dossier(request, id)
    proposal = decisions.proposal(dossier)
    content = proposal.contents.select_related("text").filter(pk=content_id).first() if proposal else None
    if content is None:
        raise NotFound(_("Không tìm thấy bản dự thảo này."), _("Có thể đã có bản mới. Hãy mở lại hồ sơ."))
    name = _("Dự thảo %(name)s.pdf") % {"name": content.name}
    decision_actions.press_late(content, timezone.now())
    return file_response(decisions.read_content(content), PDF, name, Way.OPENED)
