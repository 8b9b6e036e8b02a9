"""Vắng mặt, làm thay: who of the body is away, and who does their work meanwhile."""

import uuid
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import Field
from duoc.faces.design.answers import read_answers
from duoc.faces.design.formats import local
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import acting, form_key, official, sent_key
from duoc.faces.desk.page import page
from duoc.faces.web.refusals import status_of
from duoc.faces.wording.form_field import FormField, form_fields
from duoc.ground.refusal import Refusal
from duoc.people import actions, queries
from duoc.people.actions import AbsenceRefused, NewAbsence
from duoc.people.models import Absence, Appointment
from duoc.people.powers import Actor, Forbidden, Power

NEEDED = ("seat", "substitute", "valid_from", "last_day", "reason")


@official
def absences(request: HttpRequest) -> HttpResponse:
    """Who is, was or will be away, newest first; the form records another absence."""
    actor = acting(request)
    if not actor.holds(Power.ABSENCE_RECORD):
        raise Forbidden(_("Trang này dành cho người xử lý hồ sơ và lãnh đạo đơn vị."))
    for_others = queries.records_for_others(actor)
    fields = _fields(actor, queries.seats_of_body(actor, timezone.now()), for_others=for_others)
    reading = read_answers(fields, request.POST)
    faults, status = [Fault(one.question, one.say) for one in reading.faults], 422
    if request.method == "POST" and not faults:
        made = _recorded(request, actor, reading.values)
        if not isinstance(made, Refusal):
            messages.success(request, _("Đã ghi vắng mặt và người làm thay."))
            return redirect("desk:absences")
        faults, status = faults_of(made, "substitute"), status_of(made)
    today = local(timezone.now()).date()
    context = {
        "questions": fields,
        "alone": len(fields[1].options) < 1,
        "given": reading.values,
        "faults": faults,
        "rows": [_row(one, actor, today, for_others=for_others) for one in queries.absences_of(actor)],
        "today": today,
        "key": form_key(request),
    }
    return page(request, "desk/absences/absences.html", context, status if request.method == "POST" else 200)


def _fields(actor: Actor, seats: list[Appointment], *, for_others: bool) -> list[FormField]:
    """What is asked: who is away (oneself, or anybody whom one may choose), who does their work, and when."""
    words = {str(one.pk): f"{one.person.full_name}, {one.post.title}" for one in seats}
    own = {str(one.pk) for one in seats if one.person_id == actor.person_id and one.post_id == actor.post_id}
    away = words if for_others else {key: word for key, word in words.items() if key in own}
    others = words if for_others else {str(one.pk): words[str(one.pk)] for one in seats if _beside(one, actor)}
    same = gettext_lazy("Người giữ cùng loại chức danh, ở cùng cơ quan.")
    return form_fields(
        [
            Field("seat", gettext_lazy("Ai vắng mặt?"), "choice", options=away),
            Field("substitute", gettext_lazy("Ai làm thay?"), "choice", options=others, hint=same),
            Field("valid_from", gettext_lazy("Từ ngày"), "date"),
            Field("last_day", gettext_lazy("Đến hết ngày"), "date"),
            Field("reason", gettext_lazy("Vì sao vắng mặt?"), "text"),
        ]
    )


def _beside(seat: Appointment, actor: Actor) -> bool:
    return seat.post.role == actor.role and seat.person_id != actor.person_id


def _row(absence: Absence, actor: Actor, today: date, *, for_others: bool) -> dict[str, Any]:
    over = absence.valid_to <= today
    return {
        "absence": absence,
        "last": max(absence.valid_from, absence.valid_to - timedelta(days=1)),
        "over": over,
        "to_come": absence.valid_from > today,
        "may_end": not over and (for_others or absence.person_id == actor.person_id),
    }


def _recorded(request: HttpRequest, actor: Actor, values: Mapping[str, Any]) -> Absence | Refusal:
    missing = {name: _("Hãy trả lời mục này.") for name in NEEDED if not values[name]}
    if missing:
        return AbsenceRefused(_("Chưa ghi được việc vắng mặt."), _("Hãy xem lại các mục được đánh dấu."), missing)
    wanted = NewAbsence(
        uuid.UUID(values["seat"]),
        uuid.UUID(values["substitute"]),
        date.fromisoformat(values["valid_from"]),
        date.fromisoformat(values["last_day"]) + timedelta(days=1),
        values["reason"],
    )
    return attempt(lambda: actions.record_absence(actor=actor, wanted=wanted, key=sent_key(request), at=timezone.now()))


@official
def end(request: HttpRequest, absence_id: uuid.UUID) -> HttpResponse:
    """The person is back; what was done for them stays done."""
    if request.method == "POST":
        key = sent_key(request)
        actions.end_absence(actor=acting(request), absence_id=absence_id, key=key, at=timezone.now())
        messages.success(request, _("Đã ghi người vắng mặt trở lại làm việc."))
    return redirect("desk:absences")
