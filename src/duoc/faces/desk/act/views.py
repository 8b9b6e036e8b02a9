"""The page of an act that brings its own form (`dossiers.acts.ActForm`)."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from duoc.dossiers.acts import DESK, ActForm, act_with_form, offered, refusal_of
from duoc.faces.design.answers import read_answers
from duoc.faces.desk.dossier.desk_questions import late_context, sent_why_late
from duoc.faces.desk.dossier.notified import notified
from duoc.faces.desk.dossier.opened import Opened, open_dossier, page_after
from duoc.faces.desk.dossier.page import form
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import official, sent_key
from duoc.faces.web.file_response import PDF, Way, file_response
from duoc.faces.web.refusals import status_of
from duoc.faces.wording.form_field import form_fields
from duoc.ground.refusal import Refusal


@official
def act(request: HttpRequest, dossier_id: uuid.UUID, word: str) -> HttpResponse:
    """Shows the form, or does the act and goes back to the dossier."""
    declared, act_form = act_with_form(word, DESK)
    opened = open_dossier(request, dossier_id)
    act_form = act_form.of(opened.dossier, opened.at)
    if request.method != "POST" and declared.name not in opened.acts:
        return redirect(opened.path)
    fields = form_fields(act_form.fields)
    reading = read_answers(fields, request.POST)
    faults, status = [Fault(one.question, one.say) for one in reading.faults], 200
    first = fields[0].id if fields else "viec"
    if request.method == "POST" and not faults:
        outcome = attempt(
            lambda: declared.perform(
                dossier_id,
                act_form.read(reading.values, opened.at),
                actor=opened.actor,
                key=sent_key(request),
                at=opened.at,
                answers=sent_why_late(request) if declared.asks_why_late else None,
            )
        )
        if not isinstance(outcome, Refusal):
            news = f" {notified(opened.dossier, opened.at)}" if declared.message else ""
            messages.success(request, f"{act_form.done}{news}")
            return redirect(page_after(opened))
        faults, status = faults_of(outcome, first), status_of(outcome)
    if faults and declared.name not in opened.acts:
        # What somebody else has done meanwhile leaves nothing to choose from: that is the answer, not the choice.
        past = refusal_of(declared.name, opened.actor, opened.dossier, opened.at)
        faults, status = (faults_of(past, first), status_of(past)) if past is not None else (faults, status)
    context = {
        "form": act_form,
        "shown": act_form.shown(opened.dossier),
        "in_doubt": act_form.in_doubt(opened.dossier),
        "letter": f"{request.path}van-ban.pdf" if act_form.letter else "",
        "instead": [one for one in offered(opened.acts, DESK) if one[0] == act_form.instead],
        "questions": fields,
        **(late_context(opened.dossier, opened.at, request.POST) if declared.asks_why_late else {}),
        "given": reading.values if request.method == "POST" else _initial(act_form, opened),
    }
    return form(request, opened, "desk/act/act.html", faults, context, status)


@official
def letter(request: HttpRequest, dossier_id: uuid.UUID, word: str) -> HttpResponse:
    """The form that leaves with the act, as it would now; of who may do the act."""
    declared, act_form = act_with_form(word, DESK)
    opened = open_dossier(request, dossier_id)
    may = act_form.letter is not None and declared.name in opened.acts
    data = act_form.letter(opened.dossier, opened.actor, opened.at) if act_form.letter and may else None
    if data is None:
        return redirect(opened.path)
    return file_response(data, PDF, f"{act_form.title}.pdf", Way.FRAMED)


def _initial(act_form: ActForm, opened: Opened) -> dict[str, Any]:
    return {**act_form.first_values(opened.at), **act_form.initial(opened.dossier)}
