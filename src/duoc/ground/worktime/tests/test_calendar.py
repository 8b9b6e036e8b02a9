"""The calendar is dated data; a broken one is refused whole, with file, line and remedy."""

from datetime import date
from pathlib import Path

import pytest

from duoc.ground.worktime.calculations import Clock, WorktimeFault, load_clock
from duoc.ground.worktime.hours import hours_from
from duoc.ground.worktime.loading import load_calendar, load_hours
from duoc.ground.worktime.mapping import FileMapping
from duoc.ground.yaml_files import parse


@pytest.mark.parametrize(
    ("day", "working", "doubtful"),
    [
        (date(2026, 11, 23), True, False),
        (date(2026, 11, 24), False, False),
        (date(2025, 11, 24), True, True),
        (date(2026, 2, 16), False, False),
        (date(2026, 2, 20), False, False),
        (date(2026, 2, 23), True, False),
        (date(2026, 4, 26), False, False),
        (date(2026, 4, 27), False, False),
        (date(2026, 1, 2), False, True),
        (date(2026, 1, 10), True, True),
        (date(2026, 8, 22), True, True),
        (date(2026, 8, 31), False, True),
        (date(2026, 9, 1), False, True),
        (date(2026, 9, 2), False, False),
        (date(2025, 3, 12), True, True),
        (date(2025, 5, 2), False, True),
        (date(2027, 2, 4), False, True),
        (date(2027, 2, 11), True, True),
        (date(2027, 5, 3), False, False),
        (date(2027, 11, 24), False, False),
        (date(2028, 1, 26), False, True),
        (date(2028, 4, 4), False, True),
        (date(2028, 5, 2), False, False),
        (date(2029, 11, 26), False, False),
        (date(2030, 11, 25), False, False),
        (date(2031, 9, 2), False, True),
        (date(2031, 9, 3), True, True),
    ],
)
def test_knows_each_day_and_what_is_doubtful(clock: Clock, day: date, working: bool, doubtful: bool) -> None:
    fact = clock.calendar.fact(day)
    assert (fact.working, bool(fact.to_verify)) == (working, doubtful), fact


def test_every_day_off_names_its_ground_or_its_doubt(clock: Clock) -> None:
    for fact in clock.calendar.days.values():
        assert fact.why
        assert fact.article or fact.to_verify, fact


def test_a_year_without_calendar_says_what_is_missing(clock: Clock) -> None:
    assert "Chưa có lịch nghỉ năm 2031" in clock.calendar.fact(date(2031, 1, 2)).to_verify


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2100, 1, 1)])
def test_refuses_days_out_of_range(clock: Clock, day: date) -> None:
    with pytest.raises(WorktimeFault, match="ngoài khoảng tính được"):
        clock.calendar.fact(day)


def _change(file: Path, old: str, new: str) -> int:
    """Replace in a file; answers the line of the replacement."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_a_missing_year_is_a_gap(folder: Path) -> None:
    (folder / "2026.yaml").unlink()
    with pytest.raises(WorktimeFault, match="thiếu lịch năm 2026"):
        load_clock(folder)


def test_a_text_of_its_own_settles_the_doubt_about_swapped_days(folder: Path) -> None:
    assert "thông báo của từng lần" in load_clock(folder).calendar.fact(date(2026, 1, 10)).to_verify
    file = folder / "2026.yaml"
    text = file.read_text("utf-8")
    doubt = ", to_verify: Hoán đổi 2/1 và 10/1/2026 mới thấy trên báo; chưa có văn bản"
    file.write_text(text.replace(doubt, ", article: 1/TB-BNV"), "utf-8")
    assert load_clock(folder).calendar.fact(date(2026, 1, 10)).to_verify == ""


def test_two_entries_for_a_day_are_refused_with_both_lines(folder: Path) -> None:
    file = folder / "2026.yaml"
    first = file.read_text(encoding="utf-8").split("day: 2026-11-24")[0].count("\n") + 1
    with file.open("a", encoding="utf-8") as out:
        out.write("  - {day: 2026-11-24, is: working, why: nhầm}\n")
    with pytest.raises(WorktimeFault, match=rf"đã có ở 2026\.yaml, dòng {first}\.") as refused:
        load_clock(folder)
    assert refused.value.line == len(file.read_text(encoding="utf-8").splitlines())


FAULTS = [
    ("2026.yaml", "  - {day: 2026-11-24, is: off, rule: culture-day}\n", "", "có 0 ngày, theo luật là 1"),
    ("2026.yaml", "  - {day: 2026-04-27, is: off, compensates: 2026-04-26}\n", "", "chưa có ngày nghỉ bù"),
    ("2026.yaml", "day: 2026-01-10, is: working, swap: 2026-01-02", "day: 2026-01-10, is: working, why: x", "đối ứng"),
    ("2026.yaml", "compensates: 2026-04-26", "compensates: 2026-04-25", "nghỉ bù"),
    ("2026.yaml", "day: 2026-04-30", "day: 2026-04-31", "một ngày có thật"),
    ("2026.yaml", "day: 2026-04-30", "day: 2027-04-30", "không thuộc năm 2026"),
    ("2026.yaml", "day: 2026-04-30", "day: 20260430", "một ngày có thật"),
    ("2026.yaml", "day: 2026-04-30", "day: 2026-04-30T00:00:00", "một ngày có thật"),
    ("2026.yaml", "kind: calendar", "kind: &kind calendar\nto_verify: *kind", "bí danh"),
    ("2026.yaml", "is: off, rule: victory-day", "is: , rule: victory-day", "phải là chữ"),
    ("2026.yaml", "kind: calendar", "kind:\tcalendar", "YAML sai cú pháp"),
    ("2026.yaml", "rule: victory-day", "rule: victory", 'không có ngày lễ "victory"'),
    ("2026.yaml", "is: off, rule: victory-day", "is: closed, rule: victory-day", "không hiểu được"),
    ("2026.yaml", "is: off, rule: victory-day", "is: off", "không có lý do"),
    ("2026.yaml", "is: off, rule: victory-day", "is: off, rules: victory-day", 'không có mục "rules"'),
    ("2026.yaml", "is: off, rule: victory-day", "is: off, is: off", "«is» viết hai lần"),
    ("2026.yaml", "year: 2026", "year: 2025", "năm 2025 đã có"),
    ("2026.yaml", "year: 2026", "year: 1826", "không đúng"),
    ("2026.yaml", "days:", "days: []\nmore:", "không có mục"),
    ("2026.yaml", "kind: calendar", "kind: calender", "kind"),
    ("2026.yaml", "kind: calendar", "kind: [calendar", "YAML sai cú pháp"),
    ("2027.yaml", "2027-02-07, is: off", "2027-02-07, is: working", "theo luật là 5"),
    ("rules.yaml", 'date: "11-24"', 'date: "24-11"', "không phải tháng-ngày"),
    ("rules.yaml", "effect: received_next", "effect: next", "quy tắc giờ chốt"),
    ("rules.yaml", "kind: rules", "kind: hours", "Cần đúng một tệp quy tắc"),
    ("rules.yaml", 'cutoff: "15:00:00"', "cutoff: 15:00:00", '"cutoff" phải là chữ'),
    ("hours.yaml", "07:00-11:30", "11:30-07:00", "không phải một buổi"),
    ("hours.yaml", "13:30-17:00", "11:00-17:00", "chồng lên nhau"),
    ("hours.yaml", "monday:", "mondey:", "không có thứ"),
    ("hours.yaml", "kind: hours", "kind: rules", "Cần đúng một tệp quy tắc"),
]


@pytest.mark.parametrize(("name", "old", "new", "says"), FAULTS)
def test_a_broken_file_is_refused_by_name_with_remedy(folder: Path, name: str, old: str, new: str, says: str) -> None:
    line = _change(folder / name, old, new)
    with pytest.raises(WorktimeFault, match=says) as refused:
        load_clock(folder)
    assert refused.value.remedy
    if refused.value.line > 1 and new:
        assert abs(refused.value.line - line) <= 1


def test_missing_files_are_refused(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(WorktimeFault, match="Không mở được tệp"):
        load_calendar([folder / "2099.yaml"])
    with pytest.raises(WorktimeFault, match="giờ làm việc"):
        load_hours([folder / "rules.yaml"])
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(WorktimeFault, match="không có tệp lịch"):
        load_clock(empty)


def own_week(weekdays: str) -> FileMapping:
    source = parse(f"{{valid_from: 2026-01-01, weekdays: {weekdays}}}")
    return FileMapping(source, (), source.data)


def test_a_units_own_hours_are_dated() -> None:
    week = own_week("{monday: ['08:00-12:00']}")
    hours = hours_from([week])
    assert hours.doubt(date(2026, 1, 1)) == ""
    assert "trước ngày 01/01/2026" in hours.doubt(date(2025, 12, 31))
    with pytest.raises(WorktimeFault, match="cùng một ngày hiệu lực"):
        hours_from([week] * 2)


def test_a_make_up_saturday_keeps_the_hours_of_the_day_it_replaces(clock: Clock) -> None:
    hours = hours_from([own_week("{monday: ['08:00-12:00'], friday: ['08:00-11:00']}")])
    for_friday, for_monday = clock.calendar.fact(date(2026, 1, 10)), clock.calendar.fact(date(2026, 8, 22))
    assert (hours.closing(for_friday).hour, hours.closing(for_monday).hour) == (11, 12)
