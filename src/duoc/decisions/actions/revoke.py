"""Revoking a result in force."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.decisions.actions.held import hold_decision
from duoc.decisions.models import Revocation
from duoc.decisions.powers import of_decision
from duoc.decisions.rules import Unsound, state_after
from duoc.dossiers.actions import record
from duoc.ground.once.actions import once
from duoc.people.powers import Actor, Power, check


def revoke(
    *, actor: Actor, decision_id: uuid.UUID | str, reason: str, legal_basis: str, key: str, at: datetime
) -> Revocation:
    """Revokes a result: its verification page says so from now on; the file stays as evidence.

    Raises:
        Forbidden: no leader of the agency.
        Unsound: reason or legal basis missing.
        NotNow: not in force.
    """
    reason, legal_basis = reason.strip(), legal_basis.strip()
    if not reason or not legal_basis:
        faults = {"reason": _("Hãy ghi lý do.")} if not reason else {}
        faults |= {"legal_basis": _("Hãy ghi căn cứ pháp lý.")} if not legal_basis else {}
        raise Unsound(_("Chưa thu hồi được: thiếu lý do hoặc căn cứ."), _("Hãy bổ sung rồi làm lại."), faults)
    request = {"decision": str(decision_id), "reason": reason, "basis": legal_basis}
    id = once(
        actor.key,
        "decisions.revoke",
        key,
        request,
        lambda: str(_revoke(actor, decision_id, reason, legal_basis, at).pk),
    )
    return Revocation.objects.select_related("decision").get(pk=id)


def _revoke(actor: Actor, decision_id: uuid.UUID | str, reason: str, legal_basis: str, at: datetime) -> Revocation:
    decision = hold_decision(decision_id)
    check(actor, Power.DECISION_REVOKE, of_decision(decision), at)
    decision.state = state_after("revoke", decision.state)
    decision.save(update_fields=["state"])
    revocation = Revocation.objects.create(
        decision=decision, at=at, by_id=actor.person, post_id=actor.post, reason=reason, legal_basis=legal_basis
    )
    record(
        decision.dossier,
        "decision.revoked",
        actor,
        at,
        {"decision": str(decision.pk)},
        hidden={"reason": reason, "basis": legal_basis},
    )
    return revocation
