"""Where counting starts: the receipt, the cut-off, days off."""

from dataclasses import dataclass
from datetime import date, datetime

from duoc.ground.worktime.basis import AfterCutoff, CutoffRule
from duoc.ground.worktime.calendar import ONE_DAY, Calendar, DayFact
from duoc.ground.worktime.hours import OpeningHours
from duoc.ground.worktime.proof import ProofLine
from duoc.ground.worktime.term import Term, Unit


@dataclass(frozen=True)
class Reckoning:
    """What stays the same during one reckoning."""

    term: Term
    calendar: Calendar
    hours: OpeningHours
    effect: AfterCutoff
    cutoff: CutoffRule


@dataclass(frozen=True)
class Start:
    """Where counting starts.

    Attributes:
        event: the day that is not counted; counting starts the day after.
        moment: when hours start to run.
    """

    event: date
    moment: datetime
    lines: list[ProofLine]


def start_of(received: datetime, reckoning: Reckoning) -> Start:
    """The start of a term in days, months or hours."""
    fact = reckoning.calendar.fact(received.date())
    if reckoning.effect is not AfterCutoff.NONE and (_late(received, reckoning) or not fact.working):
        return _shifted(received, reckoning)
    if reckoning.term.unit in (Unit.HOUR, Unit.WORKING_HOUR):
        waits = reckoning.effect is not AfterCutoff.NONE
        moment = max(received, reckoning.hours.opening(fact)) if waits else received
        return Start(received.date(), moment, [])
    basis = reckoning.calendar.rules.basis("first_day", received.date())
    why = f"Ngày nhận hồ sơ (lúc {received:%H:%M}), không tính; đếm từ ngày tiếp theo"
    return Start(received.date(), received, [ProofLine(fact.day, False, why, basis.article, basis.to_verify)])


def _late(received: datetime, reckoning: Reckoning) -> bool:
    return received.time() > reckoning.cutoff.cutoff


def _shifted(received: datetime, reckoning: Reckoning) -> Start:
    calendar = reckoning.calendar
    following = calendar.working_after(received.date())
    lines = [outside_line(received, reckoning), *off_lines(calendar, received.date(), following)]
    moment = reckoning.hours.opening(calendar.fact(following))
    if reckoning.effect is AfterCutoff.COUNTED_FROM_NEXT or reckoning.term.unit in (Unit.HOUR, Unit.WORKING_HOUR):
        return Start(following - ONE_DAY, moment, lines)
    basis = calendar.rules.basis("first_day", following)
    taken = ProofLine(
        following, False, "Coi như ngày nhận hồ sơ, không tính; đếm từ ngày tiếp theo", basis.article, basis.to_verify
    )
    return Start(following, moment, [*lines, taken.doubted(calendar.fact(following).to_verify)])


def outside_line(received: datetime, reckoning: Reckoning) -> ProofLine:
    """Why a receipt moves on to the next working day."""
    fact, cutoff = reckoning.calendar.fact(received.date()), reckoning.cutoff
    if not fact.working:
        why = f"Nhận hồ sơ vào ngày nghỉ ({fact.why})"
    elif _late(received, reckoning) and reckoning.effect is not AfterCutoff.NONE:
        why = f"Nhận hồ sơ lúc {received:%H:%M:%S}, sau {cutoff.cutoff:%H:%M}"
    else:
        why = f"Nhận hồ sơ lúc {received:%H:%M:%S}, sau giờ làm việc"
    line = ProofLine(fact.day, False, f"{why}: chuyển sang ngày làm việc tiếp theo", cutoff.article, cutoff.to_verify)
    return line.doubted(fact.to_verify)


def off_lines(calendar: Calendar, after: date, before: date) -> list[ProofLine]:
    """The days strictly between two days, none of them counted."""
    days = [after + ONE_DAY * n for n in range(1, (before - after).days)]
    return [day_line(calendar.fact(day), False, "") for day in days]


def day_line(fact: DayFact, counted: bool, remark: str, article: str = "") -> ProofLine:
    """A line about one day."""
    return ProofLine(fact.day, counted, fact.why, article or fact.article, fact.to_verify).noted(remark)


def same_day_target(moment: datetime, reckoning: Reckoning) -> date:
    """The day on which something received at a moment is answered the same day."""
    fact = reckoning.calendar.fact(moment.date())
    late = reckoning.effect is not AfterCutoff.NONE and _late(moment, reckoning)
    if fact.working and not late and moment <= reckoning.hours.closing(fact):
        return fact.day
    return reckoning.calendar.working_after(fact.day)
