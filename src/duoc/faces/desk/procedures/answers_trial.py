"""A definition tried out: answers typed by the staff, and what it makes of them. Nothing is kept."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.dossiers.queries import term_words
from duoc.faces.design.answers import read_answers
from duoc.language.calculations import Definition, NoHoldings, Plan, Step, evaluate

MOST_TURNS = 30


def tried(request: HttpRequest, definition: Definition) -> dict[str, Any]:
    """Pages to ask, faults, and what follows from the answers in the address, for somebody of whom nothing is held."""
    answers: dict[str, Any] = {}
    plan = _plan(definition, answers)
    faults: list[Any] = []
    for _turn in range(MOST_TURNS if "thu" in request.GET else 0):
        questions = [question for page in plan.pages for question in page.questions]
        reading = read_answers(questions, request.GET)
        typed = {id: value for id, value in reading.values.items() if value is not None}
        faults = list(reading.faults)
        if typed == answers:
            break
        answers = typed
        plan = _plan(definition, answers)
    return {
        "plan": plan,
        "answers": answers,
        "trial_faults": [*faults, *(fault for fault in plan.faults if not fault.missing)],
        "missing": sum(fault.missing for fault in plan.faults),
        "term": term_words(plan.term),
        "steps": [_words(step, plan) for step in plan.steps],
        "tried": "thu" in request.GET,
    }


def _plan(definition: Definition, answers: Mapping[str, Any]) -> Plan:
    return evaluate(definition, answers, holdings=NoHoldings(), applicant={}, at=timezone.now())


def _words(step: Step, plan: Plan) -> str:
    """A step's name; with the body that does it, in which time, what its silence means."""
    name = step.name or step.id
    if step.at is None:
        return name
    place = plan.places[step.id]
    words = [place.organisation or place.commune or _("cơ quan khác, chưa xác định"), term_words(step.within)]
    words += [_("im lặng là đồng ý")] if step.silence == "consent" else []
    words += [_("cùng lúc với bước trước")] if step.beside else []
    return f"{name} ({', '.join(words)})"
