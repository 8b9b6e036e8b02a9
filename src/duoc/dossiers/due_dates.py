"""When a dossier is due: the definition's term, counted by the province's calendars."""

from dataclasses import replace
from datetime import datetime, time
from functools import lru_cache
from typing import Any

import yaml
from django.conf import settings
from django.utils.translation import gettext as _

from duoc.ground.worktime.calculations import (
    VIETNAM,
    AfterCutoff,
    Clock,
    Deadline,
    Interruption,
    ProofLine,
    deadline,
    due_after,
    load_clock,
    local,
    parse_mode,
    parse_term,
)
from duoc.language.calculations import ExtraTime


@lru_cache(maxsize=1)
def clock() -> Clock:
    """Calendars and opening hours of the catalogue, read once per process."""
    return load_clock(settings.CATALOG / "national" / "calendars")


@lru_cache(maxsize=1)
def _unknown() -> tuple[str, str]:
    """The term by which work is planned where no legal term is known, and the words that say so."""
    told = yaml.safe_load((settings.CATALOG / "national" / "terms.yaml").read_text("utf-8"))["unknown"]
    return told["term"], told["to_verify"]


def _marked(found: Deadline, term: str) -> Deadline:
    """The deadline, marked as not certain when no legal term stands behind it."""
    if term:
        return found
    doubt = _unknown()[1]
    lines = (replace(line, to_verify=f"{doubt} {line.to_verify}".strip()) for line in found.proof)
    return replace(found, proof=tuple(lines))


def cutoff(term: str, after_15: str, at: datetime) -> tuple[time, AfterCutoff]:
    """The time of day after which a receipt counts otherwise, and how: the procedure's rule, else the dated one.

    Args:
        term: as the plan has it; "" when none is known.
        after_15: the procedure's own rule; empty takes the dated default for the unit.
    """
    rule = clock().calendar.rules.cutoff(parse_term(term or _unknown()[0]).unit, local(at).date())
    return rule.cutoff, AfterCutoff(after_15) if after_15 else rule.effect


def due(term: str, after_15: str, received: datetime) -> Deadline:
    """When a dossier received at this time is due, with the proof.

    Args:
        term: as the plan has it, for example "3 working_day"; "" when none is known, as the proof then says.
        after_15: the plan's rule for a receipt after 15:00; empty takes the dated default for the unit.

    Raises:
        duoc.ground.worktime.calculations.WorktimeFault: beyond what the calendars can count.
    """
    found = deadline(
        received,
        parse_term(term or _unknown()[0]),
        calendar=clock().calendar,
        hours=clock().hours,
        after_15=AfterCutoff(after_15) if after_15 else None,
    )
    return _marked(found, term)


def due_with_stops(plan: dict[str, Any], received: datetime, stops: list[Interruption], at: datetime) -> Deadline:
    """When a dossier is due after the times in which its applicant was asked for something.

    Args:
        plan: the dossier's plan; `term` and `after_15` count.
        stops: from asking to answer, each in the mode that the procedure gives.
    """
    found = due_after(
        received,
        parse_term(plan["term"] or _unknown()[0]),
        stops,
        calendar=clock().calendar,
        hours=clock().hours,
        after_15=AfterCutoff(plan["after_15"]) if plan["after_15"] else None,
        at=at,
    )
    return _marked(found, plan["term"])


def with_extra(found: Deadline, extra: ExtraTime) -> Deadline:
    """The deadline moved on by the extra time that a definition gives for a reason; its proof goes on behind the first.

    The extra time is counted from the due day: a term in days starts the day after it.
    """
    term = parse_term(extra.add)
    more = deadline(found.due, term, calendar=clock().calendar, hours=clock().hours, after_15=AfterCutoff.NONE)
    day = found.due.astimezone(VIETNAM).date()
    why = _("Thêm %(term)s: %(say)s") % {"term": term.words, "say": extra.say}
    reason = ProofLine(day, False, why, extra.article, extra.to_verify)
    # The clock's first line tells of a receipt on a day that is not counted; here the reason stands in its place.
    counted = more.proof[1:] if not more.proof[0].counted and more.proof[0].day == day else more.proof
    return Deadline(more.due, (*found.proof, reason, *counted), found.state)


def supplement_stop(mode: str, asked: datetime, answered: datetime, article: str) -> Interruption:
    """The time in which the applicant supplemented, as the clock sees it.

    Args:
        mode: as definitions write it: "restart", "pause", "restart stop_after 10 day".
    """
    read = parse_mode(mode)
    why = _("Người yêu cầu bổ sung hồ sơ")
    return Interruption(read.mode, asked, answered, why, article, stop_after=read.stop_after)
