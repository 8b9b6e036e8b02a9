"""What a case may expect of a plan; each expectation yields one sentence for every difference."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.ground.worktime.calculations import AfterCutoff, Clock, deadline, parse_term
from duoc.language.clocking import counted_from
from duoc.language.definition import Definition
from duoc.language.enacting import entries_of, entry_of, results_of
from duoc.language.plan import OrganisationRef, Plan


@dataclass(frozen=True)
class Result:
    """A plan and what it was worked out from; `clock` counts its dates."""

    definition: Definition
    received: datetime
    plan: Plan
    clock: Clock


Expectation = Callable[[Result, Any], Iterator[str]]


def several(value: Any) -> list[Any]:
    """A list as it is, anything else as a list of one."""
    return value if isinstance(value, list) else [value]


def _same(name: str, get: Callable[[Result], Any]) -> Expectation:
    def check(result: Result, wanted: Any) -> Iterator[str]:
        got = get(result)
        if got != wanted:
            yield _("%(name)s: chờ %(wanted)s, được %(got)s") % {"name": name, "wanted": wanted, "got": got}

    return check


def _asked(result: Result) -> list[str]:
    return [question.id for page in result.plan.pages for question in page.questions]


def _includes(name: str, get: Callable[[Result], list[str]], present: bool) -> Expectation:
    def check(result: Result, wanted: Any) -> Iterator[str]:
        got = get(result)
        for item in several(wanted):
            if (item in got) != present:
                facts = {"name": name, "item": item, "got": got}
                yield (
                    _("%(name)s: %(item)s không có trong %(got)s")
                    if present
                    else _("%(name)s: %(item)s vẫn có trong %(got)s")
                ) % facts

    return check


def _wrong(name: str, get: Callable[[Result], list[str]], desk: str) -> Expectation:
    """What is wrong or unlikely with answers of the applicant; those of officials have a list of their own."""

    def check(result: Result, wanted: Any) -> Iterator[str]:
        for id in set(several(wanted)) & {question.id for question in result.definition.desk}:
            yield _("%(name)s: «%(id)s» là câu hỏi cán bộ, hãy ghi ở %(desk)s") % {"name": name, "id": id, "desk": desk}
        yield from _same(name, lambda one: sorted(get(one)))(result, sorted(several(wanted)))

    return check


def _papers(result: Result) -> list[str]:
    return sorted(paper.id for paper in result.plan.papers if paper.held is None)


def _fee(result: Result) -> int | str:
    return result.plan.total_fee if result.plan.fee_certain else "to_verify"


def _later_fees(result: Result) -> dict[str, int | str]:
    """What is due before a step, by the step, and at the hand-over: sums of đồng, or `to_verify`."""
    sums: dict[str, int | str] = {}
    for line in result.plan.later_fees:
        due = line.before or line.at
        before = sums.get(due, 0)
        sums[due] = "to_verify" if line.amount is None or isinstance(before, str) else before + line.amount
    return sums


def _body(place: OrganisationRef | None) -> str | None:
    return (place.commune or place.organisation or place.level) if place else None


def _after_15(result: Result) -> str:
    """What a receipt after 15:00 does: as the procedure says, else as the dated rule for the unit of its term."""
    plan = result.plan
    if plan.after_15 or not plan.term:
        return plan.after_15
    rules = result.clock.calendar.rules
    return rules.cutoff(parse_term(plan.term).unit, counted_from(result.definition, result.received).date()).effect


def due_of(result: Result) -> datetime | None:
    """The end of the term with all extra time that the plan gives; None where it has no term."""
    plan, clock = result.plan, result.clock
    if not plan.term:
        return None
    moment = counted_from(result.definition, result.received)
    for index, term in enumerate([plan.term, *(extra.add for extra in plan.extra_time)]):
        after = AfterCutoff(plan.after_15) if index == 0 and plan.after_15 else None
        moment = deadline(moment, parse_term(term), calendar=clock.calendar, hours=clock.hours, after_15=after).due
    return moment


def _due(result: Result, wanted: Any) -> Iterator[str]:
    due = due_of(result)
    if due is None:
        yield _("due: chờ %(wanted)s, nhưng không có thời hạn") % {"wanted": wanted}
    elif not due.isoformat().startswith(str(wanted)):
        yield _("due: chờ %(wanted)s, được %(got)s") % {"wanted": wanted, "got": due.isoformat()}


def _entry_data(result: Result, wanted: Any) -> Iterator[str]:
    """Where each item has an entry of its own, a list is what theirs hold one by one, anything else what all hold."""
    each = bool(result.definition.outcome.each)
    entries = entries_of(result.definition, result.plan)
    if not entries:
        yield _("entry: chờ %(wanted)s, nhưng không ghi sổ") % {"wanted": wanted}
        return
    for name, value in dict(wanted).items():
        held = [entry.data.get(name) for entry in entries]
        if held != (value if each and isinstance(value, list) else [value] * len(held)):
            facts = {"name": name, "wanted": value, "got": held if each else held[0]}
            yield _("entry.%(name)s: chờ %(wanted)s, được %(got)s") % facts


def _replaces(result: Result) -> str:
    entry = entry_of(result.definition, result.plan)
    return entry.replaces if entry else ""


def _computed(result: Result, wanted: Any) -> Iterator[str]:
    """Values that pages show, and by "group.name" lists of what each item shows."""
    got: dict[str, Any] = {one.id: one.value for values in result.plan.computed.values() for one in values}
    for group, items in result.plan.groups.items():
        for one in (one for item in items for one in item.computed):
            got.setdefault(f"{group}.{one.id}", []).append(one.value)
    for name, value in dict(wanted).items():
        if got.get(name) != value:
            facts = {"name": name, "wanted": value, "got": got.get(name)}
            yield _("%(name)s: chờ %(wanted)s, được %(got)s") % facts


def _persons(result: Result) -> list[str]:
    entry = entry_of(result.definition, result.plan)
    return [person.role for person in entry.persons] if entry else []


EXPECTATIONS: dict[str, Expectation] = {
    "variant": _same("variant", lambda s: s.plan.variant.id if s.plan.variant else None),
    "papers": lambda s, wanted: _same("papers", _papers)(s, sorted(wanted)),
    "held": lambda s, wanted: _same("held", lambda x: sorted(p.id for p in x.plan.papers if p.held))(s, sorted(wanted)),
    "asked": _includes("asked", _asked, present=True),
    "not_asked": _includes("not_asked", lambda s: _asked(s) + _papers(s), present=False),
    "known": _includes("known", lambda s: [known.question.id for known in s.plan.known], present=True),
    "fee": _same("fee", _fee),
    "later_fees": _same("later_fees", _later_fees),
    "term": _same("term", lambda s: s.plan.term),
    "after_15": _same("after_15", _after_15),
    "due": _due,
    "competent": _same("competent", lambda s: _body(s.plan.competent)),
    "received_by": _same("received_by", lambda s: _body(s.plan.received_by)),
    "complete": _same("complete", lambda s: s.plan.complete),
    "faults": _wrong("faults", lambda x: [fault.place for fault in x.plan.faults], "desk_faults"),
    "doubts": _wrong("doubts", lambda x: [doubt.place for doubt in x.plan.doubts], "desk_doubts"),
    "refused": _same("refused", lambda s: [r.instead or r.say for r in s.plan.refusals] if s.plan.refusals else False),
    "title": _same("title", lambda s: s.plan.title),
    "computed": _computed,
    "next": _same("next", lambda s: s.plan.next.id if s.plan.next else None),
    "posting": _same("posting", lambda s: s.plan.posting.term if s.plan.posting else None),
    "extra_time": _same("extra_time", lambda s: [extra.id for extra in s.plan.extra_time]),
    "desk": _same("desk", lambda s: [question.id for question in s.plan.desk]),
    "desk_faults": lambda s, wanted: _same("desk_faults", lambda x: sorted(f.question for f in x.plan.desk_faults))(
        s, sorted(wanted)
    ),
    "desk_doubts": lambda s, wanted: _same("desk_doubts", lambda x: sorted(d.question for d in x.plan.desk_doubts))(
        s, sorted(wanted)
    ),
    "places": _same("places", lambda s: {id: ref.organisation or ref.commune for id, ref in s.plan.places.items()}),
    "steps": _same("steps", lambda s: [step.id for step in s.plan.steps]),
    "results": _same("results", lambda s: [r.result.id for r in results_of(s.definition, s.plan)]),
    "copies": _same("copies", lambda s: [r.copies for r in results_of(s.definition, s.plan)]),
    "entry": _entry_data,
    "replaces": _same("replaces", _replaces),
    "persons": _same("persons", _persons),
}
