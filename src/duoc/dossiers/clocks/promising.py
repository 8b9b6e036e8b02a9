"""The promise date: calculated again after what happened on the way, and kept with its proof."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.clocks import due_dates
from duoc.dossiers.models import Apology, Dossier, Promise
from duoc.dossiers.planning import definition_of
from duoc.ground.worktime.calculations import ClockState, Deadline, Interruption, local
from duoc.language.calculations import Definition, ExtraTime, counted_from
from duoc.procedures.queries import Calendars, calendars


def computed(dossier: Dossier, at: datetime, more: ExtraTime | None = None, by: Calendars | None = None) -> Deadline:
    """When an accepted dossier is due, after all supplements and with all extra time until now.

    Args:
        more: extra time that is about to be given besides.
        by: the calendars to count by; those that count now where none are given.
    """
    by = by or calendars()
    definition = definition_of(dossier)
    since = counted_from(definition, dossier.clock_from or at)
    deadline = due_dates.due_with_stops(dossier.plan, since, _stops(dossier, definition, since), at, by)
    known = {extra.id: extra for extra in definition.extra_time}
    extensions = [known[one.extra] for one in dossier.extensions.all() if one.extra in known]
    if deadline.state is ClockState.STOPPED:  # nobody works on it any more: no time is added to that
        return deadline
    for extra in [*extensions, *([more] if more else [])]:
        deadline = due_dates.with_extra(deadline, extra, by)
    return apologised(deadline, dossier.apologies.last())


def apologised(before: Deadline, apology: Apology | None) -> Deadline:
    """The deadline moved on to the date that an apology names; it stands where it is later already."""
    if apology is None or apology.new_due_at <= before.due:
        return before
    return due_dates.named(before, apology.new_due_at, _("Xin lỗi và hẹn lại (mẫu 04)"))


def _stops(dossier: Dossier, definition: Definition, since: datetime) -> list[Interruption]:
    """The supplements and payments asked for since acceptance. What was over before the clock began to run stops
    nothing."""
    clock = definition.clock
    answered = dossier.supplement_requests.filter(at__gte=dossier.accepted_at, answer__isnull=False)
    stops = [
        due_dates.supplement_stop(clock.mode, max(turn.at, since), turn.answer.at, clock.article)
        for turn in answered.select_related("answer")
        if turn.answer.at >= since
    ]
    return sorted([*stops, *_paid(dossier, definition, since)], key=lambda stop: stop.begins)


def payments_rested(dossier: Dossier, definition: Definition) -> list[tuple[datetime, datetime, str]]:
    """From when until when the applicant had to pay, and the article by which the term rested; no query where the
    definition names none."""
    if not any(fee.rests_by for fee in definition.fees):
        return []
    duties = dossier.duties.exclude(rests_by="").values_list("asked_at", "charge__settled_at", "rests_by")
    return [(asked, settled, article) for asked, settled, article in duties if settled is not None]


def _paid(dossier: Dossier, definition: Definition, since: datetime) -> list[Interruption]:
    return [
        due_dates.payment_stop(max(asked, since), settled, article)
        for asked, settled, article in payments_rested(dossier, definition)
        if settled >= since
    ]


def refusal_deadline(dossier: Dossier, at: datetime) -> Deadline | None:
    """Until when the applicant is told that the request cannot be granted, where the definition gives it a time of its
    own (`not_eligible`); None where it does not, or before acceptance.
    """
    definition = definition_of(dossier)
    if definition.not_eligible is None or dossier.clock_from is None:
        return None
    since = counted_from(definition, dossier.clock_from)
    term = {"term": definition.not_eligible.within, "after_15": dossier.plan["after_15"]}
    return due_dates.due_with_stops(term, since, _stops(dossier, definition, since), at)


def promise(dossier: Dossier, cause: Promise.Cause, deadline: Deadline, at: datetime) -> Promise:
    """Promises the date and keeps its proof. The caller saves the dossier."""
    dossier.due_at = deadline.due
    proof = [line.as_json() for line in deadline.proof]
    return Promise.objects.create(
        dossier=dossier,
        at=at,
        cause=cause,
        due_at=deadline.due,
        proof=proof,
        calendars_id=deadline.counted_by,
    )


def facts(dossier: Dossier) -> dict[str, Any]:
    """The promise as the ledger tells it; nothing before acceptance."""
    return {"due": local(dossier.due_at).isoformat()} if dossier.due_at else {}


def promises(dossier: Dossier) -> list[Promise]:
    """Every promise of the dossier, the one that holds first; the last one (not a row of its own) is the acceptance's.

    At most two queries; none before acceptance.
    """
    if dossier.accepted_at is None:
        return []
    later = list(dossier.promises.select_related("extension", "apology__draft").order_by("-at", "-id"))
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
