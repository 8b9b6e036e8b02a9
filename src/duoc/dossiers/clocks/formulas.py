"""How each counted date of a dossier follows from the moments of its acts, so that it can be counted for others."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from duoc.dossiers.clocks import due_dates, interruptions, promising
from duoc.dossiers.clocks.interruptions import Moved
from duoc.dossiers.clocks.of_bodies import calendars_of, calendars_of_body
from duoc.dossiers.models import Consultation, Dossier, Posting, Promise
from duoc.dossiers.planning import definition_of
from duoc.ground.worktime.calculations import Deadline, local
from duoc.language.calculations import Definition, counted_from
from duoc.procedures.queries import Calendars


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
    definition = definition_of(dossier)
    counted = [Formula(dossier.expected_at, _from(definition, dossier, dossier.filed_at))]
    if dossier.accepted_at is not None:
        counted.append(Formula(dossier.acceptance.due_at, _from(definition, dossier, dossier.accepted_at), True))
        counted.extend(_later(dossier, definition))
    counted.extend(_asked(one) for one in dossier.consultations.select_related("unit"))
    counted.extend(_put_up(dossier, posting) for posting in dossier.postings.all())
    return counted


def _from(definition: Definition, dossier: Dossier, at: datetime) -> Callable[[Moved, Calendars], Deadline]:
    plan = dossier.plan

    def again(moved: Moved, by: Calendars) -> Deadline:
        since = counted_from(definition, moved(at))
        return due_dates.due(plan["term"], plan["after_15"], since, calendars_of(dossier, by))

    return again


def _asked(asked: Consultation) -> Formula:
    def again(moved: Moved, by: Calendars) -> Deadline:
        return due_dates.due(asked.within, "none", moved(asked.at), calendars_of_body(asked.unit, by))

    return Formula(asked.until, again)


def _put_up(dossier: Dossier, posting: Posting) -> Formula:
    """The days between putting up and recording stay."""
    before = local(posting.at).date() - local(due_dates.posted_at(posting.posted_on)).date()

    def again(moved: Moved, by: Calendars) -> Deadline:
        start = due_dates.posted_at(local(moved(posting.at)).date() - before)
        return due_dates.due(posting.term, "none", start, calendars_of(dossier, by))

    return Formula(posting.until, again)


def _later(dossier: Dossier, definition: Definition) -> Iterator[Formula]:
    """The promises after the first."""
    given = [(one.at, one.extra) for one in dossier.extensions.all()]
    for promise in dossier.promises.order_by("at"):
        rested = interruptions.rests(dossier, definition, promise.at)
        yield Formula(promise.due_at, _promised(promise, dossier, definition, rested, given), True)


def _promised(
    promise: Promise,
    dossier: Dossier,
    definition: Definition,
    rested: Sequence[interruptions.Rest],
    given: list[tuple[datetime, str]],
) -> Callable[[Moved, Calendars], Deadline]:
    until = promise.at
    extras = {extra.id: extra for extra in definition.extra_time}
    accepted = dossier.accepted_at or until

    def again(moved: Moved, by: Calendars) -> Deadline:
        since = counted_from(definition, moved(accepted))
        stops = interruptions.stops(rested, since, moved)
        own = calendars_of(dossier, by)
        deadline = due_dates.due_with_stops(dossier.plan, since, stops, moved(until), own)
        for at, extra in given:
            if at <= until and extra in extras:
                deadline = due_dates.with_extra(deadline, extras[extra], own)
        return promising.apologised(deadline, promise.apology if promise.cause == Promise.Cause.APOLOGISED else None)

    return again
