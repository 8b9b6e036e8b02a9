"""What a definition asks the desk at the step of a dossier: shown in the form of the act, and read from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import lapsing, late_causes
from duoc.dossiers.models import Dossier
from duoc.faces.design.answers import read_answers
from duoc.faces.desk.form_faults import Fault
from duoc.faces.desk.typed import written
from duoc.language.calculations import CONFIRMED, Plan, Question

ASKED = "hoi"  # stands in a form that asks something
REASON = "confirm-"  # before the token of a doubt: the field for the reason


def asked_context(request: HttpRequest, dossier: Dossier, plan: Plan, typed: Mapping[str, Any]) -> dict[str, Any]:
    """The questions of this step with what was typed, or answered before."""
    if not dossiers.asks_here(dossier):
        return {}
    if not typed:
        return shown_context(dossiers.before_answering(dossier, plan, dossier.desk_answers))
    return shown_context(dossiers.answers_at_step(dossier, sent_answers(request, dossier)[0]))


def shown_context(answers: dossiers.DeskAnswers) -> dict[str, Any]:
    """The questions, what stands in their fields, and where the answer is unlikely the field for the reason."""
    doubts = {doubt.question: doubt for doubt in answers.plan.desk_doubts if doubt.question in answers.own}
    return {
        "asked": answers.asked,
        "values": answers.values,
        "reasons": {
            question: {
                "name": f"{REASON}{doubt.token}",
                "text": answers.reasons.get(doubt.token, ""),
                "late": doubt.say if doubt.missing else "",
            }
            for question, doubt in doubts.items()
        },
    }


def refusal_context(dossier: Dossier) -> dict[str, Any]:
    """What stands at first in the form of a refusal: what the system drafted, where silence is the reason."""
    lapse = lapsing.lapse_of(dossier)
    return {"typed": {"reason": lapse.reason, "legal_basis": lapse.legal_basis}} if lapse else {}


def late_context(dossier: Dossier, at: datetime, typed: Mapping[str, Any]) -> dict[str, Any]:
    """What whoever ends the step of a late dossier says of it, with what was typed; nothing where it is not late."""
    late = late_causes.late_step(dossier, at)
    return {"late": late, "late_values": {one.id: typed.get(one.id, "") for one in late.questions}} if late else {}


@dataclass(frozen=True)
class AskedElsewhere:
    """The questions of a step that another body does: what their form shows, what it sent, what could not be read."""

    context: Mapping[str, Any]
    sent: Mapping[str, Any]
    unread: Sequence[Fault]


def asked_elsewhere(request: HttpRequest, dossier: Dossier, step: str) -> AskedElsewhere:
    """Asked anew from what was sent, so that a question that hangs on an answer has its field."""
    sent, unread = sent_answers(request, dossier, step=step)
    return AskedElsewhere(shown_context(dossiers.answers_at_step(dossier, sent, step=step)), sent, unread)


def sent_answers(
    request: HttpRequest, dossier: Dossier, *, step: str = "", proposing: bool = False
) -> tuple[dict[str, Any], list[Fault]]:
    """What the form answers, as the acts take it, and what in it could not be read.

    Args:
        step: the one whose questions the form asks; that at which the dossier stands where none is given.
    """
    steps = {step or dossier.step, *([""] if proposing else [])}
    questions: list[Question] = [one for one in dossiers.definition_of(dossier).desk if one.step in steps]
    reading = read_answers(questions, request.POST)
    values = {id: value for id, value in reading.values.items() if value is not None}
    names = [name for name in request.POST if name.startswith(REASON)]
    reasons = {name.removeprefix(REASON): written(request, name) for name in names}
    if any(reasons.values()):
        values[CONFIRMED] = {token: reason for token, reason in reasons.items() if reason}
    return values, [Fault(one.question, one.say) for one in reading.faults]


def sent_why_late(request: HttpRequest) -> dict[str, str]:
    """What the form says of why the dossier is late; nothing where it asks nothing of it."""
    return {name: text for name in sorted(late_causes.ASKED) if (text := written(request, name))}


def answers_of(request: HttpRequest, dossier_id: Any) -> tuple[dict[str, Any], list[Fault]]:
    """Both for a form that may ask nothing of the step: then no dossier is read."""
    why_late = sent_why_late(request)
    if ASKED not in request.POST:
        return {**why_late}, []
    dossier = Dossier.objects.select_related("version").filter(pk=dossier_id).first()
    values, unread = sent_answers(request, dossier) if dossier else ({}, [])
    return values | why_late, unread
