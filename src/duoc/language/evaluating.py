"""evaluate(): answers in, plan out. Pure: the time is an argument, what the province holds is asked of a protocol."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from duoc.ground.worktime.calculations import local
from duoc.language import describing
from duoc.language.consequences import conclude
from duoc.language.definition import Definition
from duoc.language.evaluation import Evaluation
from duoc.language.holdings import Holdings
from duoc.language.parameters import DECISION, decided_on
from duoc.language.plan import Plan


def evaluate(
    definition: Definition,
    answers: Mapping[str, Any],
    *,
    holdings: Holdings,
    applicant: Mapping[str, Any],
    at: datetime,
    channel: str = "online",
    filer: Mapping[str, Any] = MappingProxyType({}),
    decided: datetime | None = None,
    desk_until: date | None = None,
) -> Plan:
    """Work out everything that follows from the answers so far.

    `applicant`: person_id (text), full_name, personal_number, birth_date, sex, ethnicity, nationality, residence
    (commune code), address, phone, email, and of who is no person kind and code; keys that are not held are left out.
    `decided`: when it is decided, for the parameters that count as of then; as of `at` where it is left out.
    `desk_until`: the last day that is past for what the desk answers: the day of its answer, behind that of filing;
    `date.max` for answers that were judged when they were given; the day of `at` where it is left out.
    `filer`: the same of the person who files for them, and `by`; empty where they file themselves (`parties.py`).
    Answers of hidden questions are ignored; what the province holds wins over what is typed. Wrong answers never raise:
    `faults` lists them, and `doubts` what is unlikely, but for the doubts whose tokens stand under `confirmed` among
    the answers.
    """
    if decided is not None and any(one.as_of == DECISION for one in definition.parameters.values()):
        definition = replace(definition, parameters=decided_on(definition.parameters, local(decided).date()))
    today = local(at).date()
    work = Evaluation(definition, answers, holdings, applicant, today, channel, filer, desk_until or today)
    for name in definition.order:
        if name in definition.questions:
            work.question(definition.questions[name])
        else:
            work.named_value(name)
    work.sense()
    plan = Plan(
        pages=work.pages(),
        known=tuple(work.known.values()),
        groups=MappingProxyType(work.groups),
        computed=describing.computed(definition, work.page_applies, work.scope),
        title=describing.title(definition, {**definition.questions, **work.asked}, work.values),
        values=MappingProxyType(work.values),
        faults=tuple(work.faults.values()),
        doubts=tuple(work.doubts.values()),
        desk=tuple(work.at_desk(question) for question in definition.desk if question in work.desk),
        desk_doubts=tuple(work.desk_doubts.values()),
        desk_faults=tuple(work.desk_faults),
        scope=work.scope,
    )
    return conclude(definition, plan, work.entries_of)
