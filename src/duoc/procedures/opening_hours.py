"""Opening hours in words, from the national default while a unit has published none of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.utils import translation
from django.utils.translation import gettext as _

from duoc.ground.worktime.calculations import VIETNAM
from duoc.procedures.calendars import calendars


@dataclass(frozen=True)
class DayHours:
    """The sessions of a weekday: "07:00–11:30, 13:30–17:00", or that it is closed."""

    name: str
    words: str
    closed: bool


def week(on: date) -> Sequence[DayHours]:
    """The week of opening hours in force on a day."""
    return _week(calendars().digest, on, translation.get_language())


@lru_cache(maxsize=64)
def _week(digest: str, on: date, language: str | None) -> Sequence[DayHours]:
    """The week by calendars that never change, in words of this language: known once in a process."""
    with translation.override(language):
        names = [_("Thứ Hai"), _("Thứ Ba"), _("Thứ Tư"), _("Thứ Năm"), _("Thứ Sáu"), _("Thứ Bảy"), _("Chủ nhật")]
        versions = calendars(digest).clock.hours.versions
        in_force = [version for version in versions if version.valid_from <= on] or list(versions)
        sessions = max(in_force, key=lambda version: version.valid_from).weekdays
        rows = []
        for number, name in enumerate(names):
            stretches = [f"{opens:%H:%M}–{closes:%H:%M}" for opens, closes in sessions.get(number, ())]
            rows.append(DayHours(name, ", ".join(stretches) or _("Nghỉ"), not stretches))
        return tuple(rows)


def open_at(at: datetime) -> bool:
    """Whether the default hours are running at a moment; days off and swapped days count."""
    clock, here = calendars().clock, at.astimezone(VIETNAM)
    return any(opens <= here < closes for opens, closes in clock.hours.sessions(clock.calendar.fact(here.date())))


def doubt(on: date) -> str:
    """Why the hours are not certain, "" when they are."""
    return calendars().clock.hours.doubt(on)


def in_a_line(on: date) -> str:
    """The hours in one line when all open days have the same, else "": "Thứ Hai đến Thứ Sáu, 07:00–11:30, …"."""
    open_days = [day for day in week(on) if not day.closed]
    if not open_days or len({day.words for day in open_days}) > 1:
        return ""
    return _("%(first)s đến %(last)s, %(hours)s") % {
        "first": open_days[0].name,
        "last": open_days[-1].name,
        "hours": open_days[0].words,
    }
