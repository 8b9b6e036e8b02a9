"""Why this date, and whose days: one account of a dossier's time, for every face that shows it.

The time since the clock began to run is told in working time, by whose it was: of the body that handles it, of the
applicant, of others for whom it waited, of the system. Beside it stand the end of the term, the appointment, and every
promise that was broken.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from duoc.dossiers.apologising import cause_names
from duoc.dossiers.clocks import interruptions
from duoc.dossiers.clocks.term_ends import ARTICLE, is_over, midnight, over, term_end_of
from duoc.dossiers.happened import perhaps
from duoc.dossiers.lateness import EVENT as LATE
from duoc.dossiers.lateness import is_unanswered, whose, whose_words
from duoc.dossiers.models import Dossier, Lateness, Turn, Whose
from duoc.dossiers.outages import RESUMES
from duoc.dossiers.planning import definition_of
from duoc.dossiers.posted import posted_times
from duoc.dossiers.rules import CARRIER
from duoc.dossiers.watching import APOLOGY_WAITS, WAS_LATE
from duoc.ground.worktime.calculations import Clock, local
from duoc.procedures.queries import calendars

__all__ = [
    "APOLOGY_WAITS",
    "WAS_LATE",
    "Account",
    "Broken",
    "Share",
    "account",
    "is_over",
    "over",
    "term_end_of",
    "working_time",
]

SUSPENDED, POSTED = "dossier.suspended", "dossier.posted"
PUBLIC = "public"
"""Time of nobody: a posting ran, and nothing could be decided meanwhile."""


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
        appointment: when the applicant is asked to come; None where the dossier is over.
        term_end: when the legal term ends (Civil Code 2015 Art. 148); the same moment for terms in hours.
        late: the term is over and nothing was answered.
    """

    shares: Sequence[Share]
    broken: Sequence[Broken]
    appointment: datetime | None
    term_end: datetime | None
    term_article: str
    late: bool

    @property
    def ends_later(self) -> bool:
        """The term ends later than the appointment."""
        return self.term_end is not None and self.term_end != self.appointment


def account(
    dossier: Dossier, at: datetime, events: Collection[str] | None = None, turns: Iterable[Turn] | None = None
) -> Account:
    """The account of an accepted dossier at a moment; an empty one before acceptance.

    Args:
        events: names of all that happened to it, where the caller has read them: what did not happen is not asked for,
            and one query is enough.
        turns: all of its turns, where the caller has read them.
    """
    begins = dossier.clock_from
    if begins is None:
        return Account((), (), None, None, "", False)
    running = dossier.ended_at is None
    return Account(
        shares=_shares(
            dossier,
            begins,
            dossier.ended_at or at,
            dossier.turns.all() if turns is None else turns,
            suspended=events is None or SUSPENDED in events,
            posted=events is None or POSTED in events,
        ),
        broken=_all_broken(dossier) if events is None or LATE in events else (),
        appointment=dossier.due_at if running else None,
        term_end=term_end_of(dossier) if running else None,
        term_article=ARTICLE,
        late=is_unanswered(dossier, at),
    )


def _all_broken(dossier: Dossier) -> list[Broken]:
    if not perhaps(dossier, "was_late"):
        return []
    return [_broken(one) for one in dossier.latenesses.select_related("unit", "cause")]


def _broken(late: Lateness) -> Broken:
    cause = getattr(late, "cause", None)
    names = cause_names() if cause else {}
    reason = names.get(cause.cause, cause.cause) if cause else ""
    return Broken(late.due_at, late.unit.name, whose_words(cause.whose if cause else late.whose), reason)


def _shares(
    dossier: Dossier, begins: datetime, ends: datetime, turns: Iterable[Turn], *, suspended: bool, posted: bool
) -> list[Share]:
    """By the desks on which it lay; what an outage took of that is the system's, a suspension that of others, a posting
    that of nobody."""
    clock, spent = calendars().clock, dict.fromkeys([*Whose.values, PUBLIC], timedelta())
    definition = definition_of(dossier)
    rests = interruptions.rests(dossier, definition, ends) if definition.clock.outage == RESUMES else []
    stood = [(one.begins, one.ends, Whose.SYSTEM.value) for one in rests if one.of_system]
    if suspended:
        times = dossier.suspensions.values_list("at", "resumed_at")
        stood += [(since, until or ends, Whose.OTHER_BODY.value) for since, until in times]
    if posted and definition.posting is not None:
        stood += [(since, until, PUBLIC) for since, until in posted_times(dossier)]
    for turn in (one for one in turns if one.desk != CARRIER):
        opened, closed = max(turn.opened_at, begins), min(turn.closed_at or ends, ends)
        spent[whose(turn.desk).value] += working_time(opened, closed, clock)
        for since, until, side in stood:
            taken = working_time(max(opened, since), min(closed, until), clock)
            spent[whose(turn.desk).value] -= taken
            spent[side] += taken
    day = _length_of_a_day(begins, clock)
    return [Share(side, _side_words(side), _in_words(time, day)) for side, time in spent.items() if time > timedelta()]


def _side_words(side: str) -> str:
    return _("thời gian niêm yết công khai") if side == PUBLIC else whose_words(side)


def working_time(begins: datetime, ends: datetime, clock: Clock) -> timedelta:
    """How long the offices were open between two moments."""
    total, day = timedelta(), local(begins).date()
    while day <= local(ends).date():
        for opens, closes in clock.hours.sessions(clock.calendar.fact(day)):
            total += max(min(closes, ends) - max(opens, begins), timedelta())
        day += timedelta(days=1)
    return total


def _length_of_a_day(at: datetime, clock: Clock) -> timedelta:
    """How long the offices are open on the first working day from here."""
    day = clock.calendar.working_from(midnight(at).date())
    return sum((closes - opens for opens, closes in clock.hours.sessions(clock.calendar.fact(day))), timedelta())


def _in_words(time: timedelta, day: timedelta) -> str:
    """Working time as people say it: "2 ngày 3 giờ làm việc", "40 phút làm việc"."""
    days, rest = divmod(time, day)
    hours, minutes = divmod(rest.seconds // 60, 60)
    parts = [_("%(n)s ngày") % {"n": days}] if days else []
    parts += [_("%(n)s giờ") % {"n": hours}] if hours else []
    parts += [_("%(n)s phút") % {"n": minutes}] if minutes and not days else []
    return _("%(time)s làm việc") % {"time": " ".join(parts) or _("dưới 1 phút")}
