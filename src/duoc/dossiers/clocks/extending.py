"""Extra time that a definition offers: for which reasons, and what the desk must have found for each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice, product
from typing import Any

from duoc.dossiers.clocks import promising
from duoc.dossiers.happened import perhaps
from duoc.dossiers.models import Dossier
from duoc.dossiers.planning import definition_of, plan_of_dossier
from duoc.ground.worktime.calculations import Deadline
from duoc.language.calculations import ExtraTime, Plan, Question

MOST_TRIED = 32


@dataclass(frozen=True)
class ExtraOffer:
    """Extra time that may be invoked now.

    Attributes:
        values: what the desk finds by invoking it, by question; empty when the reason holds already.
        deadline: the new date, with its proof.
    """

    extra: ExtraTime
    values: Mapping[str, Any]
    deadline: Deadline


def reasons(dossier: Dossier) -> list[tuple[ExtraTime, Mapping[str, Any]]]:
    """The extra times of the definition that were not used yet and whose reason holds, or can be found by the desk;
    each with what the desk finds. One query at most, none where the definition has no extra time.

    A reason that hangs on a choice or a yes of the desk is found by invoking it: the official need not say it twice.
    """
    if not definition_of(dossier).extra_time:
        return []
    plan = plan_of_dossier(dossier)
    reachable = [extra for extra in definition_of(dossier).extra_time if _within_reach(extra, plan)]
    given = reachable and perhaps(dossier, "was_extended")
    used = set(dossier.extensions.values_list("extra", flat=True)) if given else set()
    findings = [(extra, _finding(dossier, plan, extra)) for extra in reachable if extra.id not in used]
    return [(extra, values) for extra, values in findings if values is not None]


def offers(dossier: Dossier, at: datetime) -> list[ExtraOffer]:
    """The same, each with the new date."""
    return [ExtraOffer(extra, values, promising.computed(dossier, at, extra)) for extra, values in reasons(dossier)]


def found_by_desk(dossier: Dossier, since: datetime | None = None) -> dict[str, Any]:
    """What the desk has found by invoking extra time, or has since a moment: its next proposal starts from here."""
    values: dict[str, Any] = {}
    if not definition_of(dossier).extra_time:
        return values
    later = {"at__gt": since} if since else {}
    for extension in dossier.extensions.filter(**later):
        values |= extension.values
    return values


def _within_reach(extra: ExtraTime, plan: Plan) -> bool:
    return extra.when is None or extra.when.holds(plan.scope) or bool(_asked(extra, plan))


def _asked(extra: ExtraTime, plan: Plan) -> list[Question]:
    """The desk's questions with few answers that the reason hangs on."""
    reads = extra.when.reads if extra.when else frozenset()
    return [question for question in plan.desk if question.id in reads and question.type in ("boolean", "choice")]


def _finding(dossier: Dossier, plan: Plan, extra: ExtraTime) -> dict[str, Any] | None:
    """The first answers of the desk with which the plan offers the extra time; None when none do."""
    if _offers(plan, extra):
        return {}
    questions = _asked(extra, plan)
    choices = [[True, False] if question.type == "boolean" else list(question.options or ()) for question in questions]
    for combination in islice(product(*choices), MOST_TRIED):
        values = {question.id: value for question, value in zip(questions, combination, strict=True)}
        if values and _offers(plan_of_dossier(dossier, values), extra):
            return values
    return None


def _offers(plan: Plan, extra: ExtraTime) -> bool:
    return any(one.id == extra.id for one in plan.extra_time)
