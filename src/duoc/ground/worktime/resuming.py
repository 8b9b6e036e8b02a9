"""What stops take from a term in days, and how the term gets it back.

A stop gives back exactly the time of the term that it took, once where two overlap, and nothing for time in which the
term did not run: before it began, after it ended, outside the opening hours of a term in working days.

- Working days, and an answer on the same day, run in the opening hours: asked 16:59, answered 07:01 on the next working
  day gives back two minutes of work, so what was due at 17:00 on Thursday is due at 07:02 on Friday.
- Days of the calendar and months run around the clock, and such a term ends with the day in which its end falls (Civil
  Code Art. 148): the minutes of all stops are added up, and the day in which the end then falls is the last one.

No text at hand says either for pauses: the bases of `rules.yaml` carry the doubt.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from duoc.ground.sentences import proof_text
from duoc.ground.worktime.calendar import ONE_DAY, DayFact
from duoc.ground.worktime.proof import ProofLine
from duoc.ground.worktime.receipt import CountingRules, day_line
from duoc.ground.worktime.stops import Stop, hours_and_minutes

Counted = tuple[datetime, list[ProofLine]]
_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Run:
    """A term as it runs when nothing stops it: its first moment, its end, its lines, the last one of the last day."""

    begins: datetime
    ends: datetime
    lines: tuple[ProofLine, ...]


def moved_in_office_time(run: Run, rules: CountingRules, stops: Sequence[Stop]) -> Counted:
    """The end of a term that runs in the opening hours, and its lines.

    Args:
        stops: in the order of their beginning.
    """
    due, free, given_back = run.ends, run.begins, list[ProofLine]()
    for stop in stops:
        if stop.begins >= due:
            break
        taken = _worked(max(stop.begins, free), stop.ends, rules)
        free = max(free, stop.ends)
        if taken:
            due = _after_work(due, taken, rules)
            effect = proof_text("dừng %(length)s trong giờ làm việc, hạn lùi đúng chừng đó")
            given_back.append(_named(stop, rules, effect % {"length": hours_and_minutes(taken)}))
    return due, _closed(run, rules, due, given_back)


def moved_in_days(run: Run, rules: CountingRules, stops: Sequence[Stop]) -> Counted:
    """The end of a term in days of the calendar or months: at closing time of the last day, or of the first working
    day behind it, and its lines.

    A stop in force when a term that rolled over days off would close leaves as much of that last day as it took.
    """
    ends, free, given_back = run.ends, run.begins, list[ProofLine]()
    for stop in stops:
        due = _closing(ends, rules)
        if stop.begins >= due:
            break
        begins, free = max(stop.begins, free), max(free, stop.ends)
        rolled = begins >= ends
        taken = stop.ends - begins
        if taken <= timedelta() or (rolled and stop.ends <= due):
            continue
        ends = stop.ends + (due - begins) if rolled else ends + taken
        effect = proof_text("dừng %(length)s, hạn lùi chừng đó rồi tính đến hết ngày")
        given_back.append(_named(stop, rules, effect % {"length": _days_and_hours(taken)}))
    if not given_back:
        return _closing(ends, rules), _rolled(run.lines, rules)
    due = _closing(ends, rules)
    return due, _closed(run, rules, due, given_back)


def _named(stop: Stop, rules: CountingRules, effect: str) -> ProofLine:
    return stop.line(rules.calendar, stop.begins.date(), effect)


def _closed(run: Run, rules: CountingRules, due: datetime, given_back: Sequence[ProofLine]) -> list[ProofLine]:
    """The lines of the run, what was given back, and the due day."""
    if not given_back:
        return [*run.lines[:-1], _final(run.lines[-1], due, rules)]
    last_stopped = max(line.day for line in (*given_back, run.lines[-1]))
    between = [last_stopped + ONE_DAY * n for n in range(1, (due.date() - last_stopped).days)]
    off = [day_line(fact, False, "") for fact in map(rules.calendar.fact, between) if not fact.working]
    return [*run.lines, *given_back, *off, _final(day_line(rules.calendar.fact(due.date()), False, ""), due, rules)]


def _rolled(lines: Sequence[ProofLine], rules: CountingRules) -> list[ProofLine]:
    """The last day, or the first working day behind it, with the days off between them."""
    last, fact = lines[-1], rules.calendar.fact(lines[-1].day)
    if fact.working:
        return [*lines[:-1], _final(last, rules.hours.closing(fact), rules)]
    why = (
        proof_text("hạn chuyển sang ngày làm việc tiếp theo")
        if fact.why in last.why
        else proof_text("rơi vào %(day)s, hạn chuyển sang ngày làm việc tiếp theo") % {"day": fact.why}
    )
    listed = [*lines[:-1], last.noted(why).doubted(fact.to_verify)]
    while not fact.working:
        fact = rules.calendar.fact(fact.day + ONE_DAY)
        listed.append(day_line(fact, False, ""))
    return [*listed[:-1], _final(listed[-1], rules.hours.closing(fact), rules)]


def _final(line: ProofLine, due: datetime, rules: CountingRules) -> ProofLine:
    """The last line. A term in days ends at 24:00, and its article says so; the hour of the appointment, and the end of
    an answer on the same day, come from the opening hours."""
    day, at = due.date(), {"time": f"{due:%H:%M:%S}".removesuffix(":00")}
    basis, hours = rules.calendar.rules.basis("last_day", day), rules.hours.article(day)
    whole = rules.term.unit.ends_with_its_day
    words = proof_text("hết hạn lúc %(time)s, theo giờ làm việc")
    if whole:
        words = proof_text("hết thời hạn lúc 24:00")
        if rules.appointed:
            words = proof_text("hết thời hạn lúc 24:00; giờ hẹn %(time)s, trong giờ làm việc")
    final = line.noted(words % at).doubted(rules.calendar.fact(day).to_verify)
    final = final.doubted(basis.to_verify if whole else "")
    article = (basis.article or line.article) if whole else (hours or line.article)
    final = ProofLine(final.day, final.counted, final.why, article, final.to_verify)
    return final.doubted(rules.hours.doubt(day)) if rules.appointed or not whole else final


def _closing(ends: datetime, rules: CountingRules) -> datetime:
    """When the day closes in which a term in days ends, or the first working day behind it."""
    day = rules.calendar.working_from((ends - _MOMENT).date())
    return rules.hours.closing(rules.calendar.fact(day))


def _worked(begins: datetime, ends: datetime, rules: CountingRules) -> timedelta:
    """How much opening time lies between two moments."""
    total, day = timedelta(), begins.date()
    while begins < ends and day <= ends.date():
        for opens, closes in rules.hours.sessions(_fact(day, rules)):
            total += max(min(closes, ends) - max(opens, begins), timedelta())
        day += ONE_DAY
    return total


def _after_work(moment: datetime, length: timedelta, rules: CountingRules) -> datetime:
    """When so much opening time has passed since a moment."""
    day = moment.date()
    while True:
        for opens, closes in rules.hours.sessions(_fact(day, rules)):
            begins = max(opens, moment)
            if closes - begins >= length:
                return begins + length
            length -= max(closes - begins, timedelta())
        day += ONE_DAY


def _fact(day: date, rules: CountingRules) -> DayFact:
    return rules.calendar.fact(day)


def _days_and_hours(length: timedelta) -> str:
    days = proof_text("%(number)s ngày") % {"number": length.days} if length.days else ""
    rest = timedelta(seconds=length.seconds)
    return " ".join(part for part in (days, hours_and_minutes(rest) if rest or not days else "") if part)
