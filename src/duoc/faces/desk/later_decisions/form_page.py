"""The forms of what comes after the result: who may open them, what they ask, what came of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from duoc.faces.design.answers import read_answers
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import form_key
from duoc.faces.desk.page import page
from duoc.faces.desk.rail import reaches_unit
from duoc.faces.web.refusals import status_of
from duoc.faces.wording.form_field import FormField
from duoc.ground.refusal import Refusal
from duoc.language.calculations import Question
from duoc.people.powers import Actor, Forbidden, Power
from duoc.registers import queries

Asked = Sequence[FormField | Question]
CONCERNED = (Power.DECISION_RECONSIDER, Power.DECISION_REVOKE)


@dataclass(frozen=True)
class Form:
    """What stands on the page of a form: its heading, what it does, its button, and where one comes from."""

    heading: str
    lead: str
    button: str
    back: str
    warns: bool = False


def only_concerned(actor: Actor) -> None:
    """Raises Forbidden for everybody else."""
    if not any(reaches_unit(actor, power) for power in CONCERNED):
        raise Forbidden(_("Chức danh của bạn không xem lại kết quả đã cấp."), _("Hồ sơ của bạn ở mục Việc của tôi."))


def answered(
    request: HttpRequest,
    asked: Asked,
    form: Form,
    act: Callable[[Mapping[str, Any]], str],
    context: Mapping[str, Any],
) -> HttpResponse:
    """The form, or what came of it."""
    reading = read_answers(asked, request.POST)
    faults, status, likes = [Fault(one.question, one.say) for one in reading.faults], 200, ()
    if request.method == "POST" and not faults:
        outcome = attempt(lambda: act(reading.values))
        if not isinstance(outcome, Refusal):
            messages.success(request, outcome)
            return redirect(form.back)
        faults, status = faults_of(outcome, asked[0].id), status_of(outcome)
        likes = getattr(outcome, "likes", ())
    unsure = reading.values.get(queries.SURE) is not None or any(one.question == queries.SURE for one in faults)
    questions = [one for one in asked if one.id != queries.SURE or unsure]
    more = {"form": form, "questions": questions, "given": reading.values, "faults": faults, "likes": likes}
    more["key"] = form_key(request)
    template, status = "desk/later_decisions/form.html", 422 if faults and status == 200 else status
    return page(request, template, {**context, **more}, status)
