"""The leader sends a proposal back."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.decisions.actions.held import hold_dossier, standing_proposal
from duoc.decisions.models import SendBack
from duoc.decisions.rules import Unsound
from duoc.dossiers import actions as dossiers
from duoc.dossiers.actions import record
from duoc.dossiers.powers import of_dossier
from duoc.ground.once.actions import once
from duoc.people.powers import Actor, Power, check


def send_back(*, actor: Actor, dossier_id: uuid.UUID | str, reason: str, key: str, at: datetime) -> SendBack:
    """Returns the dossier to the specialist's desk, with what to change. The proposal no longer stands.

    Raises:
        Forbidden: no leader of the unit.
        Unsound: no reason.
        duoc.dossiers.rules.OutOfTurn: not on the leader's desk.
    """
    reason = reason.strip()
    if not reason:
        raise Unsound(
            _("Chưa ghi nội dung cần sửa."), _("Hãy ghi rõ để chuyên viên sửa đúng."), {"reason": _("Hãy ghi lý do.")}
        )
    request = {"dossier": str(dossier_id), "reason": reason}
    id = once(actor.key, "decisions.send_back", key, request, lambda: str(_send_back(actor, dossier_id, reason, at).pk))
    return SendBack.objects.select_related("proposal__dossier").get(pk=id)


def _send_back(actor: Actor, dossier_id: uuid.UUID | str, reason: str, at: datetime) -> SendBack:
    dossier = hold_dossier(dossier_id)
    check(actor, Power.DECISION_SEND_BACK, of_dossier(dossier), at)
    dossiers.expect_desk(dossier, actor.role)
    proposal = standing_proposal(dossier)
    proposal.standing = False
    proposal.save(update_fields=["standing"])
    sent = SendBack.objects.create(proposal=proposal, at=at, by_id=actor.person, post_id=actor.post, reason=reason)
    dossiers.send_to(actor=actor, dossier=dossier, desk="specialist", at=at)
    record(dossier, "dossier.sent_back", actor, at, {}, hidden={"reason": reason})
    return sent
