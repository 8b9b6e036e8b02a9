"""A sealed result comes into force."""

from datetime import datetime

from duoc.decisions.models import Decision
from duoc.decisions.trail import dossier_trail
from duoc.instruments import actions as instruments


def enact(*, decision: Decision, pdf: bytes, at: datetime) -> Decision:
    """Keeps the document with both signatures and puts it in force. Called by `registers.actions.enact`.

    Raises:
        NotNow: not numbered, or in force already.
    """
    instruments.issue(decision, pdf, at=at, trail=dossier_trail)
    return decision
