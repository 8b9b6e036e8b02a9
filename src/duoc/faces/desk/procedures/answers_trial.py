"""A definition tried out: answers typed by the staff, and what it makes of them. Nothing is kept."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from duoc.dossiers.queries import term_words
from duoc.faces.design.answers import read_answers
from duoc.language.calculations import Definition, NoHoldings, Plan, evaluate

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
        "tried": "thu" in request.GET,
    }


def _plan(definition: Definition, answers: Mapping[str, Any]) -> Plan:
    return evaluate(definition, answers, holdings=NoHoldings(), applicant={}, at=timezone.now())
