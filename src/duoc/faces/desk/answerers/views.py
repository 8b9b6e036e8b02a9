"""Who in a body that was asked answers: taking the question in hand, and the head saying who does."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import open_acts
from duoc.dossiers.models import Consultation
from duoc.faces.design.answers import read_answers
from duoc.faces.desk.consultation.views import asked_in
from duoc.faces.desk.dossier.opened import open_dossier
from duoc.faces.desk.dossier.page import form
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import official, sent_key
from duoc.faces.web.refusals import status_of
from duoc.faces.wording.form_field import FormField
from duoc.ground.refusal import Refusal

ASSIGN = "dossiers.assign_question"


@official
@require_POST
def take(request: HttpRequest, dossier_id: uuid.UUID, consultation_id: uuid.UUID) -> HttpResponse:
    """Takes the question in hand and goes back to it; a refusal is said there."""
    opened = open_dossier(request, dossier_id)
    asked_in(opened, consultation_id)
    actions.take_question(actor=opened.actor, consultation_id=consultation_id, key=sent_key(request), at=opened.at)
    messages.success(request, _("Bạn nhận trả lời câu hỏi này."))
    return redirect("desk:record-opinion", dossier_id, consultation_id)


@official
def assign(request: HttpRequest, dossier_id: uuid.UUID, consultation_id: uuid.UUID) -> HttpResponse:
    """Who answers it."""
    opened = open_dossier(request, dossier_id)
    asked = asked_in(opened, consultation_id)
    if request.method != "POST" and ASSIGN not in open_acts(opened.actor, asked, opened.at):
        return redirect(reverse("desk:asked-here"))
    answerer = dossiers.answerers.answerer_of(asked, opened.at)
    questions = _questions(asked, answerer, opened.at)
    reading = read_answers(questions, request.POST)
    faults, status = [Fault(one.question, one.say) for one in reading.faults], 200
    if request.method == "POST" and not faults:
        given: dict[str, Any] = {"to": reading.values["to"] or "", "reason": reading.values.get("reason") or ""}
        given |= {"actor": opened.actor, "key": sent_key(request), "at": opened.at}
        outcome = attempt(lambda: actions.assign_question(consultation_id=consultation_id, **given))
        if not isinstance(outcome, Refusal):
            messages.success(request, _("Đã ghi người trả lời."))
            return redirect(reverse("desk:asked-here"))
        faults, status = faults_of(outcome, "to"), status_of(outcome)
    context = {"questions": questions, "given": reading.values, "consultation": asked, "answerer": answerer}
    return form(request, opened, "desk/answerers/assign.html", faults, context, status)


def _questions(asked: Consultation, answerer: str, at: datetime) -> list[FormField]:
    seats = dossiers.answerers.candidates(asked, at).items()
    options = {key: f"{one.person.full_name}, {one.post.title}" for key, one in seats}
    if not answerer:
        return [FormField("to", _("Ai trả lời câu hỏi này?"), "choice", options=options)]
    options[dossiers.answerers.NOBODY] = _("Không ai: chờ người nhận")
    return [
        FormField("to", _("Ai trả lời câu hỏi này?"), "choice", options=options),
        FormField("reason", _("Vì sao đổi người?"), "long_text"),
    ]
