"""How a dossier stands, reported to the National Portal after each act: in the act's transaction, by the outbox.

A dossier that no partner knows costs nothing here.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from procrastinate.contrib.django import app

from duoc.dossiers.filing.keeping import is_later
from duoc.dossiers.models import Dossier, SupplementRequest, Withdrawal
from duoc.dossiers.national_codes import national_code
from duoc.dossiers.rules import PAYMENT, RECEIVED
from duoc.ground.rows import actions as rows
from duoc.ground.worktime.calculations import local
from duoc.partners import actions as partners
from duoc.payments import actions as payments
from duoc.payments import queries as charges

REPORT = "dossiers.report_standing"
NOTE_PAYMENT = "dossiers.note_payment"


def report_to_partner(dossier: Dossier, at: datetime, *, accepted: bool = False, first: bool = False) -> None:
    """Reports how the dossier stands, where a partner knows it and does not know that yet.

    Args:
        accepted: this act accepted it, which the national codes say apart from "in process".
        first: it was filed by this act.
    """
    if not dossier.partner_code:
        return
    content = standing(dossier, filed_now=first)
    contents = [content | {"status": RECEIVED}, content] if accepted else [content]
    partners.write_reports(
        dossier.subject,
        dossier.partner_code,
        contents,
        party=dossier.applicant,
        organisation=dossier.competent_unit,
        at=at,
        first=first,
    )


def report_later(dossiers: Iterable[Dossier]) -> None:
    """Jobs report how these dossiers stand, where a partner knows them: after what was no act on each of them."""
    with rows.batch():
        for dossier in dossiers:
            if dossier.partner_code:
                rows.defer(app.configure_task(REPORT), dossier_id=str(dossier.pk))


def standing(dossier: Dossier, *, filed_now: bool = False) -> dict[str, Any]:
    """All that is reported of a dossier, as it stands: status, promise date, request, duty to pay, result.

    Args:
        filed_now: its rows are not in the database yet, so nothing can be asked of it or owed for it besides its plan.
    """
    owed = int(dossier.plan["total"] or 0) if filed_now else charges.outstanding(dossier.subject)
    waits = not filed_now and Withdrawal.objects.filter(dossier=dossier, decided_at__isnull=True).exists()
    return {
        "status": national_code(dossier, owed, withdrawal_waits=waits),
        "code": dossier.shown_code,
        "unit": dossier.competent_unit.code,
        "due_at": local(dossier.appointment).isoformat() if dossier.appointment else None,
        "request": _request(dossier) if dossier.state == Dossier.State.SUPPLEMENT else None,
        "duty": _duty(dossier, owed) if owed else None,
        "result": _result(dossier) if dossier.has_result else None,
    }


def _result(dossier: Dossier) -> dict[str, str]:
    """Where it is read, and what became of it later: the national codes have no word for that (to verify)."""
    standing = {"standing": dossier.result_standing} if dossier.result_standing else {}
    return {"address": f"{settings.PUBLIC_URL}{dossier.page}", **standing}


def _duty(dossier: Dossier, owed: int) -> dict[str, Any]:
    """What is owed, VND; of what was asked for on the way also on which basis and until when, as far as that is set."""
    asked = [fee for fee in dossier.plan["fees"] if is_later(fee) and fee["amount"]]
    basis = "; ".join(dict.fromkeys(fee["article"] for fee in asked if fee["article"]))
    until = min((fee["until"] for fee in asked if fee.get("until")), default="")
    return {"owed": owed, **({"basis": basis} if basis else {}), **({"until": until} if until else {})}


def _request(dossier: Dossier) -> dict[str, Any] | None:
    """What the applicant is asked to add, in the words of form 02."""
    asked = SupplementRequest.objects.filter(dossier=dossier).order_by("turn").last()
    return {"turn": asked.turn, "items": asked.items} if asked else None


def _settled(subject: tuple[str, str], _at: datetime) -> None:
    """What was owed is not owed any more: a job reports it, and another lets the dossier go on that waited for it,
    since here the charge is locked and the dossier is not."""
    kind, id = subject
    try:
        key = uuid.UUID(id)  # payments know subjects by text ids: not each is one of ours
    except ValueError:
        return
    if kind == "dossier":
        settled = list(Dossier.objects.filter(pk=key).only("partner_code", "step"))
        report_later(settled)
        for dossier in settled:
            if dossier.step == PAYMENT:
                app.configure_task(NOTE_PAYMENT).defer(dossier_id=str(key))


payments.at_settlement(_settled)
