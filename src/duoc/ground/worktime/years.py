"""Builds the calendar from the files of its years and proves that nothing is missing or said twice."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from duoc.ground.sentences import gettext as _
from duoc.ground.sentences import proof_text
from duoc.ground.worktime.basis import Holiday, Rules
from duoc.ground.worktime.calendar import FIRST_DAY, LAST_DAY, Calendar, DayFact, weekday
from duoc.ground.worktime.fault import WorktimeFault
from duoc.ground.worktime.mapping import FileMapping


@dataclass(frozen=True)
class _Day:
    """One line of a year's file."""

    entry: FileMapping
    day: date
    off: bool
    holiday: Holiday | None
    compensates: date | None
    swap: date | None


def build_calendar(files: Sequence[FileMapping], rules: Rules) -> Calendar:
    """The calendar of the years in the files.

    Raises:
        WorktimeFault: see `load_calendar`.
    """
    years = _years(files)
    days: dict[date, _Day] = {}
    for year, file in years.items():
        for entry in file.entries("days"):
            line = _day(entry, year, rules)
            if line.day in days:
                earlier = days[line.day].entry
                raise entry.fault(
                    _("ngày %(day)s đã có ở %(name)s, dòng %(line)s.")
                    % {"day": line.day.isoformat(), "name": earlier.path.name, "line": earlier.line},
                    _("Giữ một dòng cho mỗi ngày."),
                )
            days[line.day] = line
    for year, file in years.items():
        _all_holidays(file, year, rules, days.values())
    for line in days.values():
        _counterparts(line, days, rules)
    doubts = {year: file.text("to_verify", "") for year, file in years.items()}
    return Calendar({day: _fact(line, rules, doubts[day.year]) for day, line in days.items()}, doubts, rules)


def _years(files: Sequence[FileMapping]) -> Mapping[int, FileMapping]:
    years: dict[int, FileMapping] = {}
    for file in files:
        file.only("kind", "year", "to_verify", "days")
        year = file.values.get("year")
        if type(year) is not int or not FIRST_DAY.year <= year <= LAST_DAY.year:
            raise file.fault(
                _("năm %(year)s không đúng.") % {"year": repr(year)},
                _('Viết "year: 2026" (%(first)s–%(last)s).') % {"first": FIRST_DAY.year, "last": LAST_DAY.year},
            )
        if year in years:
            raise file.fault(
                _("năm %(year)s đã có ở %(name)s.") % {"year": year, "name": years[year].path.name},
                _("Giữ một tệp cho mỗi năm."),
            )
        years[year] = file
    if not years:
        raise WorktimeFault(_("Không có lịch của năm nào."), _('Thêm tệp có "kind: calendar".'))
    for year in range(min(years), max(years)):
        if year not in years:
            raise years[max(years)].fault(
                _("thiếu lịch năm %(year)s, nằm giữa các năm đã có.") % {"year": year},
                _("Thêm tệp %(year)s.yaml.") % {"year": year},
            )
    return dict(sorted(years.items()))


def _day(entry: FileMapping, year: int, rules: Rules) -> _Day:
    entry.only("day", "is", "rule", "compensates", "swap", "why", "article", "to_verify")
    day, state = entry.day("day"), entry.text("is")
    if day.year != year:
        raise entry.fault(
            _("ngày %(day)s không thuộc năm %(year)s.") % {"day": day.isoformat(), "year": year},
            _("Chuyển sang tệp %(year)s.yaml.") % {"year": day.year},
        )
    if state not in ("off", "working"):
        raise entry.fault(
            _('"is: %(state)s" không hiểu được.') % {"state": state},
            _('Viết "is: off" (ngày nghỉ) hoặc "is: working" (ngày làm việc).'),
        )
    rule = entry.text("rule", "")
    holiday = rules.holiday(rule) if rule else None
    if rule and holiday is None:
        raise entry.fault(
            _('không có ngày lễ "%(rule)s" trong rules.yaml.') % {"rule": rule},
            _("Chọn: %(names)s.") % {"names": ", ".join(h.id for h in rules.holidays)},
        )
    line = _Day(entry, day, state == "off", holiday, entry.optional_day("compensates"), entry.optional_day("swap"))
    if not (holiday or line.compensates or line.swap or entry.text("why", "")):
        raise entry.fault(
            _("ngày %(day)s không có lý do.") % {"day": day.isoformat()}, _("Thêm rule, compensates, swap hoặc why.")
        )
    return line


def _all_holidays(file: FileMapping, year: int, rules: Rules, days: Iterable[_Day]) -> None:
    """A calendar with a gap is worse than none: every holiday of the law must have its days."""
    counted = Counter(line.holiday.id for line in days if line.holiday and line.off and line.day.year == year)
    present = {line.day for line in days if line.off}
    for holiday in rules.holidays:
        own = holiday.day_in(year)
        if holiday.valid_from > (own or date(year, 12, 31)):
            continue
        if counted[holiday.id] != holiday.days:
            raise file.fault(
                _("%(why)s năm %(year)s có %(number)s ngày, theo luật là %(days)s.")
                % {"why": holiday.why, "year": year, "number": counted[holiday.id], "days": holiday.days},
                _('Thêm hoặc bớt dòng "rule: %(id)s".') % {"id": holiday.id},
            )
        if own and own not in present:
            raise file.fault(
                _("thiếu ngày %(own)s (%(why)s).") % {"own": own.isoformat(), "why": holiday.why},
                _('Thêm "day: %(own)s".') % {"own": own.isoformat()},
            )


def _counterparts(line: _Day, days: Mapping[date, _Day], rules: Rules) -> None:
    """Swaps come in pairs; a holiday on a weekly rest day has its compensation."""
    if line.swap:
        other = days.get(line.swap)
        if other is None or other.swap != line.day or other.off == line.off:
            raise line.entry.fault(
                _("ngày hoán đổi %(day)s không có ngày đối ứng %(swap)s.")
                % {"day": line.day.isoformat(), "swap": line.swap.isoformat()},
                _('Thêm dòng ngày đối ứng với "swap: %(day)s", một ngày nghỉ và một ngày làm việc.')
                % {"day": line.day.isoformat()},
            )
    if line.compensates and (line.compensates not in days or not days[line.compensates].off):
        raise line.entry.fault(
            _("nghỉ bù cho %(compensates)s nhưng ngày đó không phải ngày lễ.")
            % {"compensates": line.compensates.isoformat()},
            _("Sửa ngày ở mục compensates."),
        )
    rest = rules.rest_on(line.day)
    on_rest = line.holiday and line.off and rest and line.day.weekday() in rest.weekdays
    if on_rest and not any(other.compensates == line.day and other.off for other in days.values()):
        raise line.entry.fault(
            _("ngày lễ %(day)s trùng ngày nghỉ hằng tuần nhưng chưa có ngày nghỉ bù.") % {"day": line.day.isoformat()},
            _('Thêm một dòng "is: off, compensates: %(day)s".') % {"day": line.day.isoformat()},
        )


def _fact(line: _Day, rules: Rules, doubt: str) -> DayFact:
    why, article, known_doubt = _reason(line, rules)
    why = line.entry.text("why", why)
    own = line.entry.text("article", "")  # a text of this very day settles what is doubted of its kind
    doubts = [line.entry.text("to_verify", ""), "" if own else known_doubt, doubt]
    return DayFact(
        day=line.day,
        working=not line.off,
        why=f"{weekday(line.day)}, {why[0].lower() + why[1:] if not line.holiday else why}",
        article=line.entry.text("article", article),
        to_verify="; ".join(dict.fromkeys(filter(None, doubts))),
        hours_of=line.swap.weekday() if line.swap and not line.off else line.day.weekday(),
    )


def _reason(line: _Day, rules: Rules) -> tuple[str, str, str]:
    if line.holiday:
        return line.holiday.why, line.holiday.article, ""
    if line.compensates:
        basis = rules.basis("compensation", line.day)
        why = proof_text("Nghỉ bù ngày %(day)s") % {"day": f"{line.compensates:%d/%m/%Y}"}
        return why, basis.article, basis.to_verify
    if line.swap:
        basis = rules.basis("swap", line.day)
        why = proof_text("Nghỉ hoán đổi với ngày %(day)s") if line.off else proof_text("Làm bù cho ngày %(day)s")
        return why % {"day": f"{line.swap:%d/%m/%Y}"}, basis.article, basis.to_verify
    return line.entry.text("why"), "", ""
