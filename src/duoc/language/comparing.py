"""Two versions of a procedure on the same situations: what would have come out otherwise."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.language.definition import Definition
from duoc.language.evaluating import evaluate
from duoc.language.holdings import Holdings
from duoc.language.plan import FeeLine, OrganisationRef, Plan

WRITTEN = ("outcome", "papers", "clock", "draft_check", "posting", "consult", "not_eligible", "extra_time", "hand_over")
"""Parts that no situation shows: how results are numbered and printed, what papers are like, how time is counted."""
REMARKS = frozenset(
    {"article", "to_verify", "number_to_verify", "stop_after_to_verify", "say", "why", "hint", "because"}
)


@dataclass(frozen=True)
class Past:
    """One past request: its name, its answers and what was known when it was received."""

    name: str
    answers: Mapping[str, Any]
    applicant: Mapping[str, Any]
    holdings: Holdings
    received: datetime
    channel: str = "online"
    filer: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Difference:
    """One point in which the versions part, on one past request; or as they are written, for all (`written`)."""

    name: str
    point: str
    old: str
    new: str


def compare(old: Definition, new: Definition, past: Iterable[Past]) -> list[Difference]:
    """Where the new version would have answered past requests otherwise, in the order of the requests."""
    differences = []
    for request in past:
        before, after = (_points(_plan(definition, request)) for definition in (old, new))
        differences += [
            Difference(request.name, point, before[point], after[point])
            for point in before
            if before[point] != after[point]
        ]
    return differences


def written(old: Definition, new: Definition) -> list[Difference]:
    """What of results, papers and times is written otherwise, by its place: "outcome.results.extract.number"."""
    before, after = (dict(_leaves(definition.raw)) for definition in (old, new))
    points = [*before, *(point for point in after if point not in before)]
    return [
        Difference(_("mọi hồ sơ"), point, before.get(point, ""), after.get(point, ""))
        for point in points
        if before.get(point) != after.get(point)
    ]


def _leaves(raw: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for part in WRITTEN:
        yield from _below(part, raw.get(part, {}))


def _below(place: str, part: Any) -> Iterator[tuple[str, str]]:
    """Each word below a place; of a list, items that have an id stand under it, so that one more moves none."""
    if isinstance(part, Mapping):
        for name, value in part.items():
            if name not in REMARKS:
                yield from _below(f"{place}.{name}", value)
    elif isinstance(part, list) and all(isinstance(item, Mapping) and "id" in item for item in part):
        for item in part:
            yield from _below(f"{place}.{item['id']}", item)
    else:
        yield place, ", ".join(map(str, part)) if isinstance(part, list) else str(part)


def _plan(definition: Definition, request: Past) -> Plan:
    return evaluate(
        definition,
        request.answers,
        holdings=request.holdings,
        applicant=request.applicant,
        at=request.received,
        channel=request.channel,
        filer=request.filer,
    )


def _later_fee(line: FeeLine) -> str:
    return f"{line.before or line.at}: {'to_verify' if line.amount is None else line.amount}"


def _body(place: OrganisationRef | None) -> str:
    return (place.commune or place.organisation or place.level) if place else ""


def _points(plan: Plan) -> dict[str, str]:
    """What a person would notice of a plan, in words."""
    return {
        "variant": plan.variant.id if plan.variant else "",
        "term": plan.term,
        "papers": ", ".join(sorted(paper.id for paper in plan.papers if paper.held is None)),
        "fee": str(plan.total_fee) if plan.fee_certain else "to_verify",
        "later_fees": ", ".join(_later_fee(line) for line in plan.later_fees),
        "competent": _body(plan.competent),
        "received_by": _body(plan.received_by),
        "refused": ", ".join(refusal.instead or refusal.say for refusal in plan.refusals),
        "questions": ", ".join(question.id for page in plan.pages for question in page.questions),
        "steps": ", ".join(step.id for step in plan.steps),
        "doubts": ", ".join(sorted(doubt.question for doubt in plan.doubts)),
        "faults": ", ".join(sorted(fault.question for fault in plan.faults)),
    }
