"""Days off and opening hours of single bodies, or of a whole province, laid over the national calendar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from duoc.ground.sentences import gettext as _
from duoc.ground.worktime.calendar import Calendar, DayFact, weekday
from duoc.ground.worktime.hours import OpeningHours, hours_from
from duoc.ground.worktime.mapping import FileMapping

ALL = "all"
"""In the place of a body: every body of the province."""


@dataclass(frozen=True)
class Clock:
    """Everything the clock needs, loaded together.

    Attributes:
        bodies: by code, the clocks of bodies that have days off or hours of their own; the default serves all others.
    """

    calendar: Calendar
    hours: OpeningHours
    bodies: Mapping[str, "Clock"] = field(default_factory=dict)

    def of_body(self, code: str) -> "Clock":
        """The clock by which a body works."""
        return self.bodies.get(code, self)


def with_bodies(clock: Clock, files: Sequence[FileMapping]) -> Clock:
    """The clock with the days and hours of files of kind "bodies", which may hold `days`, `hours` or both.

    Args:
        files: each day names `body` (a code, or "all"), `day`, `is` (off or working), `why`, and where known `article`
            and `to_verify`; each week of hours `body` and what `hours_from` reads. Of two lines for the same body and
            day the later one counts: what was decided last.

    Raises:
        WorktimeFault: a day or hours that cannot be read; names file, line and remedy.
    """
    days = [entry for file in files for entry in _where_there("days", file)]
    weeks = [entry for file in files for entry in _where_there("hours", file)]
    everywhere = _own(clock, [one for one in days if _body(one) == ALL], [one for one in weeks if _body(one) == ALL])
    codes = sorted({_body(entry) for entry in (*days, *weeks)} - {ALL})
    bodies = {
        code: _own(
            everywhere, [one for one in days if _body(one) == code], [one for one in weeks if _body(one) == code]
        )
        for code in codes
    }
    return replace(everywhere, bodies=bodies)


def _where_there(key: str, file: FileMapping) -> Sequence[FileMapping]:
    file.only("kind", "days", "hours")
    return list(file.entries(key)) if key in file.values else []


def _body(entry: FileMapping) -> str:
    return entry.text("body")


def _own(clock: Clock, days: Sequence[FileMapping], weeks: Sequence[FileMapping]) -> Clock:
    calendar = clock.calendar
    if days:
        facts = [_day(entry) for entry in days]
        calendar = replace(calendar, days={**calendar.days, **{fact.day: fact for fact in facts}})
    return Clock(calendar, _hours(clock.hours, weeks) if weeks else clock.hours)


def _day(entry: FileMapping) -> DayFact:
    entry.only("body", "day", "is", "why", "article", "to_verify")
    state, day, why = entry.text("is"), entry.day("day"), entry.text("why")
    if state not in ("off", "working"):
        raise entry.fault(
            _('"is: %(state)s" không hiểu được.') % {"state": state},
            _('Viết "is: off" (ngày nghỉ) hoặc "is: working" (ngày làm việc).'),
        )
    return DayFact(
        day=day,
        working=state == "working",
        why=f"{weekday(day)}, {why[0].lower()}{why[1:]}",
        article=entry.text("article", ""),
        to_verify=entry.text("to_verify", ""),
        hours_of=day.weekday(),
    )


def _hours(default: OpeningHours, weeks: Sequence[FileMapping]) -> OpeningHours:
    """From the first day of its own hours on, a body goes by these alone."""
    latest: dict[date, FileMapping] = {
        day: list(same)[-1] for day, same in groupby(sorted(weeks, key=_from), key=_from)
    }
    own = hours_from([_week(entry) for entry in latest.values()], weeks[0].path).versions
    first = min(week.valid_from for week in own)
    return OpeningHours((*(week for week in default.versions if week.valid_from < first), *own))


def _from(entry: FileMapping) -> date:
    return entry.day("valid_from")


def _week(entry: FileMapping) -> FileMapping:
    """The week without the body that it is of."""
    return replace(entry, values={key: value for key, value in entry.values.items() if key != "body"})
