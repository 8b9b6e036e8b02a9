"""A result ends by a decision that was signed, numbered and sealed as it was itself."""

from datetime import datetime

from duoc.decisions.locking import lock_decision
from duoc.decisions.models import LaterDecision
from duoc.decisions.standing import note_standing
from duoc.decisions.trail import dossier_trail
from duoc.instruments import actions as instruments
from duoc.instruments.models import Revocation


def revoke_by(*, by: LaterDecision, at: datetime) -> Revocation:
    """Revokes the result that `by` is about: its verification page says so from now on, the file stays as evidence.

    Called by `registers.actions.enact`, with the decision that revokes it in force, so needs no power of its own.

    Raises:
        NotNow: not in force.
    """
    decision = lock_decision(by.subject_id)
    why = {"reason": by.reason, "legal_basis": by.legal_basis}
    row = instruments.revoke_by(decision, by=by, at=at, trail=dossier_trail, **why)
    note_standing(decision.dossier_id)
    return row
