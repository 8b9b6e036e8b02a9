"""An official will be away: who does their work meanwhile, from when until when; and back earlier."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import F, Q
from django.utils.translation import gettext as _

from duoc.ground.ledger import actions as ledger
from duoc.ground.letters.calculations import mended, says_too_little
from duoc.ground.once.actions import once
from duoc.ground.refusal import NotFound
from duoc.ground.worktime.calculations import VIETNAM
from duoc.people.absences import seats_of_body
from duoc.people.models import Absence, Appointment, Post
from duoc.people.powers import Actor, Power, Reach, check
from duoc.people.rules import AbsenceOver, AbsenceRefused
from duoc.people.validity import is_over, lasting


@dataclass(frozen=True)
class NewAbsence:
    """Who is away and who does their work, both by their appointment; from which day until which day (the first on
    which they are back), and why."""

    seat: uuid.UUID
    substitute: uuid.UUID
    valid_from: date
    valid_to: date
    reason: str


@dataclass(frozen=True)
class Ended:
    absence: str


def record_absence(*, actor: Actor, wanted: NewAbsence, key: str, at: datetime) -> Absence:
    """Records it: an official for themselves, the head of a body for anybody of it.

    Raises:
        Forbidden: the actor may not say it of this person.
        AbsenceRefused: days that do not fit or outlast an appointment, a substitute of another body or role, or one who
            is away too, or the person stands in for somebody meanwhile; `faults` names the fields.
    """
    wanted = replace(wanted, reason=mended(wanted.reason))
    id = once(actor.key, "people.record_absence", key, wanted, lambda: str(_record(wanted, actor, at).pk))
    return Absence.objects.get(pk=id)


def _record(wanted: NewAbsence, actor: Actor, at: datetime) -> Absence:
    today = at.astimezone(VIETNAM).date()
    seats = {one.pk: one for one in seats_of_body(actor, at)}
    away, other = seats.get(wanted.seat), seats.get(wanted.substitute)
    if away is None:
        raise _refused({"seat": _("Hãy chọn một người đang xử lý hồ sơ ở cơ quan mình.")})
    _may_record(away, actor, at)
    # One at a time for a body: two absences that point at each other would not see one another.
    list(Post.objects.select_for_update().filter(organisation=away.post.organisation_id).order_by("pk"))
    faults = _faults_of_days(wanted, away, today) | _faults_of_substitute(wanted, away, other)
    if faults or other is None:
        raise _refused(faults)
    absence = Absence.objects.create(
        person=away.person,
        post=away.post,
        substitute=other.person,
        substitute_post=other.post,
        organisation_id=away.post.organisation_id,
        valid_from=wanted.valid_from,
        valid_to=wanted.valid_to,
        reason=wanted.reason,
        given_at=at,
        given_by_id=actor.person,
    )
    facts = {
        "person": str(absence.person_id),
        "substitute": str(absence.substitute_id),
        "post": str(absence.post_id),
        "valid_from": absence.valid_from.isoformat(),
        "valid_to": absence.valid_to.isoformat(),
    }
    who = {"actor": actor.key, "post": actor.post_key}
    ledger.append(action="absence.recorded", subject=absence.subject, facts=facts, at=at, first=True, **who)
    return absence


def _refused(faults: dict[str, str]) -> AbsenceRefused:
    return AbsenceRefused(_("Chưa ghi được việc vắng mặt."), _("Hãy xem lại các mục được đánh dấu."), faults)


def _faults_of_days(wanted: NewAbsence, away: Appointment, today: date) -> dict[str, str]:
    faults = {}
    if wanted.valid_to <= max(wanted.valid_from, today):
        faults["valid_to"] = _("Ngày trở lại phải sau ngày bắt đầu và sau hôm nay.")
    elif _outlasts(wanted, away):
        faults["valid_to"] = _("Người vắng mặt thôi giữ chức vụ trước ngày này.")
    elif twice := _meanwhile(wanted, Q(person=away.person)):
        faults["valid_from"] = _("Đã ghi vắng mặt %(days)s; kết thúc lần đó trước.") % {"days": _days(twice[0])}
    elif for_others := _meanwhile(wanted, Q(substitute=away.person)):
        words = {"name": for_others[0].person.full_name, "days": _days(for_others[0])}
        faults["seat"] = _("Người này đang được ghi làm thay %(name)s %(days)s; đổi người làm thay đó trước.") % words
    if says_too_little(wanted.reason):
        faults["reason"] = _("Hãy ghi vì sao vắng mặt (ít nhất 10 ký tự).")
    return faults


def _faults_of_substitute(wanted: NewAbsence, away: Appointment, other: Appointment | None) -> dict[str, str]:
    if other is None or other.person_id == away.person_id:
        return {"substitute": _("Hãy chọn một người khác đang xử lý hồ sơ ở cơ quan mình.")}
    if (other.post.organisation_id, other.post.role) != (away.post.organisation_id, away.post.role):
        return {"substitute": _("Người làm thay phải giữ cùng loại chức danh, ở cùng cơ quan.")}
    if _outlasts(wanted, other):
        return {"substitute": _("Người này thôi giữ chức vụ trước ngày trở lại.")}
    if too := _meanwhile(wanted, Q(person=other.person)):
        return {"substitute": _("Người này cũng vắng mặt %(days)s.") % {"days": _days(too[0])}}
    return {}


def _outlasts(wanted: NewAbsence, seat: Appointment) -> bool:
    """Whether the absence goes on behind the end of the appointment, or of the post."""
    ends = [day for day in (seat.valid_to, seat.post.valid_to) if day is not None]
    return any(day < wanted.valid_to for day in ends)


def _meanwhile(wanted: NewAbsence, whose: Q) -> Sequence[Absence]:
    """Absences that share a day with this one; one that was ended before its first day has none."""
    shared = Absence.objects.filter(whose, lasting(wanted.valid_from), valid_from__lt=wanted.valid_to)
    return list(shared.exclude(valid_to=F("valid_from")).select_related("person").order_by("valid_from"))


def _days(absence: Absence) -> str:
    last = absence.valid_to - timedelta(days=1)
    return _("từ %(first)s đến hết %(last)s") % {
        "first": f"{absence.valid_from:%d/%m/%Y}",
        "last": f"{last:%d/%m/%Y}",
    }


def end_absence(*, actor: Actor, absence_id: uuid.UUID | str, key: str, at: datetime) -> Absence:
    """The person is back: today is the first day on which nobody stands in for them. What was done stays done.

    Raises:
        NotFound: no such absence in the actor's body.
        Forbidden: the actor may not say it of this person.
        AbsenceOver: it has ended already.
    """
    given = Ended(str(absence_id))
    id = once(actor.key, "people.end_absence", key, given, lambda: str(_end(given, actor, at).pk))
    return Absence.objects.get(pk=id)


def _end(given: Ended, actor: Actor, at: datetime) -> Absence:
    own = Absence.objects.select_for_update(of=("self",)).filter(organisation_id__in=actor.units)
    absence = own.select_related("post", "person").filter(pk=given.absence).first()
    if absence is None:
        raise NotFound(_("Không tìm thấy việc vắng mặt này."), _("Hãy tải lại trang."))
    _may_record(absence, actor, at)
    today = at.astimezone(VIETNAM).date()
    if absence.ended_at is not None or is_over(absence, today):
        raise AbsenceOver(_("Việc vắng mặt này đã kết thúc."), _("Hãy tải lại trang."))
    absence.valid_to = max(today, absence.valid_from)
    absence.ended_at, absence.ended_by_id = at, actor.person
    absence.save(update_fields=["valid_to", "ended_at", "ended_by"])
    ledger.append(
        action="absence.ended",
        actor=actor.key,
        post=actor.post_key,
        subject=absence.subject,
        facts={"valid_to": absence.valid_to.isoformat()},
        at=at,
    )
    return absence


def _may_record(of: Appointment | Absence, actor: Actor, at: datetime) -> None:
    reach = Reach(parties=frozenset({of.person_id}), units=frozenset({of.post.organisation_id}))
    check(actor, Power.ABSENCE_RECORD, reach, at)
