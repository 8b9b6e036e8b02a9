"""When a time limit given to somebody ends, and when a dossier would be due."""

from datetime import datetime

from duoc.dossiers.clocks import due_dates
from duoc.dossiers.clocks.of_bodies import calendars_of
from duoc.dossiers.happened import OPEN_CLAIMS
from duoc.dossiers.models import Dossier, SupplementRequest
from duoc.dossiers.planning import definition_of
from duoc.ground.worktime.calculations import Deadline
from duoc.procedures.queries import Calendars


def supplement_until(dossier: Dossier, request: SupplementRequest) -> datetime | None:
    """The last moment at which the applicant can answer (`clock.stop_after`); None where the procedure sets no time. A
    newer calendar does not move it by itself (`duoc.dossiers.moved_dates`)."""
    if request.until is not None:
        return request.until
    counted = supplement_deadline(dossier, request.at)
    return counted.due if counted is not None else None


def supplement_deadline(dossier: Dossier, asked_at: datetime, by: Calendars | None = None) -> Deadline | None:
    """The same, counted for a request of this moment, with its proof."""
    within = definition_of(dossier).clock.stop_after
    return term_deadline(within, asked_at, by, of=dossier) if within else None


def supplement_stops_at(dossier: Dossier, request: SupplementRequest) -> datetime | None:
    """When an unanswered request stops the dossier by rule (`stop_after`); None where the procedure has no such rule.

    A paper that the applicant says not to have and about which the desk has not answered holds that up.
    """
    until = supplement_until(dossier, request)
    return None if until is None or OPEN_CLAIMS.filter(request=request).exists() else until


def term_deadline(term: str, since: datetime, by: Calendars | None = None, *, of: Dossier | None = None) -> Deadline:
    """When a time limit given to somebody ends; by the calendars that count now where none are given.

    Args:
        of: the dossier in which it is given: the body that decides may have days off of its own.
    """
    by = calendars_of(of, by) if of is not None else by
    return due_dates.period(term, since, by)


def term_end(term: str, since: datetime) -> datetime:
    """When a time limit given to somebody ends, by the calendars that count now."""
    return term_deadline(term, since).due


def hands_on(dossier: Dossier) -> bool:
    """Whether a counter takes it in for the body that decides, so that the term begins there. Where the law names who
    takes it in, the term begins with them."""
    return dossier.crosses and not definition_of(dossier).received_by


def promise(dossier: Dossier, at: datetime) -> Deadline:
    """When the dossier would be due if it were accepted at this time, and why, day by day."""
    crosses = hands_on(dossier)
    since = at if crosses else dossier.received_at(at)
    return due_dates.expected(definition_of(dossier), dossier.plan, since, calendars_of(dossier), crosses=crosses)
