"""Opening hours: when a working day opens, breaks and closes. A unit may have its own; the default is national."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import pairwise
from pathlib import Path
from typing import Any

from duoc.ground.sentences import gettext as _
from duoc.ground.sentences import gettext_noop, proof_text
from duoc.ground.worktime.basis import in_force
from duoc.ground.worktime.calendar import DayFact
from duoc.ground.worktime.fault import WorktimeFault
from duoc.ground.worktime.mapping import FileMapping, clock_time
from duoc.ground.worktime.zone import VIETNAM

DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_REMEDY = gettext_noop('Viết như monday: ["07:00-11:30", "13:30-17:00"].')
Session = tuple[time, time]


@dataclass(frozen=True)
class WeekOfHours:
    """The sessions of each weekday (Monday is 0) from a date on."""

    valid_from: date
    weekdays: Mapping[int, tuple[Session, ...]]
    article: str = ""
    to_verify: str = ""


@dataclass(frozen=True)
class OpeningHours:
    """The opening hours of a unit, by date of validity; the earliest also serves the time before, to verify."""

    versions: tuple[WeekOfHours, ...]

    def _week(self, day: date) -> tuple[WeekOfHours, str]:
        version = in_force(self.versions, day)
        if version:
            return version, version.to_verify
        first = min(self.versions, key=lambda week: week.valid_from)
        return first, proof_text("Giờ làm việc trước ngày %(day)s chưa có dữ liệu") % {
            "day": f"{first.valid_from:%d/%m/%Y}"
        }

    def doubt(self, day: date) -> str:
        """Why the hours of a day are not certain; empty when they are."""
        return self._week(day)[1]

    def article(self, day: date) -> str:
        """The text that sets the hours, empty when unknown."""
        return self._week(day)[0].article

    def sessions(self, fact: DayFact) -> list[tuple[datetime, datetime]]:
        """The open stretches of a day, at +07:00; none on a day off."""
        if not fact.working:
            return []
        week, _doubt = self._week(fact.day)
        sessions = week.weekdays.get(fact.hours_of) or week.weekdays[0]
        return [(_at(fact.day, opens), _at(fact.day, closes)) for opens, closes in sessions]

    def opening(self, fact: DayFact) -> datetime:
        """When a working day opens."""
        return self.sessions(fact)[0][0]

    def closing(self, fact: DayFact) -> datetime:
        """When a working day closes: the due time of terms in days."""
        return self.sessions(fact)[-1][1]


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, VIETNAM)


def hours_from(weeks: Sequence[FileMapping], path: Path | str = "") -> OpeningHours:
    """Opening hours from the entries of a file, such as a unit's own.

    Args:
        weeks: entries with valid_from, weekdays ({monday: ["07:00-11:30", …]}), and if there is one an article and a
            reason to_verify.

    Raises:
        WorktimeFault: a session that is none, sessions that overlap, Monday without hours, two weeks from the same day.
    """
    versions = tuple(map(_week_from, weeks))
    if not versions:
        raise WorktimeFault(_("Chưa có giờ làm việc nào."), _(_REMEDY), path)
    if len({week.valid_from for week in versions}) < len(versions):
        raise WorktimeFault(
            _("Có hai bộ giờ làm việc cùng một ngày hiệu lực."), _("Giữ một bộ cho mỗi ngày hiệu lực."), path
        )
    return OpeningHours(versions)


def _week_from(entry: FileMapping) -> WeekOfHours:
    entry.only("valid_from", "weekdays", "article", "to_verify")
    week = entry.mapping("weekdays")
    if week is None:
        raise entry.fault(_("giờ làm việc thiếu mục weekdays."), _(_REMEDY))
    days = {}
    for name, sessions in week.values.items():
        if name not in DAY_NAMES:
            raise week.fault(
                _('không có thứ "%(name)s".') % {"name": name},
                _("Chỉ dùng: %(names)s.") % {"names": ", ".join(DAY_NAMES)},
            )
        days[DAY_NAMES.index(name)] = _sessions(week, name, sessions)
    if not days.get(0):
        raise week.fault(_("thứ Hai chưa có giờ làm việc."), _(_REMEDY))
    return WeekOfHours(entry.day("valid_from"), days, entry.text("article", ""), entry.text("to_verify", ""))


def _sessions(entry: FileMapping, name: str, given: Any) -> tuple[Session, ...]:
    if not isinstance(given, list):
        raise entry.fault(_("giờ của %(name)s phải là danh sách.") % {"name": name}, _(_REMEDY))
    sessions = []
    for text in given:
        opens, _dash, closes = str(text).partition("-")
        begins, ends = clock_time(opens.strip()), clock_time(closes.strip())
        if begins is None or ends is None or begins >= ends:
            raise entry.fault(_('"%(text)s" không phải một buổi làm việc.') % {"text": text}, _(_REMEDY))
        sessions.append((begins, ends))
    if any(later[0] < earlier[1] for earlier, later in pairwise(sessions)):
        raise entry.fault(
            _("các buổi của %(name)s chồng lên nhau hoặc không theo thứ tự.") % {"name": name}, _(_REMEDY)
        )
    return tuple(sessions)
