"""How each counted date of a dossier follows from the moments of its acts, so that it can be counted for others."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from duoc.dossiers.clocks import due_dates, promising
from duoc.dossiers.models import Dossier, Promise
from duoc.dossiers.planning import definition_of
from duoc.ground.worktime.calculations import Deadline, Interruption, local
from duoc.language.calculations import Definition, counted_from
from duoc.procedures.queries import Calendars

Moved = Callable[[datetime], datetime]
"""From a moment at which something was done to that at which it is done in another dossier."""


@dataclass(frozen=True)
class Formula:
    """A counted date: as it stands, and for acts at other moments.

    Attributes:
        promised: it is the promise date, or was.
    """

    given: datetime
    again: Callable[[Moved, Calendars], Deadline]
    promised: bool = False


def formulas(dossier: Dossier) -> list[Formula]:
    """One for each date that was counted for the dossier, in the order of counting. A handful of queries."""
    definition, plan = definition_of(dossier), dossier.plan
    counted = [Formula(dossier.expected_at, _from(definition, plan, dossier.filed_at))]
    if dossier.accepted_at is not None:
        counted.append(Formula(dossier.acceptance.due_at, _from(definition, plan, dossier.accepted_at), True))
        counted.extend(_later(dossier, definition, dossier.accepted_at))
    counted.extend(_asked(one.within, one.at, one.until) for one in dossier.consultations.all())
    for posting in dossier.postings.all():
        start = due_dates.posted_at(posting.posted_on)
        counted.append(_put_up(posting.term, start, posting.at, posting.until))
    return counted


def _from(definition: Definition, plan: dict[str, str], at: datetime) -> Callable[[Moved, Calendars], Deadline]:
    return lambda moved, by: due_dates.due(plan["term"], plan["after_15"], counted_from(definition, moved(at)), by)


def _asked(within: str, at: datetime, until: datetime) -> Formula:
    return Formula(until, lambda moved, by: due_dates.due(within, "none", moved(at), by))


def _put_up(term: str, start: datetime, at: datetime, until: datetime) -> Formula:
    """The days between putting up and recording stay."""
    before = local(at).date() - local(start).date()

    def again(moved: Moved, by: Calendars) -> Deadline:
        return due_dates.due(term, "none", due_dates.posted_at(local(moved(at)).date() - before), by)

    return Formula(until, again)


def _later(dossier: Dossier, definition: Definition, accepted: datetime) -> Iterator[Formula]:
    """The promises after the first."""
    asked = [
        (one.at, one.answer.at) for one in dossier.supplement_requests.filter(at__gte=accepted, answer__isnull=False)
    ]
    given = [(one.at, one.extra) for one in dossier.extensions.all()]
    rested = promising.payments_rested(dossier, definition)
    for promise in dossier.promises.order_by("at"):
        yield Formula(promise.due_at, _promised(promise, dossier, definition, asked, given, rested), True)


def _promised(
    promise: Promise,
    dossier: Dossier,
    definition: Definition,
    asked: list[tuple[datetime, datetime]],
    given: list[tuple[datetime, str]],
    rested: list[tuple[datetime, datetime, str]],
) -> Callable[[Moved, Calendars], Deadline]:
    mode, article, until = definition.clock.mode, definition.clock.article, promise.at
    extras = {extra.id: extra for extra in definition.extra_time}
    accepted = dossier.accepted_at or until

    def again(moved: Moved, by: Calendars) -> Deadline:
        since = counted_from(definition, moved(accepted))
        stops: list[Interruption] = [
            due_dates.supplement_stop(mode, max(moved(begin), since), moved(end), article)
            for begin, end in asked
            if end <= until
        ]
        stops += [
            due_dates.payment_stop(max(moved(begin), since), moved(end), by_article)
            for begin, end, by_article in rested
            if end <= until
        ]
        stops.sort(key=lambda stop: stop.begins)
        deadline = due_dates.due_with_stops(dossier.plan, since, stops, moved(until), by)
        for at, extra in given:
            if at <= until and extra in extras:
                deadline = due_dates.with_extra(deadline, extras[extra], by)
        return promising.apologised(deadline, promise.apology if promise.cause == Promise.Cause.APOLOGISED else None)

    return again
