"""The dates of open dossiers are counted again by the calendars that count now, in batches that can be broken off."""

import time
import uuid
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from duoc.dossiers.clocks.recounting import RECOUNT
from duoc.dossiers.models import Recounting
from duoc.dossiers.recounts import RecountTally, move_dates
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.ledger import actions as ledger
from duoc.ground.ledger import queries as ledger_queries
from duoc.ground.letters.calculations import mended, says_too_little
from duoc.ground.once.actions import once
from duoc.ground.rows.calculations import BATCH, paced
from duoc.ground.worktime.calculations import moment
from duoc.people.powers import WORKER, Actor, Power, Reach, check
from duoc.procedures.queries import calendars

AT_ONCE = timedelta(minutes=1)
"""What other requests may have written since this one began; more than that, and the clock was set backwards."""


@dataclass(frozen=True)
class NewRecounting:
    """The decree or decision by which days off or hours have changed."""

    basis: str


def recount_dates(*, actor: Actor, wanted: NewRecounting, key: str, at: datetime) -> Recounting:
    """Has the dates of all open dossiers counted again by the calendars that count now; a job does it.

    Args:
        actor: an administrator, or the system where the command is given at the machine.

    Raises:
        Forbidden: no administrator.
        Incomplete: a basis that says nothing.
        OutOfTurn: a recount is under way, or the clock of the machine was set backwards.
    """
    wanted = replace(wanted, basis=mended(wanted.basis))
    id = once(actor.key, "dossiers.recount_dates", key, wanted, lambda: str(_begin(wanted, actor, at).pk))
    return Recounting.objects.get(pk=id)


def _begin(wanted: NewRecounting, actor: Actor, at: datetime) -> Recounting:
    if actor != WORKER:
        check(actor, Power.CALENDAR_MANAGE, Reach(), at)
    if says_too_little(wanted.basis):
        say = _("Hãy ghi văn bản làm thay đổi lịch làm việc: số, ngày, cơ quan ban hành (ít nhất 10 ký tự).")
        raise Incomplete(_("Chưa tính lại được."), _("Hãy xem lại các mục được đánh dấu."), {"basis": say})
    _expect_clock_goes_on(at)
    facts: dict[str, Any] = {"at": at, "basis": wanted.basis, "calendars_id": calendars().digest}
    try:
        with transaction.atomic():
            row = Recounting.objects.create(by_id=actor.person_id, post_id=actor.post_id, **facts)
    except IntegrityError as error:
        raise OutOfTurn(
            _("Đang tính lại các ngày hẹn theo lịch này."),
            _("Hãy tải lại trang để xem đã tính đến đâu; ở dòng lệnh thì chạy duoc recount --go-on."),
        ) from error
    _note(row, "recounting.begun", actor, at, {"basis": row.basis, "calendars": row.calendars_id}, first=True)
    app.configure_task(RECOUNT).defer(recounting_id=str(row.pk))
    return row


def _expect_clock_goes_on(at: datetime) -> None:
    """Whatever is promised now must stand behind all that was promised before.

    Raises:
        OutOfTurn: something was written later than the time that the machine tells.
    """
    last = ledger_queries.last_at()
    if last is not None and at + AT_ONCE < last:
        raise OutOfTurn(
            _("Đồng hồ máy chủ đang chỉ %(now)s, sớm hơn việc đã ghi gần nhất lúc %(last)s.")
            % {"now": moment(at), "last": moment(last)},
            _("Chưa ngày hẹn nào được tính lại. Hãy chỉnh đúng giờ máy chủ rồi làm lại."),
        )


def carry_out_recounting(*, recounting_id: uuid.UUID | str, at: datetime, batch: int = BATCH) -> Recounting:
    """Counts on from where it stands: each batch is a short transaction of its own, so that it can be broken off
    anywhere and goes on with the next call. What is finished stays as it is.

    Args:
        batch: how many dossiers the first transaction takes; after that as many as the machine does in time.

    Raises:
        OutOfTurn: the clock of the machine was set backwards since it began.
        RuntimeError: called inside a transaction, which would hold back every reader of the ledger.
    """
    begun = time.monotonic()
    while _next_batch(recounting_id, at, batch):
        now = time.monotonic()
        batch, begun = paced(batch, now - begun), now
    return Recounting.objects.get(pk=recounting_id)


def _next_batch(recounting_id: uuid.UUID | str, at: datetime, batch: int) -> bool:
    """Counts one batch; False once nothing is left."""
    with transaction.atomic(durable=True):
        row = _locked(recounting_id)
        if row.finished_at is not None:
            return False
        if at < row.at:
            _expect_clock_goes_on(at)
        tally = RecountTally() if _overtaken(row) else move_dates(row, at, batch)
        row.counted, row.moved, row.kept = row.counted + tally.counted, row.moved + tally.moved, row.kept + tally.kept
        row.after = tally.last or row.after
        if tally.last is None:
            row.finished_at = max(at, row.at)
            counts = {"counted": row.counted, "moved": row.moved, "kept": row.kept}
            _note(row, "recounting.finished", WORKER, at, counts)
        row.save()
    return tally.last is not None


def _locked(recounting_id: uuid.UUID | str) -> Recounting:
    """The row, with all others that are not finished: a newer recount waits for the batch of an older one."""
    unfinished = Q(pk=recounting_id) | Q(finished_at=None)
    rows = Recounting.objects.select_for_update(of=("self",)).filter(unfinished).order_by("at", "id")
    return next(row for row in rows if str(row.pk) == str(recounting_id))


def _overtaken(row: Recounting) -> bool:
    """Whether dates are counted again by newer calendars since: it would move them back."""
    return Recounting.objects.filter(at__gt=row.at).exclude(calendars=row.calendars_id).exists()


def _note(
    row: Recounting, action: str, actor: Actor, at: datetime, facts: dict[str, Any], *, first: bool = False
) -> None:
    who = {"actor": actor.key, "post": actor.post_key}
    ledger.append(action=action, subject=row.subject, facts=facts, at=at, first=first, **who)
