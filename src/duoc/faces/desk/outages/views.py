"""When the system does not serve: announced before, noted when found, and the end of it."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import Field
from duoc.faces.design.answers import read_answers
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import acting, form_key, official, sent_key
from duoc.faces.desk.page import page
from duoc.faces.web.refusals import status_of
from duoc.faces.wording.form_field import FormField, form_fields
from duoc.ground.refusal import Refusal
from duoc.ground.worktime.calculations import VIETNAM
from duoc.people.powers import Actor, Forbidden, Power

PLANNED, UNPLANNED = "planned", "unplanned"
MOMENTS = ("begins", "expected_until", "recovered_at")


def _only_those_who_manage(actor: Actor) -> None:
    if not actor.holds(Power.OUTAGE_MANAGE):
        raise Forbidden(_("Trang này dành cho quản trị hệ thống."), _("Thấy hệ thống có sự cố, hãy báo quản trị."))


def _fields() -> list[FormField]:
    hour = gettext_lazy("Giờ và phút, như 22:30.")
    kinds = {
        PLANNED: gettext_lazy("Bảo trì có kế hoạch, báo trước"),
        UNPLANNED: gettext_lazy("Sự cố đã xảy ra, không báo trước được"),
    }
    return form_fields(
        [
            Field("kind", gettext_lazy("Gián đoạn loại nào?"), "choice", options=kinds),
            Field("say", gettext_lazy("Dịch vụ nào gián đoạn, vì sao?"), "long_text"),
            Field("begins", gettext_lazy("Bắt đầu ngày"), "date"),
            Field("begins_at", gettext_lazy("Bắt đầu lúc"), "text", hint=hour),
            Field("expected_until", gettext_lazy("Dự kiến hoạt động lại ngày"), "date"),
            Field("expected_until_at", gettext_lazy("Dự kiến hoạt động lại lúc"), "text", hint=hour),
            Field("recovered_at", gettext_lazy("Đã hoạt động lại ngày"), "date", required=False),
            Field("recovered_at_at", gettext_lazy("Đã hoạt động lại lúc"), "text", hint=hour, required=False),
        ]
    )


@official
def outages(request: HttpRequest) -> HttpResponse:
    """What was announced or noted, newest first; the form tells of another one."""
    actor = acting(request)
    _only_those_who_manage(actor)
    fields = _fields()
    reading = read_answers(fields, request.POST)
    faults, status = [Fault(one.question, one.say) for one in reading.faults], 422
    if request.method == "POST" and not faults:
        made = _announced(request, actor, reading.values)
        if not isinstance(made, Refusal):
            messages.success(request, _("Đã ghi. Trang của tỉnh báo cho mọi người từ bây giờ."))
            return redirect("desk:outages")
        faults, status = faults_of(made, "kind"), status_of(made)
    context = {
        "questions": fields,
        "given": reading.values,
        "faults": faults,
        "rows": dossiers.all_outages(),
        "now": timezone.now(),
        "key": form_key(request),
    }
    return page(request, "desk/outages/outages.html", context, status if request.method == "POST" else 200)


def _announced(request: HttpRequest, actor: Actor, values: Mapping[str, Any]) -> Any:
    needed = ("kind", "say", "begins", "begins_at", "expected_until", "expected_until_at")
    missing = {name: _("Hãy trả lời mục này.") for name in needed if not values[name]}
    at = {name: _moment(values[name], values[f"{name}_at"]) for name in MOMENTS}
    for name in MOMENTS:
        if values[name] and at[name] is None:
            missing.setdefault(f"{name}_at", _("Hãy ghi giờ và phút, như 22:30."))
    begins, until = at["begins"], at["expected_until"]
    if missing or begins is None or until is None:
        return actions.Incomplete(_("Chưa ghi được."), _("Hãy xem lại các mục được đánh dấu."), missing)
    wanted = actions.NewOutage(values["kind"] == PLANNED, begins, until, values["say"], at["recovered_at"])
    now = timezone.now()
    return attempt(lambda: actions.announce_outage(actor=actor, wanted=wanted, key=sent_key(request), at=now))


def _moment(day: str | None, hour: str | None) -> datetime | None:
    """A day and an hour as they were typed; None where one is missing or cannot be read."""
    try:
        return datetime.combine(date.fromisoformat(day or ""), time.fromisoformat((hour or "").strip()), VIETNAM)
    except ValueError:
        return None


@official
def end(request: HttpRequest, outage_id: uuid.UUID) -> HttpResponse:
    """The system serves again."""
    _only_those_who_manage(acting(request))
    if request.method == "POST":
        key = sent_key(request)
        actions.end_outage(actor=acting(request), outage_id=outage_id, key=key, at=timezone.now())
        messages.success(request, _("Đã ghi. Ngày hẹn của các hồ sơ liên quan đang được tính lại."))
    return redirect("desk:outages")


@official
def call_off(request: HttpRequest, outage_id: uuid.UUID) -> HttpResponse:
    """A planned outage does not take place."""
    _only_those_who_manage(acting(request))
    if request.method == "POST":
        key = sent_key(request)
        actions.call_off_outage(actor=acting(request), outage_id=outage_id, key=key, at=timezone.now())
        messages.success(request, _("Đã hủy lịch bảo trì."))
    return redirect("desk:outages")
