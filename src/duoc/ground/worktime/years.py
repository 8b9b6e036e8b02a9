"""Builds the calendar from the files of its years and proves that nothing is missing or said twice."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from duoc.ground.worktime.basis import Holiday, Rules
from duoc.ground.worktime.calendar import FIRST_DAY, LAST_DAY, WEEKDAYS, Calendar, DayFact
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
                    f"ngày {line.day.isoformat()} đã có ở {earlier.path.name}, dòng {earlier.line}.",
                    "Giữ một dòng cho mỗi ngày.",
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
            raise file.fault(f"năm {year!r} không đúng.", f'Viết "year: 2026" ({FIRST_DAY.year}–{LAST_DAY.year}).')
        if year in years:
            raise file.fault(f"năm {year} đã có ở {years[year].path.name}.", "Giữ một tệp cho mỗi năm.")
        years[year] = file
    if not years:
        raise WorktimeFault("Không có lịch của năm nào.", 'Thêm tệp có "kind: calendar".')
    for year in range(min(years), max(years)):
        if year not in years:
            raise years[max(years)].fault(f"thiếu lịch năm {year}, nằm giữa các năm đã có.", f"Thêm tệp {year}.yaml.")
    return dict(sorted(years.items()))


def _day(entry: FileMapping, year: int, rules: Rules) -> _Day:
    entry.only("day", "is", "rule", "compensates", "swap", "why", "article", "to_verify")
    day, state = entry.day("day"), entry.text("is")
    if day.year != year:
        raise entry.fault(f"ngày {day.isoformat()} không thuộc năm {year}.", f"Chuyển sang tệp {day.year}.yaml.")
    if state not in ("off", "working"):
        raise entry.fault(
            f'"is: {state}" không hiểu được.', 'Viết "is: off" (ngày nghỉ) hoặc "is: working" (ngày làm việc).'
        )
    rule = entry.text("rule", "")
    holiday = rules.holiday(rule) if rule else None
    if rule and holiday is None:
        raise entry.fault(
            f'không có ngày lễ "{rule}" trong rules.yaml.', f"Chọn: {', '.join(h.id for h in rules.holidays)}."
        )
    line = _Day(entry, day, state == "off", holiday, entry.optional_day("compensates"), entry.optional_day("swap"))
    if not (holiday or line.compensates or line.swap or entry.text("why", "")):
        raise entry.fault(f"ngày {day.isoformat()} không có lý do.", "Thêm rule, compensates, swap hoặc why.")
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
                f"{holiday.why} năm {year} có {counted[holiday.id]} ngày, theo luật là {holiday.days}.",
                f'Thêm hoặc bớt dòng "rule: {holiday.id}".',
            )
        if own and own not in present:
            raise file.fault(f"thiếu ngày {own.isoformat()} ({holiday.why}).", f'Thêm "day: {own.isoformat()}".')


def _counterparts(line: _Day, days: Mapping[date, _Day], rules: Rules) -> None:
    """Swaps come in pairs; a holiday on a weekly rest day has its compensation."""
    if line.swap:
        other = days.get(line.swap)
        if other is None or other.swap != line.day or other.off == line.off:
            raise line.entry.fault(
                f"ngày hoán đổi {line.day.isoformat()} không có ngày đối ứng {line.swap.isoformat()}.",
                f'Thêm dòng ngày đối ứng với "swap: {line.day.isoformat()}", một ngày nghỉ và một ngày làm việc.',
            )
    if line.compensates and (line.compensates not in days or not days[line.compensates].off):
        raise line.entry.fault(
            f"nghỉ bù cho {line.compensates.isoformat()} nhưng ngày đó không phải ngày lễ.",
            "Sửa ngày ở mục compensates.",
        )
    rest = rules.rest_on(line.day)
    on_rest = line.holiday and line.off and rest and line.day.weekday() in rest.weekdays
    if on_rest and not any(other.compensates == line.day and other.off for other in days.values()):
        raise line.entry.fault(
            f"ngày lễ {line.day.isoformat()} trùng ngày nghỉ hằng tuần nhưng chưa có ngày nghỉ bù.",
            f'Thêm một dòng "is: off, compensates: {line.day.isoformat()}".',
        )


def _fact(line: _Day, rules: Rules, doubt: str) -> DayFact:
    why, article, known_doubt = _reason(line, rules)
    why = line.entry.text("why", why)
    doubts = [line.entry.text("to_verify", ""), known_doubt, doubt]
    return DayFact(
        day=line.day,
        working=not line.off,
        why=f"{WEEKDAYS[line.day.weekday()]}, {why[0].lower() + why[1:] if not line.holiday else why}",
        article=line.entry.text("article", article),
        to_verify="; ".join(dict.fromkeys(filter(None, doubts))),
        hours_of=line.swap.weekday() if line.swap and not line.off else line.day.weekday(),
    )


def _reason(line: _Day, rules: Rules) -> tuple[str, str, str]:
    if line.holiday:
        return line.holiday.why, line.holiday.article, ""
    if line.compensates:
        basis = rules.basis("compensation", line.day)
        return f"Nghỉ bù ngày {line.compensates:%d/%m/%Y}", basis.article, basis.to_verify
    if line.swap:
        basis = rules.basis("swap", line.day)
        text = "Nghỉ hoán đổi với" if line.off else "Làm bù cho"
        return f"{text} ngày {line.swap:%d/%m/%Y}", basis.article, basis.to_verify
    return line.entry.text("why"), "", ""
