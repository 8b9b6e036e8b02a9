"""A definition tried out: answers typed by the staff, and what it makes of them. Nothing is kept."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.queries import term_words
from duoc.faces.design.answers import Unread, read_answers
from duoc.faces.design.item_fields import field_values, fields_of, with_fields
from duoc.language.calculations import ITEM_ID, Definition, NoHoldings, Plan, Question, Step, evaluate

MOST_TURNS = 30

VISITS = {"inspection": gettext_lazy("kiểm tra thực tế"), "meeting": gettext_lazy("họp")}


def tried(request: HttpRequest, definition: Definition) -> dict[str, Any]:
    """Pages to ask, faults, and what follows from the answers in the address, for somebody of whom nothing is held."""
    groups = {id: _blank_items(question) for id, question in definition.questions.items() if question.group}
    answers: dict[str, Any] = dict(groups)
    plan = _plan(definition, answers)
    faults: list[Any] = []
    for _turn in range(MOST_TURNS if "thu" in request.GET else 0):
        reading = read_answers([field for page in plan.pages for field in _fields(page.questions, plan)], request.GET)
        typed = {id: value for id, value in reading.values.items() if value is not None}
        typed |= {id: with_fields(id, items, reading.values) for id, items in groups.items()}
        faults = list(reading.faults)
        if typed == answers:
            break
        answers = typed
        plan = _plan(definition, answers)
    return {
        "plan": plan,
        "pages": [
            {
                "title": page.title,
                "answered": page.answered,
                "open": page == plan.next,
                "questions": _fields(page.questions, plan),
            }
            for page in plan.pages
        ],
        "computed": [one for values in plan.computed.values() for one in values],
        "answers": {**answers, **{id: value for group in groups for id, value in _typed(group, answers).items()}},
        "trial_faults": [*faults, *(Unread(one.place, one.say) for one in plan.faults if not one.missing)],
        "missing": sum(fault.missing for fault in plan.faults),
        "term": term_words(plan.term),
        "steps": [_words(step, plan) for step in plan.steps],
        "tried": "thu" in request.GET,
    }


def _blank_items(question: Question) -> list[dict[str, Any]]:
    """As many items as a group needs, at least one."""
    return [{ITEM_ID: str(number)} for number in range(1, max(int(question.min or 0), 1) + 1)]


def _typed(group: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    return field_values(group, answers.get(group, ()))


def _fields(questions: Iterable[Question], plan: Plan) -> list[Question]:
    return [field for question in questions for field in fields_of(question, plan)]


def _plan(definition: Definition, answers: Mapping[str, Any]) -> Plan:
    return evaluate(definition, answers, holdings=NoHoldings(), applicant={}, at=timezone.now())


def _words(step: Step, plan: Plan) -> str:
    """A step's name; the body that does it, in which time, what its silence means; whether it signs or is a visit."""
    name, words = step.name or step.id, list[str]()
    if step.at is not None:
        place = plan.places[step.id]
        words = [place.organisation or place.commune or _("cơ quan khác, chưa xác định"), term_words(step.within)]
    words += [_("im lặng là đồng ý")] if step.silence == "consent" else []
    words += [_("cùng lúc với bước trước")] if step.beside else []
    words += [_("ký trước người ký kết quả")] if step.signs else []
    words += [str(VISITS[step.visit])] if step.visit else []
    return f"{name} ({', '.join(words)})" if words else name
