"""Days off and hours of bodies, set by an administrator; and the dates that newer calendars move."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers import actions as dossiers
from duoc.dossiers import queries
from duoc.dossiers.acts import Field
from duoc.dossiers.models import Recounting
from duoc.faces.design.answers import read_answers
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import acting, form_key, official, sent_key
from duoc.faces.desk.page import page
from duoc.faces.web.refusals import status_of
from duoc.faces.wording.form_field import FormField, form_fields
from duoc.ground.refusal import Refusal
from duoc.ground.worktime.calculations import ALL, local
from duoc.people import queries as people
from duoc.people.powers import Actor, Forbidden, Power
from duoc.procedures import actions as procedures
from duoc.procedures.queries import body_calendars

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday")
KINDS = {
    "off": gettext_lazy("Ngày nghỉ"),
    "working": gettext_lazy("Ngày làm việc"),
    "hours": gettext_lazy("Giờ làm việc từ ngày này"),
}
BASIS = Field("basis", gettext_lazy("Căn cứ: số, ngày, cơ quan ban hành"), "text")
SATURDAY = gettext_lazy(
    "Giờ này chỉ tính vào thứ Bảy được đặt là ngày làm việc. Thứ Bảy khác vẫn là ngày nghỉ hằng tuần, không tính vào "
    "thời hạn (Điều 111 Bộ luật Lao động 45/2019/QH14)."
)


def _only_those_who_manage(actor: Actor) -> None:
    if not actor.holds(Power.CALENDAR_MANAGE):
        raise Forbidden(
            _("Trang này dành cho quản trị hệ thống."), _("Cơ quan có lịch riêng thì gửi quyết định cho quản trị.")
        )


def _fields() -> list[FormField]:
    hours = gettext_lazy("Cần khi đặt giờ làm việc. Viết như 07:00-11:30, 13:30-17:00.")
    bodies = {one.code: one.name for one in people.units(local(timezone.now()).date())}
    return form_fields(
        [
            Field("body", gettext_lazy("Cơ quan nào?"), "choice", options={ALL: _("Mọi cơ quan của tỉnh"), **bodies}),
            Field("kind", gettext_lazy("Đặt gì?"), "choice", options=KINDS),
            Field("day", gettext_lazy("Ngày"), "date"),
            Field("weekdays", gettext_lazy("Giờ thứ Hai đến thứ Sáu"), "text", hint=hours, required=False),
            Field("saturday", gettext_lazy("Giờ thứ Bảy, nếu làm việc"), "text", hint=SATURDAY, required=False),
            Field("why", gettext_lazy("Vì sao? Người dân đọc được"), "text"),
            BASIS,
        ]
    )


@official
def calendars(request: HttpRequest) -> HttpResponse:
    """What was set, newest first; the form sets another day or other hours, and has open dates counted again."""
    actor = acting(request)
    _only_those_who_manage(actor)
    fields = _fields()
    reading = read_answers(fields, request.POST)
    faults, status = [Fault(one.question, one.say) for one in reading.faults], 422
    if request.method == "POST" and not faults:
        made = attempt(lambda: _set(request, actor, reading.values))
        if not isinstance(made, Refusal):
            messages.success(request, _("Đã đặt lịch. Các ngày hẹn đang mở được tính lại theo lịch này."))
            return redirect("desk:recounts")
        faults, status = faults_of(made, "kind"), status_of(made)
    context = {
        "questions": fields,
        "given": reading.values,
        "faults": faults,
        "rows": [{"row": row, "kind": KINDS[row.kind], "hours": _in_words(row.weekdays)} for row in body_calendars()],
        "key": form_key(request),
    }
    return page(request, "desk/calendars/calendars.html", context, status if request.method == "POST" else 200)


def _set(request: HttpRequest, actor: Actor, values: Mapping[str, Any]) -> Recounting:
    needed = ("body", "kind", "day", "why", "basis")
    missing = {name: _("Hãy trả lời mục này.") for name in needed if not values[name]}
    if missing:
        raise procedures.NotSet(missing)
    wanted = procedures.NewBodyCalendar(
        values["body"],
        values["kind"],
        date.fromisoformat(values["day"]),
        values["why"],
        values["basis"],
        _weekdays(values) if values["kind"] == "hours" else {},
    )
    key, now = sent_key(request), timezone.now()
    with transaction.atomic():
        procedures.set_body_calendar(actor=actor, wanted=wanted, key=key, at=now)
        again = dossiers.NewRecounting(values["basis"])
        return dossiers.recount_dates(actor=actor, wanted=again, key=f"{key}-recount", at=now)


def _weekdays(values: Mapping[str, Any]) -> dict[str, list[str]]:
    """The sessions of each weekday as they were typed; nothing where none were."""
    week, saturday = _sessions(values["weekdays"]), _sessions(values["saturday"])
    return (dict.fromkeys(WEEK, week) if week else {}) | ({"saturday": saturday} if saturday else {})


def _sessions(typed: str | None) -> list[str]:
    return [part.strip() for part in (typed or "").replace("–", "-").split(",") if part.strip()]


def _in_words(weekdays: Mapping[str, list[str]]) -> str:
    """The hours of Monday, and of Saturday where it is worked."""
    words = ", ".join(weekdays.get("monday", ()))
    saturday = ", ".join(weekdays.get("saturday", ()))
    return f"{words}; " + _("thứ Bảy %(hours)s") % {"hours": saturday} if saturday else words


@official
def recounts(request: HttpRequest) -> HttpResponse:
    """Each time that open dates were counted again, with how far it is; the form has it done once more."""
    actor = acting(request)
    _only_those_who_manage(actor)
    fields = form_fields([BASIS])
    reading = read_answers(fields, request.POST)
    faults, status = [Fault(one.question, one.say) for one in reading.faults], 422
    if request.method == "POST" and not faults:
        wanted = dossiers.NewRecounting(reading.values["basis"] or "")
        key, now = sent_key(request), timezone.now()
        made = attempt(lambda: dossiers.recount_dates(actor=actor, wanted=wanted, key=key, at=now))
        if not isinstance(made, Refusal):
            messages.success(request, _("Các ngày hẹn đang mở được tính lại theo lịch mới nhất."))
            return redirect("desk:recounts")
        faults, status = faults_of(made, "basis"), status_of(made)
    context = {
        "questions": fields,
        "given": reading.values,
        "faults": faults,
        "rows": queries.recountings()[:20],
        "key": form_key(request),
    }
    return page(request, "desk/calendars/recounts.html", context, status if request.method == "POST" else 200)
