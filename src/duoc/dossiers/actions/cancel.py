"""The applicant takes a request back before acceptance."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.dossiers import flow
from duoc.dossiers.models import Cancellation
from duoc.dossiers.notifying import notify_applicant
from duoc.dossiers.powers import of_dossier
from duoc.dossiers.recording import record
from duoc.dossiers.rules import OutOfTurn, state_after
from duoc.ground.once.actions import once
from duoc.payments import actions as payments
from duoc.people.powers import Actor, Power, check


def cancel(*, actor: Actor, dossier_id: uuid.UUID | str, key: str, at: datetime, reason: str = "") -> Cancellation:
    """Cancels a request that was not accepted yet. No reason is needed.

    Raises:
        Forbidden: not the applicant's own.
        OutOfTurn: accepted already (then it is a withdrawal), or over.
    """
    request = {"dossier": str(dossier_id), "reason": reason}
    id = once(actor.key, "dossiers.cancel", key, request, lambda: str(_cancel(actor, dossier_id, reason, at).pk))
    return Cancellation.objects.select_related("dossier").get(pk=id)


def _cancel(actor: Actor, dossier_id: uuid.UUID | str, reason: str, at: datetime) -> Cancellation:
    dossier = flow.locked(dossier_id)
    check(actor, Power.DOSSIER_CANCEL, of_dossier(dossier), at)
    if dossier.accepted_at is not None:
        raise OutOfTurn(
            _("Hồ sơ đã được tiếp nhận nên không hủy được nữa."),
            _("Muốn rút hồ sơ, hãy liên hệ cơ quan đang giải quyết."),
        )
    dossier.state = state_after("cancel", dossier.state)
    flow.close_turn(dossier, actor, at)
    dossier.ended_at = at
    dossier.save()
    payments.cancel_due(dossier.subject, at=at, actor=actor)
    cancellation = Cancellation.objects.create(dossier=dossier, at=at, by_id=actor.person, reason=reason.strip()[:1000])
    record(dossier, "dossier.cancelled", actor, at, {}, hidden={"reason": cancellation.reason})
    notify_applicant(dossier, "cancelled", at=at)
    return cancellation
