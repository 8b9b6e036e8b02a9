"""Why this date, and whose days: one account of a dossier's time, for every face that shows it.

The time since the clock began to run is told in working time, by whose it was: of the body that handles it, of the
applicant, of others for whom it waited, of the system. Beside it stand the end of the term, the appointment, and every
promise that was broken.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from django.utils.translation import gettext as _

from duoc.dossiers.apologising import cause_names
from duoc.dossiers.asked_bodies import ASKED, AskedBody, asked_bodies
from duoc.dossiers.clocks import interruptions
from duoc.dossiers.clocks.of_bodies import calendars_of
from duoc.dossiers.clocks.term_ends import (
    ARTICLE,
    CLOCK_RUNS,
    DUE,
    RUNNING,
    clock_runs,
    is_over,
    last_day,
    over,
    term_end_of,
)
from duoc.dossiers.clocks.working_times import in_working_time, length_of_a_day, working_time
from duoc.dossiers.happened import perhaps
from duoc.dossiers.lateness import EVENT as LATE
from duoc.dossiers.lateness import is_unanswered, whose, whose_words
from duoc.dossiers.models import Dossier, Lateness, Suspension, Turn, Whose
from duoc.dossiers.outages import RESUMES
from duoc.dossiers.planning import definition_of
from duoc.dossiers.posted import posted_times
from duoc.dossiers.rules import CARRIER
from duoc.dossiers.stays import Stay, stays, suspensions_of
from duoc.dossiers.watching import WAS_LATE, apology_waits
from duoc.law.calculations import split_reference

__all__ = [
    "CLOCK_RUNS",
    "DUE",
    "RUNNING",
    "WAS_LATE",
    "Account",
    "Broken",
    "Share",
    "account",
    "apology_waits",
    "clock_runs",
    "is_over",
    "is_unanswered",
    "over",
    "term_end_of",
    "whose_words",
    "working_time",
]

SUSPENDED, POSTED = "dossier.suspended", "dossier.posted"
PUBLIC = "public"
"""Time of nobody: a posting ran, and nothing could be decided meanwhile."""
Stretch = tuple[datetime, datetime]


@dataclass(frozen=True)
class Share:
    """Working time of one side: "1 ngày 2 giờ"."""

    whose: str
    words: str
    time: str


@dataclass(frozen=True)
class Broken:
    """A promise that was broken: with whom the dossier lay, whose time it was, and why, as far as it was told."""

    due: datetime
    unit: str
    whose: str
    cause: str


@dataclass(frozen=True)
class Account:
    """How the time of a dossier went.

    Attributes:
        appointment: when the applicant is asked to come; None where the dossier is over, and while its clock rests.
        last_day: the day at whose end the legal term ends, whatever an apology promised; None where a term ends at the
            hour for which it was promised.
        term_article: which article says so, as people write it.
        asked: the bodies that were asked, each with its answer and its own lateness.
        late: the term is over and nothing was answered.
    """

    shares: Sequence[Share]
    broken: Sequence[Broken]
    asked: Sequence[AskedBody]
    appointment: datetime | None
    last_day: date | None
    term_article: str
    late: bool


def account(
    dossier: Dossier,
    at: datetime,
    events: Collection[str] | None = None,
    turns: Iterable[Turn] | None = None,
    asked: Sequence[AskedBody] | None = None,
) -> Account:
    """The account of an accepted dossier at a moment; an empty one before acceptance.

    Args:
        events: names of all that happened to it, where the caller has read them: what did not happen is not asked for,
            and one query is enough.
        turns: all of its turns, where the caller has read them.
        asked: the bodies that were asked, as they stand at that moment, where the caller has read them.
    """
    begins = dossier.clock_from
    if begins is None:
        return Account((), (), (), None, None, "", False)
    appointment = dossier.appointment if dossier.ended_at is None else None
    ends = dossier.ended_at or at
    if asked is None:
        asked = asked_bodies(dossier, ends) if events is None or ASKED in events else []
    suspensions = suspensions_of(dossier) if events is None or SUSPENDED in events else []
    times = _others_times(dossier, ends, asked, suspensions, posted=events is None or POSTED in events)
    all_turns = dossier.turns.select_related("unit", "closed_by") if turns is None else turns
    return Account(
        shares=_shares(dossier, begins, ends, stays(dossier, all_turns, suspensions), times),
        broken=_all_broken(dossier) if events is None or LATE in events else (),
        asked=asked,
        appointment=appointment,
        last_day=_last_day(dossier) if appointment else None,
        term_article=split_reference(ARTICLE).words,
        late=is_unanswered(dossier, at),
    )


def _last_day(dossier: Dossier) -> date | None:
    due = dossier.legal_due
    return last_day(due, dossier.plan["term"]) if due else None


def _all_broken(dossier: Dossier) -> list[Broken]:
    if not perhaps(dossier, "was_late"):
        return []
    return [_broken(one) for one in dossier.latenesses.select_related("unit", "cause")]


def _broken(late: Lateness) -> Broken:
    cause = getattr(late, "cause", None)
    names = cause_names() if cause else {}
    reason = names.get(cause.cause, cause.cause) if cause else ""
    return Broken(late.due_at, late.unit.name, whose_words(cause.whose if cause else late.whose), reason)


def _others_times(
    dossier: Dossier, ends: datetime, asked: Sequence[AskedBody], suspensions: Sequence[Suspension], *, posted: bool
) -> list[tuple[datetime, datetime, str]]:
    """Times that are not those of the side with which it lay, none of them twice: an outage is the system's; while it
    waits for a body longer than that had, the time is that body's, and a posting's is nobody's: both but for what was
    suspended, which is theirs for whom it waited."""
    definition = definition_of(dossier)
    rests = interruptions.rests(dossier, definition, ends) if definition.clock.outage == RESUMES else []
    of_system = [(one.begins, one.ends) for one in rests if one.of_system]
    of_others = [(one.asked.until, one.closed or ends) for one in asked if one.lateness]
    of_suspension = [(one.at, one.resumed_at or ends) for one in suspensions]
    of_nobody = posted_times(dossier) if posted and definition.posting is not None else []
    return [
        *((since, until, Whose.SYSTEM.value) for since, until in of_system),
        *((since, until, Whose.OTHER_BODY.value) for since, until in _outside(of_others, [*of_system, *of_suspension])),
        *((since, until, PUBLIC) for since, until in _outside(of_nobody, [*of_system, *of_suspension, *of_others])),
    ]


def _outside(times: Sequence[Stretch], others: Sequence[Stretch]) -> list[Stretch]:
    """What these times cover and the others do not, each moment once."""
    marks = sorted({mark for stretch in (*times, *others) for mark in stretch})
    return [one for one in pairwise(marks) if _within(one, times) and not _within(one, others)]


def _within(piece: Stretch, times: Sequence[Stretch]) -> bool:
    return any(since <= piece[0] and piece[1] <= until for since, until in times)


def _shares(
    dossier: Dossier,
    begins: datetime,
    ends: datetime,
    lay: Iterable[Stay],
    taken_times: Sequence[tuple[datetime, datetime, str]],
) -> list[Share]:
    """By the sides with which it lay, less what others took of that."""
    clock, spent = calendars_of(dossier).clock, dict.fromkeys([*Whose.values, PUBLIC], timedelta())
    for stay in (one for one in lay if one.desk != CARRIER):
        opened, closed = max(stay.opened, begins), min(stay.closed or ends, ends)
        spent[whose(stay.desk).value] += working_time(opened, closed, clock)
        for since, until, side in taken_times:
            taken = working_time(max(opened, since), min(closed, until), clock)
            spent[whose(stay.desk).value] -= taken
            spent[side] += taken
    day = length_of_a_day(begins, clock)
    return [
        Share(side, _side_words(side), in_working_time(time, day)) for side, time in spent.items() if time > timedelta()
    ]


def _side_words(side: str) -> str:
    return _("thời gian niêm yết công khai") if side == PUBLIC else whose_words(side)
