"""How each counted date of a dossier follows from the moments of its acts, so that it can be counted for others."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from duoc.dossiers.clocks import due_dates, interruptions, promising
from duoc.dossiers.clocks.clock_spans import transfers_of
from duoc.dossiers.clocks.interruptions import Moved
from duoc.dossiers.clocks.of_bodies import calendars_of_body
from duoc.dossiers.happened import perhaps
from duoc.dossiers.models import Consultation, Dossier, Posting, Promise, Supplement, Transfer
from duoc.dossiers.planning import definition_of
from duoc.ground.worktime.calculations import Beginning, Deadline, local
from duoc.language.calculations import Definition, counted_from
from duoc.people.models import Organisation
from duoc.procedures.queries import Calendars, calendars


@dataclass(frozen=True)
class Formula:
    """A counted date: as it stands, and for acts at other moments.

    Attributes:
        promised: it is the promise date, or was.
    """

    given: datetime
    again: Callable[[Moved, Calendars], Deadline]
    promised: bool = False


@dataclass(frozen=True)
class _Course:
    """Which body decided when, and from when its clock ran: a transfer changes both.

    Attributes:
        transfers: in order.
    """

    dossier: Dossier
    definition: Definition
    transfers: Sequence[Transfer]

    def body(self, at: datetime) -> Organisation:
        """The body that decided at a moment; at the moment of a transfer, the one to which it went."""
        gone = [one for one in self.transfers if one.at <= at]
        if gone:
            return gone[-1].to_unit
        return self.transfers[0].from_unit if self.transfers else self.dossier.competent_unit

    def begun_by(self, at: datetime, accepted: datetime, begins: datetime) -> Beginning:
        """What made the clock run that counts at a moment, from where it `begins`."""
        crossed = self.body(accepted).pk != self.dossier.receiving_unit_id and not self.definition.received_by
        anew = any(one.restarts and one.at <= at for one in self.transfers)
        return due_dates.begun_by(begins, counted_from(self.definition, begins), handed_on=crossed or anew)

    def begins(self, at: datetime, accepted: datetime, moved: Moved, by: Calendars) -> datetime:
        """From when the clock runs that counts at a moment, in another dossier.

        Args:
            by: the calendars for all bodies.
        """
        anew = [one for one in self.transfers if one.restarts and one.at <= at]
        if anew:
            return due_dates.handing_on(moved(anew[-1].at), by).at
        first = self.body(accepted)
        if first.pk != self.dossier.receiving_unit_id and not self.definition.received_by:
            return due_dates.handing_on(moved(accepted), calendars_of_body(first, by)).at
        return moved(accepted)


def formulas(dossier: Dossier) -> list[Formula]:
    """One for each date that was counted for the dossier, in the order of counting. A handful of queries."""
    definition = definition_of(dossier)
    course = _Course(dossier, definition, transfers_of(dossier))
    counted = list(_all_expected(course))
    if dossier.accepted_at is not None:
        counted.append(Formula(dossier.acceptance.due_at, _accepted(course, dossier.accepted_at), True))
        counted.extend(_later(course))
    counted.extend(_asked(one) for one in dossier.consultations.select_related("unit"))
    counted.extend(_put_up(course, posting) for posting in dossier.postings.all())
    asked = dossier.supplement_requests.filter(until__isnull=False) if perhaps(dossier, "was_asked") else ()
    counted.extend(_to_add(course, request.at, request.until) for request in asked if request.until)
    return counted


def _all_expected(course: _Course) -> Iterator[Formula]:
    """What was expected at the filing, as its notice says, and since the last answer to a request for supplements
    before the acceptance."""
    dossier, filed = course.dossier, _expected(course, course.dossier.filed_at)
    answers = Supplement.objects.filter(request__dossier=dossier) if perhaps(dossier, "was_asked") else None
    if answers is not None and dossier.accepted_at is not None:
        answers = answers.filter(at__lt=dossier.accepted_at)
    answered = answers.order_by("at").values_list("at", flat=True).last() if answers is not None else None
    if answered is None:
        yield Formula(dossier.expected_at, filed)
        return
    yield Formula(filed(lambda at: at, calendars()).due, filed)
    yield Formula(dossier.expected_at, _expected(course, answered))


def _expected(course: _Course, at: datetime) -> Callable[[Moved, Calendars], Deadline]:
    """What the applicant was shown then, wherever it is handed on."""
    return lambda moved, by: _term(course, at, moved(at), by)


def _accepted(course: _Course, at: datetime) -> Callable[[Moved, Calendars], Deadline]:
    return lambda moved, by: _term(course, at, course.begins(at, at, moved, by), by)


def _term(course: _Course, at: datetime, begins: datetime, by: Calendars) -> Deadline:
    """Counted by the body that decided at a moment."""
    plan, since = course.dossier.plan, counted_from(course.definition, begins)
    beginning = course.begun_by(at, at, begins)
    return due_dates.due(
        plan["term"], plan["after_15"], since, calendars_of_body(course.body(at), by), beginning=beginning
    )


def _asked(asked: Consultation) -> Formula:
    def again(moved: Moved, by: Calendars) -> Deadline:
        own = calendars_of_body(asked.unit, by)
        return due_dates.period(asked.within, moved(asked.at), own)

    return Formula(asked.until, again)


def _put_up(course: _Course, posting: Posting) -> Formula:
    """The days between putting up and recording stay."""
    before = local(posting.at).date() - local(due_dates.posted_at(posting.posted_on)).date()

    def again(moved: Moved, by: Calendars) -> Deadline:
        start = due_dates.posted_at(local(moved(posting.at)).date() - before)
        own = calendars_of_body(course.body(posting.at), by)
        return due_dates.period(posting.term, start, own, beginning=Beginning.POSTED)

    return Formula(posting.until, again)


def _to_add(course: _Course, asked_at: datetime, until: datetime) -> Formula:
    """The last day for a supplement."""

    def again(moved: Moved, by: Calendars) -> Deadline:
        own = calendars_of_body(course.body(asked_at), by)
        within = course.definition.clock.stop_after
        return due_dates.period(within, moved(asked_at), own)

    return Formula(until, again)


def _later(course: _Course) -> Iterator[Formula]:
    """The promises after the first."""
    dossier = course.dossier
    given = [(one.at, one.extra) for one in dossier.extensions.all()]
    for promise in dossier.promises.select_related("apology").order_by("at"):
        rested = interruptions.rests(dossier, course.definition, promise.at)
        yield Formula(promise.due_at, _promised(promise, course, rested, given), True)


def _promised(
    promise: Promise, course: _Course, rested: Sequence[interruptions.Rest], given: list[tuple[datetime, str]]
) -> Callable[[Moved, Calendars], Deadline]:
    dossier, until = course.dossier, promise.at
    extras = {extra.id: extra for extra in course.definition.extra_time}
    accepted = dossier.accepted_at or until

    def again(moved: Moved, by: Calendars) -> Deadline:
        begins = course.begins(until, accepted, moved, by)
        since, beginning = counted_from(course.definition, begins), course.begun_by(until, accepted, begins)
        stops = interruptions.stops(rested, since, moved)
        own = calendars_of_body(course.body(until), by)
        deadline = due_dates.due_with_stops(
            dossier.plan, since, stops, moved(until), own, beginning=beginning, definition=course.definition
        )
        for at, extra in given:
            if at <= until and extra in extras:
                deadline = due_dates.with_extra(deadline, extras[extra], own)
        named = promise.apology if promise.cause == Promise.Cause.APOLOGISED else None
        return promising.apologised(deadline, named, own)

    return again
