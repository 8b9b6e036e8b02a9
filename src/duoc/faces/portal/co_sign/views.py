"""Somebody named in another's draft reads it and signs it with their own account."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from duoc.decisions import queries as decisions
from duoc.decisions.models import CoSignerCheck
from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier, DraftCoSignature
from duoc.dossiers.queries import Waits
from duoc.faces.portal import labels
from duoc.faces.portal.dossier import timeline
from duoc.faces.portal.gate import actor_of, citizen
from duoc.faces.portal.page import page
from duoc.faces.web.language import language_of_reader
from duoc.notices.actions import mark_all_read
from duoc.people.queries import acting_person
from duoc.registers import queries as registers


@require_http_methods(["GET", "POST"])
@citizen
def co_sign(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """All that would be filed, and one button that signs exactly that."""
    actor, now = actor_of(request), timezone.now()
    if request.method == "POST":
        actions.co_sign(actor=actor, draft_id=draft_id, digest=request.POST.get("digest", ""), at=now)
        messages.success(request, _("Bạn đã ký. Người nộp gửi hồ sơ đi khi mọi người đã ký."))
        return redirect("portal:co-sign", draft_id)
    draft, interview, signer = dossiers.read_to_sign(actor, draft_id, now)
    actions.look_to_sign(actor=actor, draft=draft, at=now)
    mark_all_read({actor.person}, at=now, subject=("draft", str(draft.pk)))
    signed = dossiers.signed_as_it_stands(draft, interview).get(signer.part)
    shown = interview.read_in(language_of_reader())
    dossier = dossiers.filed_from(draft)
    to_read = decisions.asked_beside(actor, dossier) if dossier else None
    context = {
        "dossier": dossier,
        **(_standing(dossier, to_read, now) if dossier else {}),
        "dates": _dates(dossier, signed) if dossier else [],
        "draft": draft,
        "p": shown.definition,
        "signer": signer,
        "signed": signed,
        "otherwise": registers.said_otherwise(acting_person(actor), signer.part, interview.answers),
        "ready": draft.filed_at is None and not interview.gaps,
        "digest": interview.digest,
        "subject": shown.plan.title,
        "rows": [
            {"ask": one.question.name, "answer": one.text, "table": one.table}
            for one in dossiers.shown_all(shown.plan, shown.answers)
            if one.text or one.table
        ],
        "known": [{"ask": one.question.name, "answer": one.shown} for one in shown.plan.known],
        "papers": [labels.paper_title(one.paper.name) for one in shown.papers if one.files or one.paper.made_from],
    }
    return page(request, "portal/co_sign/co_sign.html", context)


def _standing(dossier: Dossier, to_read: CoSignerCheck | None, now: datetime) -> dict[str, Any]:
    """Where it stands, and the way to the draft where that waits for them."""
    if to_read is None:
        return {"status": labels.co_signers_status(dossier, now)}
    return {
        "status": labels.status(dossier, now, _("xem bản dự thảo")),
        "until": to_read.check_by_applicant.until,
        "way": {"href": "du-thao/", "words": _("Xem bản dự thảo")},
    }


def _dates(dossier: Dossier, signed: DraftCoSignature | None) -> list[dict[str, Any]]:
    """What has happened when, and what is expected when."""
    past = {
        _("Bạn đã ký"): signed.signed_at if signed else None,
        _("Đã nộp"): dossier.filed_at,
    }
    awaited = [one for one in dossiers.applicant_awaited(dossier) if one.kind == Waits.SIGNATURES]
    events = [{"title": title, "at": at, "state": "done"} for title, at in past.items() if at]
    return [*events, *timeline.ahead(dossier, awaited)]


@require_POST
@citizen
def invite(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Sends those who have not signed a notice that leads here."""
    actions.invite_to_sign(actor=actor_of(request), draft_id=draft_id, at=timezone.now())
    messages.success(request, _("Đã mời những người có tài khoản ở đây; với người khác, hãy gửi đường dẫn."))
    return redirect(f"{reverse('portal:check', args=[draft_id])}#cung-ky")
