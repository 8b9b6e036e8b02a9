"""The promise date: calculated again after what happened on the way, and kept with its proof."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.clocks import due_dates, interruptions
from duoc.dossiers.clocks.of_bodies import calendars_of
from duoc.dossiers.happened import perhaps
from duoc.dossiers.lapsing import lapse_of
from duoc.dossiers.models import Apology, Dossier, Promise, Recounting
from duoc.dossiers.planning import definition_of
from duoc.ground.rows import actions as rows
from duoc.ground.worktime.calculations import ClockState, Deadline, Interruption, local
from duoc.language.calculations import Definition, ExtraTime, counted_from
from duoc.procedures.queries import Calendars


def computed(dossier: Dossier, at: datetime, more: ExtraTime | None = None, by: Calendars | None = None) -> Deadline:
    """When an accepted dossier is due, after all that stopped its clock and with all extra time until now.

    Args:
        more: extra time that is about to be given besides.
        by: the calendars to count by, in them those of the body that decides; those that count now where none are
            given.
    """
    by = calendars_of(dossier, by)
    definition = definition_of(dossier)
    received = dossier.clock_from or at
    since = counted_from(definition, received)
    beginning = due_dates.begun_by(received, since, handed_on=dossier.handed_on_at is not None)
    stops = stopped(dossier, definition, since, at)
    deadline = due_dates.due_with_stops(dossier.plan, since, stops, at, by, beginning=beginning, definition=definition)
    known = {extra.id: extra for extra in definition.extra_time}
    given = dossier.extensions.all() if perhaps(dossier, "was_extended") else ()
    extensions = [known[one.extra] for one in given if one.extra in known]
    if deadline.state is ClockState.STOPPED:  # nobody works on it any more: no time is added to that
        return deadline
    for extra in [*extensions, *([more] if more else [])]:
        deadline = due_dates.with_extra(deadline, extra, by)
    return apologised(deadline, dossier.apologies.last() if perhaps(dossier, "was_apologised") else None, by)


def apologised(before: Deadline, apology: Apology | None, by: Calendars) -> Deadline:
    """The deadline moved on to the date that an apology names; it stands where it is later already. Where newer
    calendars close the office on the named day, the date is the closing hour of the next working day."""
    if apology is None or apology.new_due_at <= before.due:
        return before
    named = due_dates.named(before, apology.new_due_at, _("Xin lỗi và hẹn lại (mẫu 04)"))
    day = local(apology.new_due_at).date()
    if by.clock.calendar.is_working(day):
        return named
    working = by.clock.calendar.working_from(day)
    why = _("Ngày đã hẹn lại nay là ngày nghỉ; hẹn sang ngày làm việc kế tiếp")
    return due_dates.named(named, by.clock.hours.closing(by.clock.calendar.fact(working)), why)


def stopped(dossier: Dossier, definition: Definition, since: datetime, at: datetime) -> list[Interruption]:
    """What stopped the clock of an accepted dossier until a moment."""
    return interruptions.stops(interruptions.rests(dossier, definition, at), since)


def refusal_deadline(dossier: Dossier, at: datetime) -> Deadline | None:
    """Until when the applicant is told that the request cannot be granted, where the definition gives it a time of its
    own (`not_eligible`, or `refuse_within` after silence); None where it does not, or before acceptance.
    """
    definition, lapse = definition_of(dossier), lapse_of(dossier)
    if lapse is not None and lapse.refuse_by is not None:
        return Deadline(lapse.refuse_by, (), counted_by=lapse.calendars_id)
    if definition.not_eligible is None or dossier.clock_from is None:
        return None
    since = counted_from(definition, dossier.clock_from)
    term = {"term": definition.not_eligible.within, "after_15": dossier.plan["after_15"]}
    stops, by = stopped(dossier, definition, since, at), calendars_of(dossier)
    return due_dates.due_with_stops(term, since, stops, at, by, appointed=False, definition=definition)


def promise(
    dossier: Dossier, cause: Promise.Cause, deadline: Deadline, at: datetime, recounting: Recounting | None = None
) -> Promise:
    """Promises the date and keeps its proof. The caller saves the dossier.

    Args:
        recounting: for `Cause.RECOUNTED`, in which calendars moved it.
    """
    dossier.due_at, dossier.legal_due_at = deadline.due, deadline.by_law
    proof = [line.as_json() for line in deadline.proof]
    made = Promise(
        dossier=dossier,
        at=at,
        cause=cause,
        due_at=deadline.due,
        proof=proof,
        calendars_id=deadline.counted_by,
        recounting=recounting,
    )
    return rows.add(made)


def counted_again(dossier: Dossier, cause: Promise.Cause, at: datetime) -> dict[str, Any]:
    """Promises anew after a time for which the clock stood, where that moved the date. The caller saves the dossier.

    Returns:
        What the ledger keeps of it in clear; nothing where the date stays.
    """
    if dossier.due_at is None:
        return {}
    deadline = computed(dossier, at)
    if deadline.due == dossier.due_at:  # the day that an apology named stands; the end of the term may move before it
        dossier.legal_due_at = deadline.by_law
        return {}
    promise(dossier, cause, deadline, at)
    return facts(dossier)


def facts(dossier: Dossier) -> dict[str, Any]:
    """The promise as the ledger tells it; nothing before acceptance."""
    return {"due": local(dossier.due_at).isoformat()} if dossier.due_at else {}


def promises(dossier: Dossier) -> list[Promise]:
    """Every promise of the dossier, the one that holds first; the last one (not a row of its own) is the acceptance's.

    At most two queries; none before acceptance.
    """
    if dossier.accepted_at is None:
        return []
    read = ("extension", "apology__draft", "recounting", "transfer")
    later = list(dossier.promises.select_related(*read).order_by("-at", "-id"))
    first = dossier.acceptance
    made = Promise(
        dossier=dossier,
        at=first.at,
        cause=Promise.Cause.ACCEPTED,
        due_at=first.due_at,
        proof=first.proof,
        calendars_id=first.calendars_id,
    )
    return [*later, made]
