"""An administrator sets a day off, a working day or opening hours, for one body or for the whole province."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.utils.translation import gettext as _

from duoc.ground.ledger import actions as ledger
from duoc.ground.letters.calculations import mended, says_too_little
from duoc.ground.once.actions import once
from duoc.ground.refusal import Invalid
from duoc.ground.worktime.calculations import ALL, WorktimeFault, local
from duoc.people.models import Organisation
from duoc.people.powers import Actor, Power, Reach, check
from duoc.people.queries import units
from duoc.procedures.actions.keep_bundle import go_by
from duoc.procedures.bundles import open_bundle
from duoc.procedures.calendars import calendars
from duoc.procedures.decided_calendars import FILE, decided
from duoc.procedures.models import BodyCalendar, ReferenceData

Kind = BodyCalendar.Kind


class NotSet(Invalid):
    """What was given cannot be set; `faults` names the fields."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(_("Chưa đặt được lịch."), _("Hãy xem lại các mục được đánh dấu."), faults)


@dataclass(frozen=True)
class NewBodyCalendar:
    """What is set.

    Attributes:
        body: the code of a body, or "all".
        kind: "off", "working" or "hours".
        day: the day, or from which day on the hours hold.
        weekdays: for hours, by weekday in English: {"monday": ["07:00-11:30"]}; what is left out is closed.
        why: what people read beside the day; basis: the decree or decision.
    """

    body: str
    kind: str
    day: date
    why: str
    basis: str
    weekdays: Mapping[str, Sequence[str]] = field(default_factory=dict)


def set_body_calendar(*, actor: Actor, wanted: NewBodyCalendar, key: str, at: datetime) -> BodyCalendar:
    """Sets it. From now on dates are counted by it; those given before are counted again by `dossiers.recount_dates`.

    Raises:
        Forbidden: no administrator.
        NotSet: an unknown body, a day that is over or already is so, hours that cannot be read, no reason or basis.
    """
    wanted = replace(wanted, why=mended(wanted.why), basis=mended(wanted.basis))
    id = once(actor.key, "procedures.set_body_calendar", key, wanted, lambda: str(_set(wanted, actor, at).pk))
    return BodyCalendar.objects.get(pk=id)


def _set(wanted: NewBodyCalendar, actor: Actor, at: datetime) -> BodyCalendar:
    check(actor, Power.CALENDAR_MANAGE, Reach(), at)
    known = units(local(at).date()).filter(code=wanted.body)
    body = None if wanted.body == ALL else known.first()
    faults = _faults(wanted, body, at)
    if faults:
        raise NotSet(faults)
    row = BodyCalendar.objects.create(
        body=body,
        kind=wanted.kind,
        day=wanted.day,
        weekdays={name: list(sessions) for name, sessions in wanted.weekdays.items()},
        why=wanted.why,
        basis=wanted.basis,
        at=at,
        by_id=actor.person,
        post_id=actor.post,
    )
    _go_by_it(at)
    facts = {"body": wanted.body, "kind": row.kind, "day": row.day.isoformat(), "why": row.why, "basis": row.basis}
    who = {"actor": actor.key, "post": actor.post_key}
    facts = {**facts, "weekdays": row.weekdays, "calendars": calendars().digest}
    ledger.append(action="body_calendar.set", subject=row.subject, facts=facts, at=at, first=True, **who)
    return row


def _faults(wanted: NewBodyCalendar, body: Organisation | None, at: datetime) -> dict[str, str]:
    faults: dict[str, str] = {}
    if body is None and wanted.body != ALL:
        faults["body"] = _("Không có cơ quan này, hoặc cơ quan đã chấm dứt hoạt động. Hãy chọn trong danh sách.")
    if says_too_little(wanted.why):
        faults["why"] = _("Hãy ghi vì sao, như “Nghỉ vì bão” (ít nhất 10 ký tự): người dân đọc được.")
    if says_too_little(wanted.basis):
        faults["basis"] = _("Hãy ghi quyết định: số, ngày, cơ quan ban hành (ít nhất 10 ký tự).")
    if wanted.kind == Kind.HOURS and not wanted.weekdays:
        faults["weekdays"] = _("Hãy ghi giờ làm việc, từ thứ Hai, như 07:00-11:30, 13:30-17:00.")
    if wanted.kind not in Kind.values:
        faults["kind"] = _("Hãy chọn một mục.")
    if wanted.day < local(at).date():
        faults["day"] = _(
            "Ngày này đã qua. Chỉ đặt lịch từ hôm nay trở đi; hồ sơ trễ vì ngày đó thì ghi nguyên nhân ở hồ sơ."
        )
    elif not faults and wanted.kind != Kind.HOURS and (same := _is_so_already(wanted)):
        faults["day"] = same
    return faults


def _is_so_already(wanted: NewBodyCalendar) -> str:
    """Why nothing would change; "" where something does."""
    fact = calendars().clock.of_body(wanted.body).calendar.fact(wanted.day)
    if fact.working != (wanted.kind == Kind.WORKING):
        return ""
    words = _("Ngày này đã là ngày làm việc: %(why)s.") if fact.working else _("Ngày này đã là ngày nghỉ: %(why)s.")
    return words % {"why": fact.why}


def _go_by_it(at: datetime) -> None:
    """The newest calendars with all that was set.

    Raises:
        NotSet: they could not be read with it, as with hours that are none.
    """
    now = open_bundle(calendars().digest)
    files = {path: (now.root / path).read_bytes() for path in now.files if path != FILE}
    go_by(ReferenceData.Name.CALENDARS, {**files, **decided()}, at)
    try:
        calendars()
    except WorktimeFault as fault:
        raise NotSet({"weekdays": f"{fault.say} {fault.remedy}".strip()}) from fault
