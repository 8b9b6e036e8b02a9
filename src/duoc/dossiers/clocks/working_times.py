"""How long the offices were open between two moments, and how people say it."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from duoc.dossiers.clocks.term_ends import midnight
from duoc.ground.worktime.calculations import Clock, local


def working_time(begins: datetime, ends: datetime, clock: Clock) -> timedelta:
    """How long the offices were open between two moments."""
    total, day = timedelta(), local(begins).date()
    while day <= local(ends).date():
        for opens, closes in clock.hours.sessions(clock.calendar.fact(day)):
            total += max(min(closes, ends) - max(opens, begins), timedelta())
        day += timedelta(days=1)
    return total


def length_of_a_day(at: datetime, clock: Clock) -> timedelta:
    """How long the offices are open on the first working day from here."""
    day = clock.calendar.working_from(midnight(at).date())
    return sum((closes - opens for opens, closes in clock.hours.sessions(clock.calendar.fact(day))), timedelta())


def in_working_time(time: timedelta, day: timedelta) -> str:
    """Working time as people say it, to the minute: "2 ngày 3 giờ 40 phút làm việc"."""
    days, rest = divmod(time, day)
    hours, minutes = divmod(rest.seconds // 60, 60)
    parts = [_("%(n)s ngày") % {"n": days}] if days else []
    parts += [_("%(n)s giờ") % {"n": hours}] if hours else []
    parts += [_("%(n)s phút") % {"n": minutes}] if minutes else []
    return _("%(time)s làm việc") % {"time": " ".join(parts) or _("dưới 1 phút")}
