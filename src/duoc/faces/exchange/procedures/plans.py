"""What follows from answers, as JSON."""

from collections.abc import Iterable
from typing import Any

from duoc.dossiers.queries import Interview, ShownAnswer
from duoc.faces.exchange.procedures import serialize
from duoc.faces.exchange.response import stamp
from duoc.language.calculations import PaperAsk, Plan, Variant


def plan(interview: Interview) -> dict[str, Any]:
    """What follows from answers."""
    result = interview.plan
    competent = result.competent
    return {
        "complete": result.complete,
        "title": result.title,
        "next": result.next.id if result.next else None,
        "pages": [
            {
                "id": page.id,
                "title": page.title,
                "lead": page.lead,
                "answered": page.answered,
                "questions": [serialize.question_of(one) for one in page.questions],
            }
            for page in result.pages
        ],
        "computed": [
            {"id": one.id, "name": one.name, "value": one.value, "shown": one.shown}
            for values in result.computed.values()
            for one in values
        ],
        "known": known(result),
        "variant": variant(result.variant),
        "papers": [_asked(one) for one in result.papers],
        **costs(result),
        **times(interview),
        "competent": {
            "organisation": competent.organisation,
            "commune": competent.commune,
            "level": competent.level,
            "because": competent.because,
            "to_verify": competent.to_verify,
        }
        if competent
        else None,
        "extra_time": [
            {"id": one.id, "add": one.add, "say": one.say, "article": one.article} for one in result.extra_time
        ],
        "faults": [{"field": one.place, "detail": one.say, "missing": one.missing} for one in result.faults],
        "doubts": [{"field": one.place, "detail": one.say, "confirm": one.token} for one in result.doubts],
        "refusals": [{"say": one.say, "instead": one.instead, "article": one.article} for one in result.refusals],
        "law": [str(one) for one in result.law],
    }


def variant(chosen: Variant | None) -> dict[str, Any] | None:
    """The case of the procedure that applies, as far as it is known."""
    return {"id": chosen.id, "name": chosen.name, "because": chosen.because} if chosen else None


def costs(result: Plan) -> dict[str, Any]:
    """What it costs."""
    return {
        "fees": [serialize.fee(vars(one)) for one in result.fees],
        "total_fee": result.total_fee,
        "fee_certain": result.fee_certain,
    }


def times(interview: Interview) -> dict[str, Any]:
    """How long it takes; the date is expected, not promised."""
    return {
        "term": interview.plan.term,
        "expected_at": stamp(interview.expected.due) if interview.plan.term else None,
        "expected_is_promise": False,
    }


def known(result: Plan) -> list[dict[str, Any]]:
    """What the province holds already, each with its source."""
    return [
        {"question": one.question.id, "ask": one.question.name, "value": one.value, "shown": one.shown}
        | {"source": one.source}
        for one in result.known
    ]


def _asked(paper: PaperAsk) -> dict[str, Any]:
    return {
        "id": paper.id,
        "name": paper.name,
        "form": paper.form,
        "required": paper.required,
        "attach": paper.upload,
        "copies": dict(paper.copies),
        "why": paper.why,
        "held": (paper.held.label or paper.held.number) if paper.held else "",
        "to_verify": paper.to_verify,
    }


def answers(shown: Iterable[ShownAnswer]) -> list[dict[str, Any]]:
    """Answers in the order of asking, each with its words."""
    return [
        {"question": one.question.id, "ask": one.question.name, "value": one.value, "shown": one.text} for one in shown
    ]
