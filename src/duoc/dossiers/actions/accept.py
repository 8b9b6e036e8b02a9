"""Acceptance: the dossier is full and correct, the clock starts, a date is promised."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.dossiers import due_dates, flow
from duoc.dossiers.codes import dossier_code
from duoc.dossiers.models import Acceptance, Dossier
from duoc.dossiers.notifying import notify_applicant
from duoc.dossiers.powers import of_dossier
from duoc.dossiers.recording import record
from duoc.dossiers.rules import OutOfTurn, state_after, step_after
from duoc.ground.once.actions import once
from duoc.ground.series.actions import take
from duoc.ground.worktime.calculations import VIETNAM
from duoc.language.calculations import counted_from
from duoc.payments import queries as payments
from duoc.people.powers import Actor, Power, check
from duoc.procedures import queries as procedures


def accept(*, actor: Actor, dossier_id: uuid.UUID | str, key: str, at: datetime) -> Acceptance:
    """Accepts a filed dossier: gives it its code and promise date, and passes it to the examining desk.

    Raises:
        Forbidden: no clerk of the receiving unit.
        OutOfTurn: already accepted, refused or cancelled; or a fee due at filing is not settled.
    """
    request = {"dossier": str(dossier_id)}
    id = once(actor.key, "dossiers.accept", key, request, lambda: str(_accept(actor, dossier_id, at).pk))
    return Acceptance.objects.select_related("dossier").get(pk=id)


def _accept(actor: Actor, dossier_id: uuid.UUID | str, at: datetime) -> Acceptance:
    dossier = flow.locked(dossier_id)
    check(actor, Power.DOSSIER_ACCEPT, of_dossier(dossier), at)
    state_after("accept", dossier.state)
    if payments.outstanding(dossier.subject):
        raise OutOfTurn(
            _("Hồ sơ này còn khoản phí, lệ phí chưa thu."),
            _("Chờ người nộp thanh toán trực tuyến, hoặc ghi nhận đã thu tại quầy rồi tiếp nhận."),
        )
    deadline = due_dates.due(
        dossier.plan["term"], dossier.plan["after_15"], counted_from(procedures.definition(dossier.version), at)
    )
    _promise(dossier, deadline.due, at)
    flow.move(dossier, "accept", step_after(flow.steps(dossier.version), dossier.step), actor, at)
    acceptance = Acceptance.objects.create(
        dossier=dossier,
        at=at,
        by_id=actor.person,
        post_id=actor.post,
        term=dossier.plan["term"],
        due_at=deadline.due,
        proof=[line.as_json() for line in deadline.proof],
    )
    record(
        dossier,
        "dossier.accepted",
        actor,
        at,
        {"code": dossier.code, "due": deadline.due.isoformat(), "term": acceptance.term},
    )
    notify_applicant(dossier, "accepted", at=at)
    return acceptance


def _promise(dossier: Dossier, due: datetime, at: datetime) -> None:
    unit = dossier.receiving_unit
    day = at.astimezone(VIETNAM).date()
    dossier.code = dossier_code(unit.identifier or unit.code, at, take(f"dossier:{unit.code}", day.isoformat()))
    dossier.accepted_at, dossier.due_at = at, due
