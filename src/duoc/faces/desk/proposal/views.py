"""The specialist's forms: preview into the frame beside the dossier, propose, decline."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from duoc.decisions import actions, queries
from duoc.decisions.models import Proposal
from duoc.dossiers import queries as dossiers
from duoc.dossiers.powers import of_dossier
from duoc.faces.desk.dossier.desk_questions import late_context, refusal_context, sent_why_late
from duoc.faces.desk.dossier.examining import fills, post_id, proposal_of
from duoc.faces.desk.dossier.opened import Opened, open_dossier
from duoc.faces.desk.dossier.page import form, show
from duoc.faces.desk.form_faults import attempt, faults_of
from duoc.faces.desk.gate import official, sent_key
from duoc.faces.desk.typed import number
from duoc.faces.web.file_response import PDF, Way, file_response
from duoc.faces.web.refusals import status_of
from duoc.ground.refusal import Refusal
from duoc.people.powers import Power, check

GRANT, DECLINE = Proposal.Kind.GRANT.value, Proposal.Kind.DECLINE.value


@official
def preview(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """The result as it would be printed from what the form says now. Nothing is kept."""
    opened = open_dossier(request, dossier_id, "draft")
    if request.method != "POST":
        return redirect(opened.path)
    check(opened.actor, Power.DOSSIER_EXAMINE, of_dossier(opened.dossier), opened.at)
    kind = DECLINE if "reason" in request.POST else GRANT
    proposal, _faults = proposal_of(request, opened, kind)
    if proposal.signer_id is None:
        raise Refusal(_("Cơ quan chưa có lãnh đạo nào có thể ký."), _("Hãy báo quản trị bổ nhiệm người ký."))
    texts = queries.preview(proposal, opened.at)
    wanted = number(request.POST.get("ban", "")) or 0
    place = wanted if wanted < len(texts) else 0
    if not texts:
        raise Refusal(_("Thủ tục này không có mẫu kết quả để xem trước."))
    name, data = texts[place]
    return file_response(data, PDF, f"{name}.pdf", Way.FRAMED)


@official
def propose(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Submits the result to the leader, or first to the applicant where the procedure lets them check the draft."""
    opened = open_dossier(request, dossier_id)
    if request.method != "POST":
        return redirect(opened.path)
    if fills(request.POST):
        return show(request, opened, typed=request.POST)
    proposal, unread = proposal_of(request, opened, GRANT)
    if unread:
        return show(request, opened, faults=unread, typed=request.POST, status=422)
    refusal = _submit(request, opened, proposal)
    if refusal is not None:
        faults = faults_of(refusal, "trinh")
        return show(request, opened, faults=faults, typed=request.POST, status=status_of(refusal))
    return redirect(opened.path)


@official
def decline(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Proposes a refusal on the merits, with reason and legal basis."""
    opened = open_dossier(request, dossier_id)
    signers = {
        "signers": queries.signers_of(opened.dossier, opened.at),
        "refusal_deadline": dossiers.refusal_deadline(opened.dossier, opened.at),
        **late_context(opened.dossier, opened.at, request.POST),
    }
    if request.method != "POST":
        return (
            form(request, opened, "desk/proposal/decline.html", [], signers | refusal_context(opened.dossier))
            if "decisions.propose" in opened.acts
            else redirect(opened.path)
        )
    proposal, _unread = proposal_of(request, opened, DECLINE)
    refusal = _submit(request, opened, proposal)
    if refusal is not None:
        return form(
            request, opened, "desk/proposal/decline.html", faults_of(refusal, "reason"), signers, status_of(refusal)
        )
    return redirect(opened.path)


def _submit(request: HttpRequest, opened: Opened, proposal: Proposal) -> Refusal | None:
    """Proposes; the refusal when the domain does not take it."""
    made = attempt(
        lambda: actions.propose(
            actor=opened.actor,
            dossier_id=opened.dossier.pk,
            kind=proposal.kind,
            values={**proposal.values, **sent_why_late(request)},
            note=proposal.note,
            reason=proposal.reason,
            legal_basis=proposal.legal_basis,
            signer_id=post_id(request),
            key=sent_key(request),
            at=opened.at,
        )
    )
    if isinstance(made, Refusal):
        return made
    waits = made.dossier.waits_for_applicant
    sentence = _("Đã gửi dự thảo để người yêu cầu xem trước khi ký.") if waits else _("Đã trình lãnh đạo ký.")
    messages.success(request, sentence)
    return None
