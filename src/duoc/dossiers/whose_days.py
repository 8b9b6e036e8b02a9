"""Why this date, and whose days: one account of a dossier's time, for every face that shows it.

The time since the clock began to run is told in working time, by whose it was: of the body that handles it, of each of
them where it was sent on, of the applicant, of others for whom it waited, of the system. Beside it stand the end of the
term, the appointment, every body that sent it on, and every promise that was broken.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from django.utils.translation import gettext as _

from duoc.dossiers.apologising import cause_names
from duoc.dossiers.asked_bodies import ASKED, AskedBody, asked_bodies
from duoc.dossiers.clocks import interruptions
from duoc.dossiers.clocks.clock_spans import Span, clock_spans, transfers_of
from duoc.dossiers.clocks.due_dates import on_its_day
from duoc.dossiers.clocks.of_bodies import calendars_of, calendars_of_body
from duoc.dossiers.clocks.term_ends import (
    ARTICLE,
    CLOCK_RUNS,
    NEXT,
    RUNNING,
    clock_runs,
    due_by,
    is_over,
    last_day,
    late,
    next_due,
    term_end_of,
)
from duoc.dossiers.clocks.working_times import in_working_time, length_of_a_day, working_time
from duoc.dossiers.happened import perhaps
from duoc.dossiers.lateness import EVENT as LATE
from duoc.dossiers.lateness import is_late, is_unanswered, whose, whose_words
from duoc.dossiers.models import Dossier, Lateness, Suspension, Transfer, Turn, Whose
from duoc.dossiers.outages import RESUMES
from duoc.dossiers.planning import definition_of
from duoc.dossiers.posted import posted_times
from duoc.dossiers.rules import CARRIER
from duoc.dossiers.stays import Stay, stays, suspensions_of
from duoc.dossiers.watching import WAS_LATE, apology_waits
from duoc.law.calculations import split_reference

__all__ = [
    "CLOCK_RUNS",
    "NEXT",
    "RUNNING",
    "WAS_LATE",
    "Account",
    "Broken",
    "Share",
    "account",
    "apology_waits",
    "calendars_of",
    "clock_runs",
    "due_by",
    "is_late",
    "is_over",
    "is_unanswered",
    "late",
    "next_due",
    "on_its_day",
    "term_end_of",
    "transfers_of",
    "whose_words",
    "working_time",
]

SUSPENDED, POSTED, SENT_ON = "dossier.suspended", "dossier.posted", "dossier.sent_on"
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
        sent_on: how it went from body to body, each with the term that it then had.
        asked: the bodies that were asked, each with its answer and its own lateness.
        late: the term is over and nothing was answered.
    """

    shares: Sequence[Share]
    sent_on: Sequence[Transfer]
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
    sent_on: Sequence[Transfer] | None = None,
) -> Account:
    """The account of an accepted dossier at a moment; an empty one before acceptance.

    Args:
        events: names of all that happened to it, where the caller has read them: what did not happen is not asked for,
            and one query is enough.
        turns: all of its turns, where the caller has read them.
        asked: the bodies that were asked, as they stand at that moment, where the caller has read them.
        sent_on: `transfers_of` it, where the caller has read them.
    """
    begins = dossier.clock_from
    if begins is None:
        return Account((), (), (), (), None, None, "", False)
    appointment = dossier.appointment if dossier.ended_at is None else None
    ends = dossier.ended_at or at
    if asked is None:
        asked = asked_bodies(dossier, ends) if events is None or ASKED in events else []
    suspensions = suspensions_of(dossier) if events is None or SUSPENDED in events else []
    times = _others_times(dossier, ends, asked, suspensions, posted=events is None or POSTED in events)
    all_turns = dossier.turns.select_related("unit", "closed_by") if turns is None else turns
    if sent_on is None:
        sent_on = transfers_of(dossier) if events is None or SENT_ON in events else []
    spans = clock_spans(dossier, begins, ends, sent_on)
    return Account(
        shares=_shares(spans, stays(dossier, all_turns, suspensions), times),
        sent_on=sent_on,
        broken=_all_broken(dossier, by_body=bool(sent_on)) if events is None or LATE in events else (),
        asked=asked,
        appointment=appointment,
        last_day=_last_day(dossier) if appointment else None,
        term_article=split_reference(ARTICLE).words,
        late=is_unanswered(dossier, at),
    )


def _last_day(dossier: Dossier) -> date | None:
    due = dossier.legal_due
    return last_day(due, dossier.plan["term"]) if due else None


def _all_broken(dossier: Dossier, *, by_body: bool) -> list[Broken]:
    if not perhaps(dossier, "was_late"):
        return []
    return [_broken(one, by_body) for one in dossier.latenesses.select_related("unit", "cause")]


def _broken(late: Lateness, by_body: bool) -> Broken:
    cause = getattr(late, "cause", None)
    names = cause_names() if cause else {}
    reason = names.get(cause.cause, cause.cause) if cause else ""
    side = cause.whose if cause else late.whose
    words = _body_words(late.unit.name) if by_body and side == Whose.OFFICE else whose_words(side)
    return Broken(late.due_at, late.unit.name, words, reason)


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
    spans: Sequence[Span], lay: Iterable[Stay], taken_times: Sequence[tuple[datetime, datetime, str]]
) -> list[Share]:
    """By the sides with which it lay, less what others took of that; by the bodies too where it was sent on."""
    clocks = [calendars_of_body(span.unit).clock for span in spans]
    spent = {(side, ""): timedelta() for side in (*Whose.values, PUBLIC)}
    for stay in (one for one in lay if one.desk != CARRIER):
        side = whose(stay.desk).value
        own = (side, stay.unit.name if side == Whose.OFFICE and len(spans) > 1 else "")
        for span, clock in zip(spans, clocks, strict=True):
            opened, closed = max(stay.opened, span.begins), min(stay.closed or span.ends, span.ends)
            spent[own] = spent.get(own, timedelta()) + working_time(opened, closed, clock)
            for since, until, of in taken_times:
                taken = working_time(max(opened, since), min(closed, until), clock)
                spent[own] -= taken
                spent[of, ""] += taken
    day = length_of_a_day(spans[-1].begins, clocks[-1])
    return [
        Share(side, _body_words(body) if body else _side_words(side), in_working_time(time, day))
        for (side, body), time in sorted(spent.items(), key=lambda one: one[0][1] == "")
        if time > timedelta()
    ]


def _body_words(name: str) -> str:
    return _("thời gian của %(unit)s") % {"unit": name}


def _side_words(side: str) -> str:
    return _("thời gian niêm yết công khai") if side == PUBLIC else whose_words(side)
