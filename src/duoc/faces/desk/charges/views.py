"""The fee at the counter: taken, or waived."""

import uuid
from collections.abc import Sequence

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.faces.design.formats import dong
from duoc.faces.desk.dossier.opened import Opened, open_dossier
from duoc.faces.desk.dossier.page import SEEN, again, form, path_of
from duoc.faces.desk.form_faults import attempt, faults_of
from duoc.faces.desk.gate import acting, official, sent_key
from duoc.faces.desk.typed import written
from duoc.faces.web.refusals import status_of
from duoc.ground.refusal import Refusal
from duoc.payments import actions as payments
from duoc.payments import queries as payment_queries
from duoc.payments.models import Waiver

MOST_SEEN = 200


@official
def collect(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Notes that the fee was taken in cash at the counter."""
    if request.method != "POST":
        return redirect(path_of(dossier_id))
    charge = _charge(dossier_id, request.POST.get("khoan", ""))
    payment = attempt(
        lambda: payments.collect_at_counter(
            actor=acting(request),
            charge_id=charge,
            key=sent_key(request),
            at=timezone.now(),
            receipt=written(request, "chung-tu"),
        )
    )
    if isinstance(payment, Refusal):
        return again(request, dossier_id, faults_of(payment, "phi"), status_of(payment))
    words = {"amount": dong(payment.amount), "number": payment.code}
    messages.success(request, _("Đã ghi nhận thu %(amount)s tại quầy, số %(number)s.") % words)
    seen = QueryDict(mutable=True)
    seen.setlist(SEEN, request.POST.getlist(SEEN)[:MOST_SEEN])
    return redirect(f"{path_of(dossier_id)}{'?' if seen else ''}{seen.urlencode()}")


def _charge(dossier_id: uuid.UUID, sent: str) -> uuid.UUID:
    """The charge of this dossier that was meant; one of another dossier is no charge of this one."""
    charges = payment_queries.of_subject(("dossier", str(dossier_id)))
    for charge in charges:
        if str(charge.pk) == sent:
            return charge.pk
    return uuid.UUID(int=0)


@official
def waive(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Notes that the applicant need not pay, with reason and legal basis."""
    opened = open_dossier(request, dossier_id)
    charges = payment_queries.to_collect(opened.actor, opened.dossier.subject)
    if not charges:
        return redirect(opened.path)
    if request.method != "POST":
        return form(request, opened, "desk/charges/waive.html", [], {"charges": charges})
    outcome = attempt(lambda: _waive(request, opened, [charge.pk for charge in charges]))
    if isinstance(outcome, Refusal):
        faults, status = faults_of(outcome, "reason"), status_of(outcome)
        return form(request, opened, "desk/charges/waive.html", faults, {"charges": charges}, status)
    messages.success(request, _("Đã ghi nhận miễn phí, lệ phí."))
    return redirect(opened.path)


@transaction.atomic
def _waive(request: HttpRequest, opened: Opened, charges: Sequence[uuid.UUID]) -> list[Waiver]:
    """All of them or none."""
    return [
        payments.waive(
            actor=opened.actor,
            charge_id=charge,
            reason=written(request, "reason"),
            legal_basis=written(request, "legal_basis"),
            key=f"{sent_key(request)}:{charge}",
            at=timezone.now(),
        )
        for charge in charges
    ]
