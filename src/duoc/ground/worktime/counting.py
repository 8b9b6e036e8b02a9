"""Counting itself, one function a kind of term. Each answers the due time and its lines, the last one the due day."""

import calendar as gregorian
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from duoc.ground.sentences import proof_text
from duoc.ground.worktime.calendar import ONE_DAY
from duoc.ground.worktime.proof import ProofLine
from duoc.ground.worktime.receipt import (
    CountingRules,
    Start,
    day_line,
    off_lines,
    outside_line,
    same_day_target,
    start_of,
)
from duoc.ground.worktime.resuming import Counted, Run, moved_in_days, moved_in_office_time
from duoc.ground.worktime.stops import Stop, hours_and_minutes, without
from duoc.ground.worktime.term import Unit
from duoc.ground.worktime.zone import midnight


def count(received: datetime, rules: CountingRules, stops: Sequence[Stop]) -> Counted:
    """Count a term from a receipt, leaving out the stops (no restarts among them).

    Args:
        received: aware, +07:00.
    """
    unit = rules.term.unit
    if unit is Unit.SAME_DAY:
        return moved_in_office_time(_same_day(received, rules), rules, stops)
    start = start_of(received, rules)
    if unit in (Unit.HOUR, Unit.WORKING_HOUR):
        return _hours(start, rules, stops)
    if unit is Unit.WORKING_DAY:
        return moved_in_office_time(_working_days(start, rules), rules, stops)
    return moved_in_days(_months(start, rules) if unit is Unit.MONTH else _days(start, rules), rules, stops)


def _same_day(moment: datetime, rules: CountingRules) -> Run:
    calendar, target = rules.calendar, same_day_target(moment, rules)
    fact = calendar.fact(target)
    lines = (
        [] if target == moment.date() else [outside_line(moment, rules), *off_lines(calendar, moment.date(), target)]
    )
    final = day_line(fact, True, proof_text("trả kết quả trong ngày"))
    return Run(max(moment, rules.hours.opening(fact)), rules.hours.closing(fact), (*lines, final))


def _working_days(start: Start, rules: CountingRules) -> Run:
    lines, first, last = _counted_days(start, rules, working_only=True)
    facts = [rules.calendar.fact(day) for day in (first, last)]
    return Run(rules.hours.opening(facts[0]), rules.hours.closing(facts[1]), lines)


def _days(start: Start, rules: CountingRules) -> Run:
    lines, first, last = _counted_days(start, rules, working_only=False)
    return Run(midnight(first), midnight(last + ONE_DAY), lines)


def _counted_days(
    start: Start, rules: CountingRules, *, working_only: bool
) -> tuple[tuple[ProofLine, ...], date, date]:
    """The lines, the first and the last day that counts."""
    calendar, amount = rules.calendar, rules.term.amount
    remark = (
        proof_text("ngày làm việc thứ %(number)s/%(amount)s")
        if working_only
        else proof_text("ngày thứ %(number)s/%(amount)s")
    )
    lines, day, counted = list(start.lines), start.event, list[date]()
    while len(counted) < amount:
        day += ONE_DAY
        fact = calendar.fact(day)
        if working_only and not fact.working:
            lines.append(day_line(fact, False, ""))
        else:
            counted.append(day)
            basis = calendar.rules.basis("first_day", day)
            lines.append(day_line(fact, True, remark % {"number": len(counted), "amount": amount}, basis.article))
    return tuple(lines), counted[0], counted[-1]


def _months(start: Start, rules: CountingRules) -> Run:
    calendar, amount = rules.calendar, rules.term.amount
    lines = list(start.lines)
    target = start.event
    for number in range(1, amount + 1):
        target = month_later(start.event, number)
        basis = calendar.rules.basis("last_day", target)
        remark = proof_text("tròn %(number)s/%(amount)s tháng") % {"number": number, "amount": amount}
        if target.day != start.event.day:
            short = proof_text("(tháng không có ngày %(day)s, lấy ngày cuối tháng)") % {"day": start.event.day}
            remark = f"{remark} {short}"
        lines.append(ProofLine(target, True, remark.capitalize(), basis.article, basis.to_verify))
    return Run(midnight(start.event + ONE_DAY), midnight(target + ONE_DAY), tuple(lines))


def month_later(day: date, months: int) -> date:
    """The same date some months later, or the last day of that month when it has no such date."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, gregorian.monthrange(year, month + 1)[1]))


def _hours(start: Start, rules: CountingRules, stops: Sequence[Stop]) -> Counted:
    left, day = timedelta(hours=rules.term.amount), start.moment.date()
    placed: list[tuple[datetime, ProofLine]] = []
    due = start.moment
    while left:
        spans = _spans(day, start.moment, rules, stops)
        for begins, ends in spans:
            length = min(ends - begins, left)
            if not length:
                break
            due, left = begins + length, left - length
            placed.append((begins, _stretch(day, begins, due, rules)))
        if not spans and rules.term.unit is Unit.WORKING_HOUR:
            placed.append((midnight(day), _closed_day(day, rules)))
        day += ONE_DAY
    for stop in stops:
        if start.moment < stop.ends and stop.begins < due:
            placed.append(
                (stop.begins, stop.line(rules.calendar, stop.begins.date(), proof_text("không tính khoảng này")))
            )
    placed.sort(key=lambda pair: pair[0])
    lines = [line for _begins, line in placed]
    ended = proof_text("hết hạn lúc %(time)s") % {"time": f"{due:%H:%M:%S}".removesuffix(":00")}
    last = lines[-1].noted(ended)
    if rules.term.unit is Unit.HOUR and not rules.calendar.fact(due.date()).working:
        last = last.doubted(
            proof_text("Hạn tính bằng giờ rơi vào ngày nghỉ; chưa rõ có lùi đến ngày làm việc kế tiếp không.")
        )
    return due, [*start.lines, *lines[:-1], last]


def _spans(day: date, moment: datetime, rules: CountingRules, stops: Sequence[Stop]) -> list[tuple[datetime, datetime]]:
    """The stretches of a day in which the hours run."""
    whole = [(midnight(day), midnight(day) + ONE_DAY)]
    fact = rules.calendar.fact(day)
    sessions = rules.hours.sessions(fact) if rules.term.unit is Unit.WORKING_HOUR else whole
    open_ = [(max(begins, moment), ends) for begins, ends in sessions if ends > moment]
    return [part for begins, ends in open_ for part in without(begins, ends, stops)]


def _stretch(day: date, begins: datetime, ends: datetime, rules: CountingRules) -> ProofLine:
    basis = rules.calendar.rules.basis("moment", day)
    until = f"{ends:%H:%M}" if ends.date() == day else "24:00"
    why = proof_text("Tính %(length)s (từ %(begins)s đến %(ends)s)") % {
        "length": hours_and_minutes(ends - begins),
        "begins": f"{begins:%H:%M}",
        "ends": until,
    }
    if rules.term.unit is Unit.HOUR:
        return ProofLine(day, True, why, basis.article, basis.to_verify, begins, ends)
    line = ProofLine(day, True, why, rules.hours.article(day) or basis.article, basis.to_verify, begins, ends)
    return line.doubted(rules.hours.doubt(day)).doubted(rules.calendar.fact(day).to_verify)


def _closed_day(day: date, rules: CountingRules) -> ProofLine:
    fact = rules.calendar.fact(day)
    return day_line(fact, False, proof_text("không có giờ làm việc để tính") if fact.working else "")
