"""Loads the clock's data from the catalogue, whole or not at all."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from duoc.ground.sentences import gettext as _
from duoc.ground.worktime.basis import AfterCutoff, Basis, CutoffRule, Holiday, OutageNotice, Rules, WeeklyRest
from duoc.ground.worktime.body_clocks import Clock, with_bodies
from duoc.ground.worktime.calendar import Calendar
from duoc.ground.worktime.fault import WorktimeFault
from duoc.ground.worktime.hours import DAY_NAMES, OpeningHours, hours_from
from duoc.ground.worktime.mapping import FileMapping, clock_time, read
from duoc.ground.worktime.term import Unit, parse_term
from duoc.ground.worktime.years import build_calendar

KINDS = ("calendar", "rules", "hours", "bodies")


def load_clock(folder: Path, instead: Sequence[Path] = (), bodies: Sequence[Path] = ()) -> Clock:
    """The calendar and the default opening hours of a catalogue folder, and what single bodies have of their own.

    Args:
        instead: files that stand in the place of those of the same name and kind, or beside them: a calendar that is
            planned. What replaced what is named when the calendar cannot be read.
        bodies: files of kind "bodies" (`with_bodies`), the later ones over the earlier.

    Raises:
        WorktimeFault: as `load_calendar`, `load_hours` and `with_bodies`.
    """
    stand_in = {path.name: path for path in instead}
    given = {name: read(path).values.get("kind") for name, path in stand_in.items()}
    national = sorted(folder.glob("*.yaml"))
    replaced = [one for one in national if one.name in given and given[one.name] == read(one).values.get("kind")]
    paths = [*(path for path in national if path not in replaced), *instead]
    if not paths:
        raise WorktimeFault(
            _("không có tệp lịch nào."), _("Đặt các tệp <năm>.yaml, rules.yaml và hours.yaml vào đây."), folder
        )
    own = _of_kind([read(path) for path in (*paths, *bodies)], "bodies")
    try:
        return with_bodies(Clock(load_calendar(paths), load_hours(paths)), own)
    except WorktimeFault as fault:
        raise _naming(fault, [(stand_in[one.name], one) for one in replaced]) from fault


def _naming(fault: WorktimeFault, replaced: Sequence[tuple[Path, Path]]) -> WorktimeFault:
    """The fault, with what was read in the place of which file of the catalogue: that is where to look first."""
    if not replaced:
        return fault
    words = [_("Đã đọc %(given)s thay cho %(own)s.") % {"given": given, "own": own} for given, own in replaced]
    named = WorktimeFault(" ".join([fault.say, *words]), fault.remedy)
    named.path, named.line = fault.path, fault.line
    return named


def load_calendar(paths: Iterable[Path]) -> Calendar:
    """The calendar from the files of its years and its rules; files of hours among them are left alone.

    Raises:
        WorktimeFault: a broken file, a year missing between others, a holiday missing, two entries for a day, a swap
            or a compensation without its counterpart; names file, line and remedy.
    """
    files = [read(Path(path)) for path in paths]
    rules = load_rules(_of_kind(files, "rules"))
    return build_calendar(_of_kind(files, "calendar"), rules)


def load_hours(paths: Iterable[Path]) -> OpeningHours:
    """The opening hours from the files of kind "hours" among the paths.

    Raises:
        WorktimeFault: none there, or a broken one.
    """
    files = _of_kind([read(Path(path)) for path in paths], "hours")
    if not files:
        raise WorktimeFault(_("Không có tệp giờ làm việc."), _('Thêm tệp có "kind: hours".'))
    for file in files:
        file.only("kind", "hours")
    weeks = [week for file in files for week in file.entries("hours")]
    return hours_from(weeks, files[0].path)


def _of_kind(files: Sequence[FileMapping], kind: str) -> list[FileMapping]:
    for file in files:
        if file.values.get("kind") not in KINDS:
            raise file.fault(
                _('"kind" là %(value)s.') % {"value": repr(file.values.get("kind"))},
                _("Ghi một trong: %(names)s.") % {"names": ", ".join(KINDS)},
            )
    return [file for file in files if file.values["kind"] == kind]


def load_rules(files: Sequence[FileMapping]) -> Rules:
    """The rules of counting out of the one file that holds them."""
    if len(files) != 1:
        names = ", ".join(str(file.path) for file in files) or _("không có")
        raise WorktimeFault(
            _("Cần đúng một tệp quy tắc, đang có: %(names)s.") % {"names": names}, _('Giữ một tệp "kind: rules".')
        )
    file = files[0]
    # `resume_day` stands in calendars of before, which dates that were counted by them keep. Nothing reads it any more.
    file.only("kind", "weekly_rest", "holidays", "after_cutoff", "bases", "outage_notice", "resume_day")
    return Rules(
        weekly_rest=tuple(_rest(entry) for entry in file.entries("weekly_rest")),
        holidays=tuple(_holiday(entry) for entry in file.entries("holidays")),
        cutoffs=tuple(_cutoff(entry) for entry in file.entries("after_cutoff")),
        bases=tuple(_basis(entry) for entry in file.entries("bases")),
        outage_notices=tuple(_outage_notice(entry) for entry in _where_there("outage_notice", file)),
    )


def _rest(entry: FileMapping) -> WeeklyRest:
    entry.only("valid_from", "days", "article")
    names = entry.values.get("days")
    if not isinstance(names, list) or not set(names) <= set(DAY_NAMES) or len(set(names)) > 6:
        raise entry.fault(
            _("ngày nghỉ hằng tuần %(names)s không đúng.") % {"names": repr(names)},
            _("Chọn trong: %(names)s; chừa ít nhất một ngày.") % {"names": ", ".join(DAY_NAMES)},
        )
    return WeeklyRest(entry.day("valid_from"), frozenset(map(DAY_NAMES.index, names)), entry.text("article", ""))


def _holiday(entry: FileMapping) -> Holiday:
    entry.only("id", "why", "date", "days", "valid_from", "article")
    days = entry.values.get("days")
    if type(days) is not int or days < 1:
        raise entry.fault(_("số ngày nghỉ %(days)s không đúng.") % {"days": repr(days)}, _('Viết "days: 1".'))
    return Holiday(
        entry.text("id"),
        entry.text("why"),
        days,
        _month_and_day(entry),
        entry.day("valid_from"),
        entry.text("article", ""),
    )


def _month_and_day(entry: FileMapping) -> tuple[int, int] | None:
    if "date" not in entry.values:
        return None
    text = entry.text("date")
    try:
        fixed = date.fromisoformat(f"2001-{text}")
    except ValueError as error:
        raise entry.fault(_('"%(text)s" không phải tháng-ngày.') % {"text": text}, _('Viết date: "11-24".')) from error
    return fixed.month, fixed.day


def _cutoff(entry: FileMapping) -> CutoffRule:
    entry.only("unit", "cutoff", "effect", "valid_from", "article", "to_verify")
    unit, effect, cutoff = entry.text("unit"), entry.text("effect"), clock_time(entry.text("cutoff"))
    if unit not in set(Unit) or effect not in set(AfterCutoff) or cutoff is None:
        raise entry.fault(
            _("quy tắc giờ chốt không đúng."),
            f'unit: {", ".join(Unit)}; effect: {", ".join(AfterCutoff)}; cutoff: "15:00:00".',
        )
    return CutoffRule(
        Unit(unit),
        cutoff,
        AfterCutoff(effect),
        entry.day("valid_from"),
        entry.text("article", ""),
        entry.text("to_verify", ""),
    )


def _basis(entry: FileMapping) -> Basis:
    entry.only("id", "valid_from", "article", "to_verify")
    return Basis(entry.text("article", ""), entry.text("to_verify", ""), entry.text("id"), entry.day("valid_from"))


def _outage_notice(entry: FileMapping) -> OutageNotice:
    entry.only("valid_from", "term", "article", "to_verify")
    return OutageNotice(
        entry.day("valid_from"),
        parse_term(entry.text("term")),
        entry.text("article", ""),
        entry.text("to_verify", ""),
    )


def _where_there(name: str, file: FileMapping) -> Iterable[FileMapping]:
    """Entries that calendars of before do not have yet."""
    return file.entries(name) if name in file.values else ()
