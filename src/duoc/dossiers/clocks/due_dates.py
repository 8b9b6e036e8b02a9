"""When a dossier is due: the definition's term, counted by calendars.

Every function takes the calendars; without them it counts by those that count now (one query). What is counted names
them (`Deadline.counted_by`), so that each date can be kept with the data that it stands on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext as _

from duoc.ground.worktime.calculations import (
    VIETNAM,
    AfterCutoff,
    Beginning,
    Deadline,
    Interruption,
    ProofLine,
    Unit,
    WorktimeFault,
    deadline,
    due_after,
    local,
    parse_term,
)
from duoc.language.calculations import Definition, ExtraTime, counted_from
from duoc.procedures.queries import Calendars, calendars


def posted_at(day: date) -> datetime:
    """From when a public posting of this day counts: the day itself is not counted, so any hour of it would do."""
    return datetime.combine(day, time(7), VIETNAM)


def _marked(counted: Deadline, term: str, by: Calendars) -> Deadline:
    """The deadline with what it was counted by, marked as not certain when no legal term stands behind it."""
    counted = replace(counted, counted_by=by.digest)
    if term:
        return counted
    lines = (replace(line, to_verify=f"{by.planning_doubt} {line.to_verify}".strip()) for line in counted.proof)
    return replace(counted, proof=tuple(lines))


def cutoff(term: str, after_15: str, at: datetime, by: Calendars | None = None) -> tuple[time, AfterCutoff]:
    """The time of day after which a receipt counts otherwise, and how: the procedure's rule, else the dated one.

    Args:
        term: as the plan has it; "" when none is known.
        after_15: the procedure's own rule; empty takes the dated default for the unit.
    """
    by = by or calendars()
    unit = parse_term(term or by.planning_term).unit
    rule = by.clock.calendar.rules.cutoff(unit, local(at).date())
    return rule.cutoff, AfterCutoff(after_15) if after_15 else rule.effect


@dataclass(frozen=True)
class HandingOn:
    """When a dossier that one unit received reaches the one that decides, and why then, as far as it is not at once."""

    at: datetime
    proof: tuple[ProofLine, ...] = ()


def handing_on(accepted: datetime, by: Calendars | None = None) -> HandingOn:
    """The same day; after the dated hour, or on a day off, at the start of the next working day (Decree 118/2025
    Art. 18.2; the hour is that of what is answered on the same day, `rules.yaml`)."""
    clock, moment = (by or calendars()).clock, local(accepted)
    fact, rule = clock.calendar.fact(moment.date()), clock.calendar.rules.cutoff(Unit.SAME_DAY, moment.date())
    if fact.working and moment.time() <= rule.cutoff:
        return HandingOn(accepted)
    start = clock.hours.opening(clock.calendar.fact(clock.calendar.working_after(moment.date())))
    why = _("Tiếp nhận lúc %(at)s; cơ quan giải quyết nhận đầu ngày làm việc tiếp theo") % {"at": f"{moment:%H:%M}"}
    return HandingOn(start, (ProofLine(moment.date(), False, why, rule.article, rule.to_verify),))


def due(
    term: str,
    after_15: str,
    received: datetime,
    by: Calendars | None = None,
    *,
    beginning: Beginning = Beginning.RECEIVED,
) -> Deadline:
    """When a dossier received at this time is due, with the proof.

    Args:
        term: as the plan has it, for example "3 working_day"; "" when none is known, as the proof then says.
        after_15: the plan's rule for a receipt after 15:00; empty takes the dated default for the unit.
        beginning: what happened then: the proof names it.

    Raises:
        duoc.ground.worktime.calculations.WorktimeFault: beyond what the calendars can count.
    """
    by = by or calendars()
    counted = deadline(
        received,
        parse_term(term or by.planning_term),
        calendar=by.clock.calendar,
        hours=by.clock.hours,
        after_15=AfterCutoff(after_15) if after_15 else None,
        beginning=beginning,
    )
    return _marked(counted, term, by)


def period(
    term: str, since: datetime, by: Calendars | None = None, *, beginning: Beginning = Beginning.ASKED
) -> Deadline:
    """When a period ends that somebody has to do something, with the proof: in days or months at 24:00 of its last day,
    or of the working day behind it (Civil Code 2015 Art. 148); in hours at that moment.

    Args:
        term: as the definition has it: "7 working_day".
        beginning: what happened then: the proof names it.

    Raises:
        duoc.ground.worktime.calculations.WorktimeFault: beyond what the calendars can count.
    """
    clock = (by := by or calendars()).clock
    counted = deadline(
        since,
        parse_term(term),
        calendar=clock.calendar,
        hours=clock.hours,
        after_15=AfterCutoff.NONE,
        beginning=beginning,
        appointed=False,
    )
    return replace(counted, counted_by=by.digest)


def begun_by(received: datetime, counted: datetime, *, handed_on: bool) -> Beginning:
    """What makes a dossier's clock run: the review for which it waits since its receipt, or the receipt by the body
    that decides, where another one handed it on."""
    if counted != received:
        return Beginning.REVIEW
    return Beginning.HANDED_ON if handed_on else Beginning.RECEIVED


def expected(
    definition: Definition,
    plan: Mapping[str, Any],
    at: datetime,
    by: Calendars | None = None,
    *,
    crosses: bool = False,
) -> Deadline:
    """When a dossier accepted at this time is due: what every preview says, and what acceptance promises.

    Args:
        plan: its `term` and `after_15`.
        crosses: one unit accepts it for another: it is counted from when that one has it.

    Raises:
        duoc.ground.worktime.calculations.WorktimeFault: beyond what the calendars can count.
    """
    there = handing_on(at, by) if crosses else HandingOn(at)
    since = counted_from(definition, there.at)
    beginning = begun_by(there.at, since, handed_on=crosses)
    counted = due(plan["term"], plan["after_15"], since, by, beginning=beginning)
    return replace(counted, proof=(*there.proof, *counted.proof))


def due_with_stops(
    plan: dict[str, Any],
    received: datetime,
    stops: list[Interruption],
    at: datetime,
    by: Calendars | None = None,
    *,
    beginning: Beginning = Beginning.RECEIVED,
    appointed: bool = True,
    definition: Definition | None = None,
) -> Deadline:
    """When a dossier is due after the times in which its applicant was asked for something.

    Args:
        plan: the dossier's plan; `term` and `after_15` count.
        stops: from asking to answer, each in the mode that the procedure gives.
        beginning: what made the clock run.
        appointed: somebody is asked to come for it; without, it is a period of the office itself, and ends at 24:00.
        definition: says where the clock begins, after a restart too; without, with the answer.
    """
    by = by or calendars()
    counted = due_after(
        received,
        parse_term(plan["term"] or by.planning_term),
        stops,
        calendar=by.clock.calendar,
        hours=by.clock.hours,
        after_15=AfterCutoff(plan["after_15"]) if plan["after_15"] else None,
        at=at,
        beginning=beginning,
        appointed=appointed,
        begins_anew=lambda at: counted_from(definition, at) if definition is not None else at,
    )
    return _marked(counted, plan["term"], by)


def with_extra(before: Deadline, extra: ExtraTime, by: Calendars | None = None) -> Deadline:
    """The deadline moved on by the extra time that a definition gives for a reason; its proof goes on behind the first.

    The extra time is counted from the due day: a term in days starts the day after it.
    """
    by = by or calendars()
    term = parse_term(extra.add)
    clock = by.clock
    more = deadline(before.due, term, calendar=clock.calendar, hours=clock.hours, after_15=AfterCutoff.NONE)
    day = before.due.astimezone(VIETNAM).date()
    why = _("Thêm %(term)s: %(say)s") % {"term": term.words, "say": extra.say}
    reason = ProofLine(day, False, why, extra.article, extra.to_verify)
    # The clock's first line tells of a receipt on a day that is not counted; here the reason stands in its place.
    counted = more.proof[1:] if not more.proof[0].counted and more.proof[0].day == day else more.proof
    return Deadline(more.due, (*before.proof, reason, *counted), before.state, by.digest)


def named(before: Deadline, due: datetime, why: str) -> Deadline:
    """The deadline moved on to a date that somebody with the power to do so has named; its proof goes on behind, and
    what was counted stays beside it: nobody names a new end of the term."""
    line = ProofLine(local(due).date(), False, why)
    counted = before.by_law or before.due
    return replace(before, due=due, proof=(*before.proof, line), by_law=counted if counted < due else None)


def closing(day: date, by: Calendars | None = None) -> datetime | None:
    """The hour at which the office closes on a day, to which people are asked to come; None on a day off."""
    clock = (by or calendars()).clock
    fact = clock.calendar.fact(day)
    return clock.hours.closing(fact) if fact.working else None


def office_opens(ended: datetime, by: Calendars | None = None) -> datetime:
    """When the office does what follows on the end of a period: at the opening of the first working day behind a day
    that ended; at once where the period ended at a moment."""
    if local(ended).time() != time():
        return ended
    clock = (by or calendars()).clock
    return clock.hours.opening(clock.calendar.fact(clock.calendar.working_from(local(ended).date())))


def on_its_day(ended: datetime) -> datetime:
    """A moment of the day on which a period ended, for what is counted from that day: 24:00 belongs to the day before
    (Civil Code 2015 Art. 147, 148)."""
    return ended - timedelta(minutes=1) if local(ended).time() == time() else ended


def before(due: datetime, term: str, by: Calendars | None = None) -> datetime:
    """The moment that lies so long before: "1 day", "2 working_day", "4 hour". The time of day stays."""
    read = parse_term(term)
    if read.unit is Unit.HOUR:
        return due - timedelta(hours=read.amount)
    calendar, left, moment = (by or calendars()).clock.calendar, read.amount, local(due)
    while left:
        moment -= timedelta(days=1)
        left -= read.unit is Unit.DAY or calendar.is_working(moment.date())
    return moment


def term_words(term: str) -> str:
    """A term as the reader says it: "3 ngày làm việc"; "" when there is none, as it stands when it cannot be read."""
    if not term:
        return ""
    try:
        words = parse_term(term).spoken
    except WorktimeFault:
        return term
    return _("Trong ngày làm việc") if term == "same_day" else words
