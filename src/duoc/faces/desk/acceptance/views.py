"""The clerk receives: accepts, or refuses to."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier
from duoc.faces.design.formats import moment
from duoc.faces.desk import labels
from duoc.faces.desk.dossier.desk_questions import answers_of, refusal_context
from duoc.faces.desk.dossier.in_person import brought
from duoc.faces.desk.dossier.notified import notified
from duoc.faces.desk.dossier.opened import open_dossier
from duoc.faces.desk.dossier.page import again, form, path_of
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import acting, official, sent_key
from duoc.faces.desk.typed import number, written
from duoc.faces.web.refusals import status_of
from duoc.ground.refusal import Refusal


@official
def accept(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Accepts, once every paper on the page was ticked as seen."""
    if request.method != "POST":
        return redirect(path_of(dossier_id))
    answers, unread = answers_of(request, dossier_id)
    unseen = [*unread, *_unseen(request, dossier_id)]
    if unseen:
        return again(request, dossier_id, unseen, 422)
    acceptance = attempt(
        lambda: actions.accept(
            actor=acting(request),
            dossier_id=dossier_id,
            key=sent_key(request),
            at=timezone.now(),
            answers=answers,
            **_entered(request),
        )
    )
    if isinstance(acceptance, Refusal):
        return again(request, dossier_id, faults_of(acceptance, "tiep-nhan"), status_of(acceptance))
    sentence = _("Đã tiếp nhận hồ sơ %(code)s, hẹn trả kết quả %(due)s.")
    words = {"code": acceptance.dossier.shown_code, "due": moment(acceptance.due_at)}
    messages.success(request, f"{sentence % words} {notified(acceptance.dossier, acceptance.at)}")
    return redirect(path_of(dossier_id))


def _entered(request: HttpRequest) -> dict[str, Any]:
    """Term and fee where the page asked for them."""
    amount, unit = written(request, "term_amount"), written(request, "term_unit")
    digits = "".join(letter for letter in written(request, "fee") if letter.isascii() and letter.isdigit())
    return {
        "term": f"{int(amount)} {unit}" if number(amount) and unit in dict(labels.TERM_UNITS) else "",
        "term_article": written(request, "term_article"),
        "fee": int(digits) if digits else None,
        "fee_basis": written(request, "fee_basis"),
    }


def _unseen(request: HttpRequest, dossier_id: uuid.UUID) -> list[Fault]:
    """Papers handed in that were not ticked: one click must not accept what nobody opened."""
    dossier = Dossier.objects.select_related("version").filter(pk=dossier_id).first()
    if dossier is None:
        return []
    seen = set(request.POST.getlist("da-xem"))
    shown = set(dossier.papers.values_list("code", flat=True)) | brought(dossier)
    faults = [
        Fault(f"da-xem-{paper['id']}", _("Hãy xem rồi đánh dấu: %(paper)s.") % {"paper": paper["name"]})
        for paper in dossier.plan["papers"]
        if paper["id"] in shown - seen
    ]
    if dossiers.comes_in_person(dossier) and "da-den" not in request.POST:
        say = _("Hồ sơ này chỉ được gửi trước. Chờ người yêu cầu đến hoặc gửi bưu chính bản giấy, rồi đánh dấu.")
        faults.insert(0, Fault("da-den", say))
    return faults


@official
def refuse(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Refuses to accept, with reason and legal basis (form 03)."""
    opened = open_dossier(request, dossier_id)
    if request.method != "POST":
        return (
            form(request, opened, "desk/acceptance/refuse.html", [], refusal_context(opened.dossier))
            if "dossiers.refuse" in opened.acts
            else redirect(opened.path)
        )
    made = attempt(
        lambda: actions.refuse(
            actor=opened.actor,
            dossier_id=dossier_id,
            reason=written(request, "reason"),
            legal_basis=written(request, "legal_basis"),
            key=sent_key(request),
            at=opened.at,
            place=actions.RightPlace(*(written(request, name) for name in ("decides", "files_at", "carries"))),
        )
    )
    if isinstance(made, Refusal):
        return form(request, opened, "desk/acceptance/refuse.html", faults_of(made, "reason"), status=status_of(made))
    sentence = _("Đã từ chối tiếp nhận.")
    messages.success(request, f"{sentence} {notified(opened.dossier, opened.at)}")
    return redirect(opened.path)
