"""A batch of open dossiers whose dates are counted again: new promises, what is told of them, one statement a kind.

The acts of one dossier go one by one through `acts/writing.py`; what follows from one decree for ten thousand is
written as the handover of a merger is (`inheriting.py`), measured by `tests/bench/bench_recount.py`.
"""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.acts.news import News, tell
from duoc.dossiers.acts.notifying import notify_applicant
from duoc.dossiers.acts.reporting import report_later
from duoc.dossiers.clocks import promising
from duoc.dossiers.clocks.recounting import has_open_promise, open_dossiers, open_promises
from duoc.dossiers.clocks.term_ends import is_over
from duoc.dossiers.models import Assignment, Dossier, Promise, Recounting
from duoc.dossiers.moved_dates import move_open_dates
from duoc.dossiers.open_dates import open_dates
from duoc.ground.ledger import actions as ledger
from duoc.ground.rows.actions import batch
from duoc.ground.worktime.calculations import Deadline, WorktimeFault, local, moment
from duoc.notices.actions import Message
from duoc.people.powers import WORKER
from duoc.procedures.queries import Calendars, asked_once, calendars


def _details(happening: Happening) -> str:
    """The two dates, and why; no date of a dossier whose clock rested: what it waits for moves it again."""
    facts = happening.facts
    if facts.get("rests"):
        return _("Ngày hẹn được tính lại lần nữa khi thời hạn chạy tiếp. Căn cứ: %(basis)s") % {"basis": facts["basis"]}
    dates = {"before": moment(facts["before"]), "due": moment(facts["due"]), "basis": facts["basis"]}
    return _("Đã hẹn %(before)s, nay hẹn %(due)s. Căn cứ: %(basis)s") % dates


RECOUNTED = events.declare(
    Event(
        "dossier.recounted",
        title=gettext_lazy("Tính lại ngày hẹn theo lịch làm việc mới"),
        details=_details,
        to_applicant=gettext_lazy("Ngày hẹn được tính lại theo lịch làm việc mới"),
        applicant_details=_details,
    )
)
MOVED = Message(
    "date_recounted",
    gettext_noop("Ngày hẹn của hồ sơ {code} được tính lại"),
    gettext_noop(
        "Lịch làm việc của cơ quan nhà nước thay đổi ({basis}), nên thời hạn của hồ sơ “{procedure}” được tính lại. Đã "
        "hẹn {old}, nay hẹn trả kết quả {due}. Bạn không phải làm gì."
    ),
)


HOLDER = Message(
    "desk_recounted",
    gettext_noop("Ngày hẹn của hồ sơ {code} được tính lại"),
    gettext_noop("Lịch làm việc thay đổi ({basis}). Hồ sơ “{procedure}” đã hẹn {old}, nay hẹn {due}."),
)


PROMISE = "promise"


@dataclass(frozen=True)
class Recount:
    """A date that was given and the date that would be given today.

    Attributes:
        kind: PROMISE (the result), or one of `MovedDate.Kind`.
        given, given_by: the date as it stands, and the digest of the calendars that it was counted by; "" when it was
            counted before calendars were kept.
        again: the same term counted by the other calendars, with its proof and their digest.
    """

    dossier: Dossier
    kind: str
    given: datetime
    given_by: str
    again: Deadline

    @property
    def moved(self) -> bool:
        """Whether the two dates differ."""
        return local(self.given) != local(self.again.due)


def recounted(at: datetime, by: Calendars | None = None) -> Iterator[Recount]:
    """Every date that has not come yet, as given and as counted by these calendars (those that count now); nothing is
    changed. A dossier that waits for its applicant keeps the promise that holds until they answer.
    """
    by = by or calendars()
    for dossier in open_promises(at).order_by("accepted_at"):
        given = promising.promises(dossier)[0]
        yield Recount(dossier, PROMISE, given.due_at, given.calendars_id, promising.computed(dossier, given.at, by=by))
    for one in open_dates(at):
        yield Recount(one.dossier, str(one.kind), one.row.until, one.row.calendars_id or "", one.again(by))


@dataclass(frozen=True)
class RecountTally:
    """What one batch did. `last`: the last dossier of it; None where none was left."""

    counted: int = 0
    moved: int = 0
    kept: int = 0
    last: uuid.UUID | None = None


def move_dates(recounting: Recounting, at: datetime, most: int) -> RecountTally:
    """Counts the next dossiers again and promises anew what has moved, in the transaction of the caller.

    A date that would have passed already stays as it was promised: nobody is made late by a calendar.
    """
    by = calendars(recounting.calendars_id)
    dossiers = list(open_dossiers(recounting.after).select_for_update(of=("self",))[:most])
    promised = [dossier for dossier in dossiers if has_open_promise(dossier, at)]
    with asked_once():
        counted = [(dossier, _counted(dossier, at, by)) for dossier in promised]
    again = [(one, _still_late(one, deadline, at)) for one, deadline in counted if deadline and deadline.due > at]
    moved = [(dossier, deadline) for dossier, deadline in again if deadline.due != dossier.due_at]
    _promise_anew(moved, recounting, at)
    _move_terms(again)
    with asked_once():
        anywhere = move_open_dates(dossiers, recounting, by, at) | {dossier.pk for dossier, _deadline in moved}
    last = dossiers[-1].pk if dossiers else None
    return RecountTally(len(promised), len(anywhere), len(promised) - len(again), last)


def _counted(dossier: Dossier, at: datetime, by: Calendars) -> Deadline | None:
    """None where the calendars cannot count it."""
    try:
        return promising.computed(dossier, at, by=by)
    except WorktimeFault:
        return None


def _still_late(dossier: Dossier, deadline: Deadline, at: datetime) -> Deadline:
    """What an apology promised may move; a term that is over has ended, whatever a calendar says later."""
    legal = dossier.legal_due_at
    over = legal is not None and is_over(legal, dossier.plan["term"], at)
    return replace(deadline, by_law=legal) if over else deadline


def _move_terms(again: Sequence[tuple[Dossier, Deadline]]) -> None:
    """Where the date of an apology stays, the end of the term may move before it."""
    moved = [(dossier, deadline.by_law) for dossier, deadline in again if deadline.by_law != dossier.legal_due_at]
    for dossier, legal in moved:
        dossier.legal_due_at = legal
    Dossier.objects.bulk_update([dossier for dossier, _legal in moved], ["legal_due_at"])


def _promise_anew(moved: Sequence[tuple[Dossier, Deadline]], recounting: Recounting, at: datetime) -> None:
    """Rows, ledger, notices and reports of all of them; the date that stood before stays in its own promise. Nobody is
    told a date while the clock rests (`Dossier.appointment`)."""
    given = {dossier.pk: dossier.due_at for dossier, _deadline in moved}
    hear = [dossier for dossier, _deadline in moved if not dossier.clock_rests]
    held = {dossier.pk: dossier for dossier in hear if dossier.assigned_to_id is not None}
    hands = Assignment.objects.filter(dossier__in=held, ended_at=None) if held else ()
    with batch():
        for dossier, deadline in moved:
            promising.promise(dossier, Promise.Cause.RECOUNTED, deadline, at, recounting)
        for dossier in hear:
            old = moment(given[dossier.pk])
            notify_applicant(dossier, MOVED, at=at, old=old, basis=recounting.basis)
        for hand in hands:
            dossier = held[hand.dossier_id]
            words = {"old": moment(given[dossier.pk]), "due": moment(dossier.due_at), "basis": recounting.basis}
            tell(dossier, News(HOLDER, hand.person_id, hand.post_id, words), WORKER, at)
    dossiers = [dossier for dossier, _deadline in moved]
    Dossier.objects.bulk_update(dossiers, ["due_at", "legal_due_at"])
    facts = {dossier.subject: _facts(dossier, given[dossier.pk], recounting) for dossier in dossiers}
    ledger.append_each(action=RECOUNTED.name, actor=WORKER.key, post=WORKER.post_key, facts=facts, at=at)
    report_later(dossiers)


def _facts(dossier: Dossier, given: datetime | None, recounting: Recounting) -> dict[str, Any]:
    before = local(given).isoformat() if given else ""
    facts = {**promising.facts(dossier), "before": before, "basis": recounting.basis, "recounting": str(recounting.pk)}
    return {**facts, "rests": True} if dossier.clock_rests else facts
