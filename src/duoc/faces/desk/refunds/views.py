"""Hoàn tiền: what is owed back to people, decided by one and paid out by another."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import Field
from duoc.faces.design.answers import read_answers
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import acting, form_key, official, sent_key
from duoc.faces.desk.page import page
from duoc.faces.web.refusals import status_of
from duoc.faces.wording.form_field import FormField, form_fields
from duoc.ground.refusal import Refusal
from duoc.payments import actions, queries
from duoc.payments.models import Refund
from duoc.people.powers import Actor, Power


@official
def owed(request: HttpRequest) -> HttpResponse:
    """What waits for a decision, and what waits to be paid, oldest first."""
    actor = acting(request)
    context = {
        "to_decide": list(queries.refunds_to_decide(actor)),
        "to_pay": list(queries.refunds_to_pay(actor)),
        "decides": actor.holds(Power.CHARGE_DECIDE_REFUND),
        "pays": actor.holds(Power.CHARGE_REFUND),
    }
    return page(request, "desk/refunds/owed.html", context)


@official
def refund(request: HttpRequest, refund_id: uuid.UUID) -> HttpResponse:
    """One of them: decided here, or noted as paid out."""
    actor = acting(request)
    one = queries.refund_of(actor, refund_id)
    fields = _fields(one, actor)
    reading = read_answers(fields, request.POST)
    faults, status = [Fault(fault.question, fault.say) for fault in reading.faults], 422
    if request.method == "POST" and not faults:
        made = attempt(lambda: _done(request, one, actor, reading.values))
        if not isinstance(made, Refusal):
            messages.success(request, _sentence(made))
            return redirect("desk:refunds")
        faults, status = faults_of(made, "granted"), status_of(made)
    context = {
        "one": one,
        "questions": fields,
        "given": reading.values,
        "faults": faults if request.method == "POST" else [],
        "key": form_key(request),
    }
    return page(request, "desk/refunds/refund.html", context, status if request.method == "POST" else 200)


def _fields(one: Refund, actor: Actor) -> list[FormField]:
    """What this person is asked now; nothing where it is not their turn."""
    if one.granted is None and actor.holds(Power.CHARGE_DECIDE_REFUND):
        basis = "" if one.rule == "whole" else gettext_lazy("Quy định của thủ tục chưa nói khoản này có được hoàn.")
        refused = gettext_lazy("cần khi không hoàn")
        return form_fields(
            [
                Field(
                    "granted",
                    gettext_lazy("Hoàn khoản này không?"),
                    "choice",
                    options={"yes": gettext_lazy("Hoàn"), "no": gettext_lazy("Không hoàn")},
                ),
                Field(
                    "legal_basis",
                    gettext_lazy("Căn cứ pháp lý"),
                    "text",
                    hint=basis,
                    required=one.rule != "whole",
                    needed=refused if one.rule == "whole" else "",
                ),
                Field("answer", gettext_lazy("Nói với người nộp"), "long_text", required=False, needed=refused),
            ]
        )
    if one.granted and one.paid_out_at is None and actor.holds(Power.CHARGE_REFUND):
        return form_fields(
            [
                Field("way", gettext_lazy("Trả lại bằng cách nào?"), "choice", options=dict(Refund.Way.choices)),
                Field("reference", gettext_lazy("Số phiếu chi, số lệnh chuyển tiền"), "text"),
            ]
        )
    return []


def _done(request: HttpRequest, one: Refund, actor: Actor, values: dict[str, Any]) -> Refund:
    given: dict[str, Any] = {"actor": actor, "refund_id": one.pk, "key": sent_key(request), "at": timezone.now()}
    if "way" in request.POST:
        return actions.pay_out(**given, way=str(values.get("way")), reference=str(values.get("reference") or ""))
    return actions.decide_refund(
        **given,
        granted=values.get("granted") == "yes",
        legal_basis=str(values.get("legal_basis") or ""),
        answer=str(values.get("answer") or ""),
    )


def _sentence(made: Refund) -> str:
    if made.paid_out_at is not None:
        return _("Đã ghi nhận hoàn tiền.")
    return _("Đã ghi quyết định.")
