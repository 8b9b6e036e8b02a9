"""Where counting starts: the receipt, the cut-off, days off."""

from dataclasses import dataclass
from datetime import date, datetime

from duoc.ground.sentences import proof_text
from duoc.ground.worktime.basis import AfterCutoff, CutoffRule
from duoc.ground.worktime.beginning import Beginning
from duoc.ground.worktime.calendar import ONE_DAY, Calendar, DayFact
from duoc.ground.worktime.hours import OpeningHours
from duoc.ground.worktime.proof import ProofLine
from duoc.ground.worktime.term import Term, Unit


@dataclass(frozen=True)
class CountingRules:
    """What stays the same during one count.

    Attributes:
        appointed: somebody is asked to come within the office's hours of the last day.
    """

    term: Term
    calendar: Calendar
    hours: OpeningHours
    effect: AfterCutoff
    cutoff: CutoffRule
    beginning: Beginning = Beginning.RECEIVED
    appointed: bool = True


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


def start_of(received: datetime, rules: CountingRules) -> Start:
    """The start of a term in days, months or hours."""
    fact = rules.calendar.fact(received.date())
    if rules.effect is not AfterCutoff.NONE and (_late(received, rules) or not fact.working):
        return _shifted(received, rules)
    if rules.term.unit in (Unit.HOUR, Unit.WORKING_HOUR):
        waits = rules.effect is not AfterCutoff.NONE
        moment = max(received, rules.hours.opening(fact)) if waits else received
        return Start(received.date(), moment, [])
    basis = rules.calendar.rules.basis("first_day", received.date())
    why = proof_text("Ngày %(event)s (lúc %(received)s), không tính; đếm từ ngày tiếp theo") % {
        "event": proof_text(rules.beginning),
        "received": f"{received:%H:%M}",
    }
    return Start(received.date(), received, [ProofLine(fact.day, False, why, basis.article, basis.to_verify)])


def _late(received: datetime, rules: CountingRules) -> bool:
    return received.time() > rules.cutoff.cutoff


def _shifted(received: datetime, rules: CountingRules) -> Start:
    calendar = rules.calendar
    following = calendar.working_after(received.date())
    lines = [outside_line(received, rules), *off_lines(calendar, received.date(), following)]
    moment = rules.hours.opening(calendar.fact(following))
    if rules.effect is AfterCutoff.COUNTED_FROM_NEXT or rules.term.unit in (Unit.HOUR, Unit.WORKING_HOUR):
        return Start(following - ONE_DAY, moment, lines)
    basis = calendar.rules.basis("first_day", following)
    taken = ProofLine(
        following,
        False,
        proof_text("Coi như ngày %(event)s, không tính; đếm từ ngày tiếp theo")
        % {"event": proof_text(rules.beginning)},
        basis.article,
        basis.to_verify,
    )
    return Start(following, moment, [*lines, taken.doubted(calendar.fact(following).to_verify)])


def outside_line(received: datetime, rules: CountingRules) -> ProofLine:
    """Why a receipt moves on to the next working day."""
    fact, cutoff = rules.calendar.fact(received.date()), rules.cutoff
    event = proof_text(rules.beginning)
    event = event[:1].upper() + event[1:]
    if not fact.working:
        why = proof_text("%(event)s vào ngày nghỉ (%(why)s)") % {"event": event, "why": fact.why}
    elif _late(received, rules) and rules.effect is not AfterCutoff.NONE:
        why = proof_text("%(event)s lúc %(received)s, sau %(cutoff)s") % {
            "event": event,
            "received": f"{received:%H:%M:%S}",
            "cutoff": f"{cutoff.cutoff:%H:%M}",
        }
    else:
        why = proof_text("%(event)s lúc %(received)s, sau giờ làm việc") % {
            "event": event,
            "received": f"{received:%H:%M:%S}",
        }
    line = ProofLine(
        fact.day,
        False,
        proof_text("%(why)s: chuyển sang ngày làm việc tiếp theo") % {"why": why},
        cutoff.article,
        cutoff.to_verify,
    )
    return line.doubted(fact.to_verify)


def off_lines(calendar: Calendar, after: date, before: date) -> list[ProofLine]:
    """The days strictly between two days, none of them counted."""
    days = [after + ONE_DAY * n for n in range(1, (before - after).days)]
    return [day_line(calendar.fact(day), False, "") for day in days]


def day_line(fact: DayFact, counted: bool, remark: str, article: str = "") -> ProofLine:
    """A line about one day."""
    return ProofLine(fact.day, counted, fact.why, article or fact.article, fact.to_verify).noted(remark)


def same_day_target(moment: datetime, rules: CountingRules) -> date:
    """The day on which something received at a moment is answered the same day."""
    fact = rules.calendar.fact(moment.date())
    late = rules.effect is not AfterCutoff.NONE and _late(moment, rules)
    if fact.working and not late and moment <= rules.hours.closing(fact):
        return fact.day
    return rules.calendar.working_after(fact.day)
