"""Dates on the way that newer calendars moved: the row holds the new one, a `MovedDate` both, the person is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.acts.news import News, tell
from duoc.dossiers.acts.notifying import notify_applicant
from duoc.dossiers.models import Dossier, MovedDate, Recounting
from duoc.dossiers.open_dates import OpenDate, open_dates
from duoc.ground.ledger import actions as ledger
from duoc.ground.rows import actions as rows
from duoc.ground.worktime.calculations import Deadline, WorktimeFault, ending, local
from duoc.notices.actions import Message
from duoc.people.powers import WORKER
from duoc.procedures.queries import Calendars


def _details(happening: Happening) -> str:
    """Which date, the two moments, and why."""
    facts = happening.facts
    dates = {"was": ending(facts["was"]), "until": ending(facts["until"]), "basis": facts["basis"]}
    return _("%(kind)s: đã hẹn %(was)s, nay %(until)s. Căn cứ: %(basis)s") % {
        "kind": str(MovedDate.Kind(facts["kind"]).label).capitalize(),
        **dates,
    }


DATE_MOVED = events.declare(
    Event(
        "dossier.date_moved",
        title=gettext_lazy("Tính lại thời hạn trên đường giải quyết theo lịch làm việc mới"),
        details=_details,
        to_applicant=gettext_lazy("Một thời hạn của hồ sơ được tính lại theo lịch làm việc mới"),
        applicant_details=_details,
    )
)
TO_APPLICANT = Message(
    "own_date_moved",
    gettext_noop("Thời hạn của bạn trong hồ sơ {code} được tính lại"),
    gettext_noop(
        "Lịch làm việc của cơ quan nhà nước thay đổi ({basis}), nên một thời hạn của hồ sơ “{procedure}” được tính "
        "lại: {kind} trước đây là {old}, nay là {new}."
    ),
)
TO_OFFICIAL = Message(
    "desk_date_moved",
    gettext_noop("Một thời hạn của hồ sơ {code} được tính lại"),
    gettext_noop("Lịch làm việc thay đổi ({basis}). Hồ sơ “{procedure}”: {kind} trước đây là {old}, nay là {new}."),
)


@dataclass(frozen=True)
class _Moved:
    date: OpenDate
    was: datetime
    counted: Deadline


def move_open_dates(dossiers: Sequence[Dossier], recounting: Recounting, by: Calendars, at: datetime) -> set[Any]:
    """Counts the open dates of these dossiers again, in the transaction of the caller, who holds them locked.

    A date that would have passed already, or that the calendars cannot count, stays as it was given.

    Returns:
        The ids of the dossiers of which some date moved.
    """
    again = ((one, _counted(one, by)) for one in open_dates(at, [dossier.pk for dossier in dossiers]))
    moved = [
        _Moved(one, one.row.until, counted)
        for one, counted in again
        if counted is not None and counted.due > at and counted.due != one.row.until
    ]
    whole = {dossier.pk: dossier for dossier in dossiers}
    with rows.batch():
        for one in moved:
            _move(one, recounting, at)
            one.date.watch(at)
            _tell(one, whole[one.date.dossier.pk], recounting, at)
    _keep(moved)
    _note(moved, recounting, at)
    return {one.date.dossier.pk for one in moved}


def _counted(one: OpenDate, by: Calendars) -> Deadline | None:
    try:
        return one.again(by)
    except WorktimeFault:
        return None


def _move(one: _Moved, recounting: Recounting, at: datetime) -> None:
    row, proof = one.date.row, [line.as_json() for line in one.counted.proof]
    row.until, row.calendars_id = one.counted.due, one.counted.counted_by
    if hasattr(row, "proof"):
        row.proof = proof
    rows.add(
        MovedDate(
            dossier=one.date.dossier,
            recounting=recounting,
            calendars_id=one.counted.counted_by,
            kind=one.date.kind,
            of=row.pk,
            was=one.was,
            until=one.counted.due,
            proof=proof,
            at=at,
        )
    )


def _tell(one: _Moved, dossier: Dossier, recounting: Recounting, at: datetime) -> None:
    """Whose date it is hears it: the applicant, or who asked the body or put the posting up."""
    words = {"basis": recounting.basis, "kind": str(one.date.kind.label)}
    words |= {"old": ending(one.was), "new": ending(one.counted.due)}
    if one.date.asked_by is None:
        notify_applicant(dossier, TO_APPLICANT, at=at, **words)
    else:
        tell(dossier, News(TO_OFFICIAL, *one.date.asked_by, words), WORKER, at)


def _keep(moved: Sequence[_Moved]) -> None:
    """The rows with their new dates: one statement a kind."""
    by_kind = sorted((one.date for one in moved), key=lambda date: date.kind)
    for _kind, dates in groupby(by_kind, key=lambda date: date.kind):
        changed = [date.row for date in dates]
        fields = ["until", "calendars", *(["proof"] if hasattr(changed[0], "proof") else [])]
        type(changed[0])._default_manager.bulk_update(changed, fields)


def _note(moved: Sequence[_Moved], recounting: Recounting, at: datetime) -> None:
    """In the ledger: of many dossiers at once, each with one date; who has several has them one behind the other."""
    again = list(moved)
    while again:
        first = {one.date.dossier.subject: one for one in reversed(again)}
        facts = {subject: _facts(one, recounting) for subject, one in first.items()}
        ledger.append_each(action=DATE_MOVED.name, actor=WORKER.key, post=WORKER.post_key, facts=facts, at=at)
        again = [one for one in again if one is not first[one.date.dossier.subject]]


def _facts(one: _Moved, recounting: Recounting) -> dict[str, str]:
    return {
        "kind": str(one.date.kind),
        "was": local(one.was).isoformat(),
        "until": local(one.counted.due).isoformat(),
        "basis": recounting.basis,
        "recounting": str(recounting.pk),
    }
