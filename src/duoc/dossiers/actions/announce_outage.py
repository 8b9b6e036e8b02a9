"""An administrator tells of an outage: planned and announced in time, or noted when it was found; and its end."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from duoc.dossiers.models import Outage
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.ledger import actions as ledger
from duoc.ground.letters.calculations import mended, says_too_little
from duoc.ground.once.actions import once
from duoc.ground.refusal import NotFound
from duoc.ground.worktime.calculations import AfterCutoff, deadline, local, moment
from duoc.people.powers import Actor, Power, Reach, check
from duoc.procedures.queries import calendars

RECOVERED = "dossiers.resume_clocks"


@dataclass(frozen=True)
class NewOutage:
    """What is told. `recovered_at`: when it had recovered already, for one that is noted after the fact."""

    planned: bool
    begins: datetime
    expected_until: datetime
    say: str
    recovered_at: datetime | None = None


@dataclass(frozen=True)
class ThisOutage:
    outage: str


def announce_outage(*, actor: Actor, wanted: NewOutage, key: str, at: datetime) -> Outage:
    """Tells of an outage. Everybody reads of it on the portal until it is over.

    A planned one is announced as many days before as the law says (Decree 224/2026 Art. 13; `outage_notice` of
    `rules.yaml`). One that nobody planned is noted when it has begun, also after it is over.

    Raises:
        Forbidden: no administrator.
        Incomplete: too late for a planned one, times that do not follow one another, or words that say nothing.
    """
    wanted = replace(wanted, say=mended(wanted.say, lines=True))
    id = once(actor.key, "dossiers.announce_outage", key, wanted, lambda: str(_announce(wanted, actor, at).pk))
    return Outage.objects.get(pk=id)


def _announce(wanted: NewOutage, actor: Actor, at: datetime) -> Outage:
    _may(actor, at)
    faults = _faults(wanted, at)
    if faults:
        raise Incomplete(_("Chưa ghi được."), _("Hãy xem lại các mục được đánh dấu."), faults)
    outage = Outage.objects.create(
        planned=wanted.planned,
        at=at,
        by_id=actor.person,
        post_id=actor.post,
        begins=wanted.begins,
        expected_until=wanted.expected_until,
        say=wanted.say,
    )
    facts = {"planned": outage.planned, "begins": outage.begins.isoformat(), "until": outage.expected_until.isoformat()}
    _record(outage, "outage.announced" if outage.planned else "outage.noted", actor, at, {**facts, "say": outage.say})
    if wanted.recovered_at is not None:
        _recover(outage, wanted.recovered_at, actor, at)
    return outage


def _faults(wanted: NewOutage, at: datetime) -> dict[str, str]:
    faults = {}
    if says_too_little(wanted.say):
        faults["say"] = _("Hãy ghi dịch vụ nào gián đoạn và vì sao (ít nhất 10 ký tự).")
    if wanted.expected_until <= wanted.begins:
        faults["expected_until"] = _("Lúc dự kiến hoạt động lại phải sau lúc bắt đầu.")
    if wanted.planned and (early := _too_late(wanted.begins, at)):
        faults["begins"] = early
    if not wanted.planned and wanted.begins > at:
        faults["begins"] = _("Sự cố không báo trước thì ghi khi đã xảy ra. Việc có kế hoạch thì chọn bảo trì.")
    if wanted.recovered_at is not None and not wanted.begins < wanted.recovered_at <= at:
        faults["recovered_at"] = _("Lúc hoạt động lại phải sau lúc bắt đầu và không ở tương lai.")
    return faults


def _too_late(begins: datetime, at: datetime) -> str:
    """Why a planned outage cannot begin then: it is announced too late; "" where it can."""
    clock = calendars().clock
    rule = clock.calendar.rules.outage_notice(local(at).date())
    if rule is None:
        return "" if begins > at else _("Lịch bảo trì phải ở phía trước.")
    end = deadline(at, rule.term, calendar=clock.calendar, hours=clock.hours, after_15=AfterCutoff.NONE).due
    if begins >= end:
        return ""
    words = {"term": rule.term.spoken, "earliest": moment(end), "law": rule.article.replace("#", " Điều ")}
    return (
        _("Phải thông báo trước ít nhất %(term)s (%(law)s): báo bây giờ thì bắt đầu sớm nhất lúc %(earliest)s.") % words
    )


def end_outage(*, actor: Actor, outage_id: uuid.UUID | str, key: str, at: datetime) -> Outage:
    """The system serves again: the clocks go on where definitions say that they stood (a job counts them).

    Raises:
        Forbidden: no administrator.
        NotFound: no such outage.
        OutOfTurn: it has not begun, is over, or was called off.
    """
    which = ThisOutage(str(outage_id))
    id = once(actor.key, "dossiers.end_outage", key, which, lambda: str(_end(which, actor, at).pk))
    return Outage.objects.get(pk=id)


def _end(which: ThisOutage, actor: Actor, at: datetime) -> Outage:
    outage = _open(which, actor, at)
    if at <= outage.begins:
        raise OutOfTurn(_("Lần gián đoạn này chưa bắt đầu."), _("Không làm nữa thì hủy lịch."))
    _recover(outage, at, actor, at)
    return outage


def _recover(outage: Outage, recovered_at: datetime, actor: Actor, at: datetime) -> None:
    outage.recovered_at, outage.recovered_by_id = recovered_at, actor.person
    outage.save(update_fields=["recovered_at", "recovered_by"])
    _record(outage, "outage.ended", actor, at, {"ended": recovered_at.isoformat()})
    app.configure_task(RECOVERED).defer(outage_id=str(outage.pk), after="")


def call_off_outage(*, actor: Actor, outage_id: uuid.UUID | str, key: str, at: datetime) -> Outage:
    """A planned outage does not take place.

    Raises:
        Forbidden: no administrator.
        NotFound: no such outage.
        OutOfTurn: it has begun, is over, or was called off.
    """
    which = ThisOutage(str(outage_id))
    id = once(actor.key, "dossiers.call_off_outage", key, which, lambda: str(_call_off(which, actor, at).pk))
    return Outage.objects.get(pk=id)


def _call_off(which: ThisOutage, actor: Actor, at: datetime) -> Outage:
    outage = _open(which, actor, at)
    if at >= outage.begins:
        raise OutOfTurn(_("Lần gián đoạn này đã bắt đầu."), _("Khi hệ thống hoạt động lại thì ghi là đã xong."))
    outage.called_off_at = at
    outage.save(update_fields=["called_off_at"])
    _record(outage, "outage.called_off", actor, at, {})
    return outage


def _open(which: ThisOutage, actor: Actor, at: datetime) -> Outage:
    _may(actor, at)
    outage = Outage.objects.select_for_update(of=("self",)).filter(pk=which.outage).first()
    if outage is None:
        raise NotFound(_("Không tìm thấy lần gián đoạn này."), _("Hãy tải lại trang."))
    if outage.recovered_at is not None or outage.called_off_at is not None:
        raise OutOfTurn(_("Lần gián đoạn này đã kết thúc hoặc đã hủy."), _("Hãy tải lại trang."))
    return outage


def _may(actor: Actor, at: datetime) -> None:
    check(actor, Power.OUTAGE_MANAGE, Reach(), at)


def _record(outage: Outage, action: str, actor: Actor, at: datetime, facts: dict[str, Any]) -> None:
    first = action in ("outage.announced", "outage.noted")
    who = {"actor": actor.key, "post": actor.post_key}
    ledger.append(action=action, subject=outage.subject, facts=facts, at=at, first=first, **who)
