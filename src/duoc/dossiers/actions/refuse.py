"""Refusing to accept a dossier (form 03)."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.dossiers import flow
from duoc.dossiers.models import Refusal
from duoc.dossiers.notifying import notify_applicant
from duoc.dossiers.powers import of_dossier
from duoc.dossiers.recording import record
from duoc.dossiers.rules import Incomplete, state_after
from duoc.ground.once.actions import once
from duoc.payments import actions as payments
from duoc.people.powers import Actor, Power, check


def refuse(
    *, actor: Actor, dossier_id: uuid.UUID | str, reason: str, legal_basis: str, key: str, at: datetime
) -> Refusal:
    """Refuses a filed dossier, in words the applicant can act on and with the legal basis.

    Raises:
        Forbidden: no clerk of the receiving unit.
        Incomplete: reason or legal basis missing.
        OutOfTurn: no longer waiting for acceptance.
    """
    reason, legal_basis = reason.strip(), legal_basis.strip()
    faults = {}
    if len(reason) < 10:
        faults["reason"] = _("Hãy ghi rõ lý do để người nộp hiểu (ít nhất 10 ký tự).")
    if not legal_basis:
        faults["legal_basis"] = _("Hãy ghi căn cứ pháp lý của việc từ chối.")
    if faults:
        raise Incomplete(
            _("Chưa từ chối được: thiếu lý do hoặc căn cứ."), _("Hãy bổ sung các mục được đánh dấu."), faults
        )
    request = {"dossier": str(dossier_id), "reason": reason, "basis": legal_basis}
    id = once(
        actor.key, "dossiers.refuse", key, request, lambda: str(_refuse(actor, dossier_id, reason, legal_basis, at).pk)
    )
    return Refusal.objects.select_related("dossier").get(pk=id)


def _refuse(actor: Actor, dossier_id: uuid.UUID | str, reason: str, legal_basis: str, at: datetime) -> Refusal:
    dossier = flow.locked(dossier_id)
    check(actor, Power.DOSSIER_REFUSE, of_dossier(dossier), at)
    dossier.state = state_after("refuse", dossier.state)
    flow.close_turn(dossier, actor, at)
    dossier.ended_at = at
    dossier.save()
    payments.cancel_due(dossier.subject, at=at, actor=actor)
    refusal = Refusal.objects.create(
        dossier=dossier, at=at, by_id=actor.person, post_id=actor.post, reason=reason, legal_basis=legal_basis
    )
    record(dossier, "dossier.refused", actor, at, {}, hidden={"reason": reason, "basis": legal_basis})
    notify_applicant(dossier, "refused", at=at)
    return refusal
