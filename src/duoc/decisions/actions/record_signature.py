"""The leader's signature has been made."""

import uuid
from datetime import datetime

from duoc.decisions.locking import lock_decision
from duoc.decisions.models import Decision
from duoc.decisions.trail import dossier_trail
from duoc.instruments import actions as instruments


def record_signature(*, decision_id: uuid.UUID | str, pdf: bytes, at: datetime) -> Decision:
    """Keeps the signed text. A second signature for the same result is thrown away: the first one counts.

    Args:
        pdf: the content with the leader's signature.
        at: the signing time.
    """
    decision = lock_decision(decision_id)
    instruments.record_signature(decision, pdf, at=at, trail=dossier_trail)
    return decision
