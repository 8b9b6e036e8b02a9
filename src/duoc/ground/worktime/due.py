"""The clock's two questions: when is an answer due, and when is it due after what happened on the way."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from duoc.ground.sentences import proof_text
from duoc.ground.worktime.basis import AfterCutoff
from duoc.ground.worktime.beginning import Beginning
from duoc.ground.worktime.calendar import ONE_DAY, Calendar
from duoc.ground.worktime.counting import count
from duoc.ground.worktime.hours import OpeningHours
from duoc.ground.worktime.interruption import Interruption, Mode
from duoc.ground.worktime.proof import ClockState, Deadline, ProofLine
from duoc.ground.worktime.receipt import CountingRules
from duoc.ground.worktime.stops import Stop, stops_of
from duoc.ground.worktime.term import Term
from duoc.ground.worktime.zone import local, midnight


def deadline(
    received: datetime,
    term: Term,
    *,
    calendar: Calendar,
    hours: OpeningHours,
    after_15: AfterCutoff | None = None,
    beginning: Beginning = Beginning.RECEIVED,
    appointed: bool = True,
) -> Deadline:
    """When an answer is due, with its proof.

    Args:
        received: when the clock starts; without a zone it is +07:00.
        after_15: what a receipt after the cut-off does; None takes the dated default for the unit.
        beginning: what happened then, as the proof calls it.
        appointed: as in `due_after`.

    Raises:
        WorktimeFault: a time outside what the calendar can count.
    """
    return due_after(
        received, term, (), calendar=calendar, hours=hours, after_15=after_15, beginning=beginning, appointed=appointed
    )


def due_after(
    received: datetime,
    term: Term,
    interruptions: Iterable[Interruption],
    *,
    calendar: Calendar,
    hours: OpeningHours,
    after_15: AfterCutoff | None = None,
    at: datetime | None = None,
    beginning: Beginning = Beginning.RECEIVED,
    appointed: bool = True,
    begins_anew: Callable[[datetime], datetime] = lambda at: at,
) -> Deadline:
    """When an answer is due after interruptions, with a proof that names each of them.

    Args:
        interruptions: in any order.
        at: the moment of asking. What began later is not known yet. With an interruption that lasts, the answer is
            `paused` and the due time is the earliest possible one. Needed when one lasts.
        beginning: what happened when the clock started, as the proof calls it.
        appointed: people come to fetch what is due, so the hour is one of the office's last day. Without, it is a
            period within which something is done: one in days or months ends at 24:00 (Civil Code 2015 Art. 148).
        begins_anew: where a clock begins that a stop at this moment sets back to zero, such as at the next review.

    Raises:
        WorktimeFault: as `deadline`; interruptions that contradict the receipt or themselves.
    """
    base = local(received)
    rules = _counting_rules(base, term, calendar, hours, after_15)
    rules = replace(rules, beginning=beginning, appointed=appointed)
    waiting = stops_of(base, interruptions, local(at) if at else None)
    before: list[ProofLine] = []
    active: list[Stop] = []
    for stop in waiting:
        ended = _stopped(stop, rules, before)
        if ended:
            return ended
        if stop.cause.mode is Mode.RESTART:
            before += _restarted(base, stop, active, rules)
            again = begins_anew(stop.ends)
            anew = Beginning.ANEW if again == stop.ends else Beginning.REVIEW
            base, rules = max(base, again), replace(rules, beginning=anew)
            active = [other for other in active if other.ends > base]
        else:
            active.append(stop)
    due, lines = count(base, rules, [stop for stop in active if stop.ends > base])
    if not appointed and term.unit.ends_with_its_day:
        due = midnight(due.date() + ONE_DAY)
    state = ClockState.PAUSED if any(stop.lasts for stop in waiting) else ClockState.RUNNING
    return Deadline(due, (*before, *_all_named(lines, active)), state)


def _counting_rules(
    received: datetime, term: Term, calendar: Calendar, hours: OpeningHours, after_15: AfterCutoff | None
) -> CountingRules:
    calendar.fact(received.date())
    cutoff = calendar.rules.cutoff(term.unit, received.date())
    return CountingRules(term, calendar, hours, cutoff.effect if after_15 is None else after_15, cutoff)


def _stopped(stop: Stop, rules: CountingRules, before: Sequence[ProofLine]) -> Deadline | None:
    """The stop of a dossier whose applicant did not answer in time."""
    limit = stop.cause.stop_after
    if limit is None:
        return None
    calendar, hours = rules.calendar, rules.hours
    none, asked = AfterCutoff.NONE, Beginning.ASKED
    last = deadline(stop.begins, limit, calendar=calendar, hours=hours, after_15=none, beginning=asked, appointed=False)
    if stop.ends <= last.due:
        return None
    named = stop.line(calendar, stop.begins.date(), proof_text("chờ trả lời trong %(term)s") % {"term": limit.words})
    basis = calendar.rules.basis("stop", last.proof[-1].day)
    final = last.proof[-1].noted(proof_text("không được trả lời, hồ sơ tự dừng")).doubted(basis.to_verify)
    return Deadline(last.due, (*before, named, *last.proof[:-1], final), ClockState.STOPPED)


def _restarted(base: datetime, stop: Stop, active: Sequence[Stop], rules: CountingRules) -> list[ProofLine]:
    """The lines of a count that was given up: its receipt, its stops, the restart."""
    due, lines = count(base, rules, [other for other in active if other.ends > base])
    why = (
        proof_text("Tính từ lúc %(received)s; sau đó tính lại từ đầu, sau khi đã hết hạn lúc %(due)s")
        if stop.begins > due
        else proof_text("Tính từ lúc %(received)s; sau đó tính lại từ đầu")
    )
    facts = {"received": f"{base:%H:%M %d/%m/%Y}", "due": f"{due:%H:%M %d/%m/%Y}"}
    first = ProofLine(base.date(), False, why % facts, lines[0].article)
    named = [
        other.line(rules.calendar, other.begins.date(), proof_text("trước khi tính lại từ đầu")) for other in active
    ]
    return [
        first,
        *named,
        stop.line(rules.calendar, stop.begins.date(), proof_text("tính lại từ đầu khi hồ sơ đầy đủ")),
    ]


def _all_named(lines: Sequence[ProofLine], active: Sequence[Stop]) -> list[ProofLine]:
    """Stops that changed nothing are named all the same."""
    reasons = " ".join(line.why for line in lines)
    silent = [stop.words for stop in active if stop.words not in reasons]
    remarks = [proof_text("%(stop)s: không làm đổi hạn") % {"stop": words} for words in silent]
    return [*lines[:-1], lines[-1].noted("; ".join(remarks))]
