"""The applicant, and who signed beside them, read the draft of the result before it is signed: right, or what is
wrong."""

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duoc.decisions import actions as decision_actions
from duoc.decisions import queries as decisions
from duoc.decisions.models import CoSignerCheck
from duoc.dossiers import actions
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


@dataclass(frozen=True)
class Reading:
    """Whose reading it is. `own`: what is asked of somebody who signed beside the filer; None for the applicant.
    `home`: the page that leads here."""

    dossier: Dossier
    home: str
    own: CoSignerCheck | None = None


@require_http_methods(["GET", "POST"])
@citizen
def draft(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Reading the draft of the result before it is signed: right, or what is wrong."""
    dossier = _own(request, id)
    return _read(request, Reading(dossier, reverse("portal:dossier", args=[dossier.pk])))


@require_http_methods(["GET", "POST"])
@citizen
def draft_beside(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """The same for somebody who signed the request beside its filer."""
    return _read(request, _beside(request, draft_id))


def _beside(request: HttpRequest, draft_id: uuid.UUID) -> Reading:
    signed, _interview, _signer = dossiers.read_to_sign(actor_of(request), draft_id, timezone.now())
    dossier = dossiers.filed_from(signed)
    own = decisions.asked_beside(actor_of(request), dossier) if dossier else None
    if dossier is None or own is None:
        raise _past()
    return Reading(dossier, reverse("portal:co-sign", args=[draft_id]), own)


def _past() -> Past:
    return Past(_("Không có bản dự thảo nào đang chờ bạn xem."), _("Hãy mở hồ sơ để xem đang ở đâu."))


def _read(request: HttpRequest, reading: Reading) -> HttpResponse:
    return _checked(request, reading) if request.method == "POST" else _show_draft(request, reading, None)


def _checked(request: HttpRequest, reading: Reading) -> HttpResponse:
    choice = request.POST.get("agreed", "")
    say = mended(request.POST.get("say", ""), lines=True)[:4000]
    if choice not in ("yes", "no"):
        return _show_draft(request, reading, [Unread("agreed", _("Hãy chọn bản dự thảo đúng hay chưa đúng."))], say=say)
    try:
        waits = _answered(request, reading, agreed=choice == "yes", say=say if choice == "no" else "")
    except Invalid as refusal:
        return _show_draft(request, reading, [Unread("say", refusal.remedy or refusal.say)], say=say, choice=choice)
    done = _("Cảm ơn bạn. Bản dự thảo được chuyển cho lãnh đạo ký.")
    if waits:
        done = _("Cảm ơn bạn. Người khác cùng ký hồ sơ còn xem; sau đó bản dự thảo được chuyển cho lãnh đạo ký.")
    again = _("Đã gửi chỗ cần sửa. Công chức sẽ sửa và mời bạn xem lại.")
    messages.success(request, done if choice == "yes" else again)
    return redirect(reading.home if reading.own else page_after(request, reading.dossier))


def _answered(request: HttpRequest, reading: Reading, *, agreed: bool, say: str) -> bool:
    """Gives the answer; whether somebody else is still asked."""
    actor, now = actor_of(request), timezone.now()
    if reading.own is None:
        check = decision_actions.answer_check(
            actor=actor, dossier_id=reading.dossier.pk, agreed=agreed, say=say, key=key_of(request), at=now
        )
    else:
        check = decision_actions.answer_as_co_signer(
            actor=actor, check_id=reading.own.pk, agreed=agreed, say=say, key=key_of(request), at=now
        ).check_by_applicant
    return check.answered_at is None


def _may_answer(request: HttpRequest, reading: Reading) -> bool:
    name = "decisions.answer_as_co_signer" if reading.own else "decisions.answer_check"
    return refusal_of(name, actor_of(request), reading.own or reading.dossier, timezone.now()) is None


def _show_draft(
    request: HttpRequest, reading: Reading, faults: list[Unread] | None, *, say: str = "", choice: str = ""
) -> HttpResponse:
    dossier = reading.dossier
    proposal = decisions.proposal(dossier) if _may_answer(request, reading) else None
    check = decisions.draft_check(proposal) if proposal else None
    if proposal is None or check is None or check.answered_at is not None:
        raise _past()
    plan = dossiers.plan_of_dossier(dossier, proposal.values, language_of_reader(), decided=proposal.at)
    rule = dossiers.definition_of(dossier).draft_check
    sentences = {fault.question: fault.say for fault in faults or []}
    context = {
        "home": reading.home,
        "beside": reading.own is not None,
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
    return _pdf(_own(request, id), content_id)


def _own(request: HttpRequest, id: uuid.UUID) -> Dossier:
    """Who reads the draft for the applicant is recorded."""
    dossier = own_dossier(request, id)
    actions.look(actor=actor_of(request), dossier=dossier, what="draft", at=timezone.now())
    return dossier


@require_safe
@citizen
def draft_pdf_beside(request: HttpRequest, draft_id: uuid.UUID, content_id: uuid.UUID) -> HttpResponse:
    """The same for somebody who signed the request beside its filer: the applicant sees that they read it."""
    reading = _beside(request, draft_id)
    response = _pdf(reading.dossier, content_id)
    actions.look_beside(actor=actor_of(request), dossier=reading.dossier, what="draft", at=timezone.now())
    return response


def _pdf(dossier: Dossier, content_id: uuid.UUID) -> HttpResponse:
    proposal = decisions.proposal(dossier)
    content = proposal.contents.select_related("text").filter(pk=content_id).first() if proposal else None
    if content is None:
        raise NotFound(_("Không tìm thấy bản dự thảo này."), _("Có thể đã có bản mới. Hãy mở lại hồ sơ."))
    name = _("Dự thảo %(name)s.pdf") % {"name": content.name}
    decision_actions.press_late(content, timezone.now())
    return file_response(decisions.read_content(content), PDF, name, Way.OPENED)
