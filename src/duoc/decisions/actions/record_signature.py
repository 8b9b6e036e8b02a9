"""The leader's signature has been made."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from duoc.decisions.kinds import DECISION
from duoc.decisions.later import is_later
from duoc.decisions.models import Decision
from duoc.decisions.queries import by_id
from duoc.decisions.trail import SIGNED
from duoc.dossiers.acts import Doing, Outcome, SystemAct
from duoc.instruments import actions as instruments


@dataclass(frozen=True)
class Given:
    pdf: bytes


def record_signature(*, decision_id: uuid.UUID | str, pdf: bytes, at: datetime) -> Decision:
    """Keeps the signed text. A second signature for the same result is thrown away: the first one counts.

    Args:
        pdf: the content with the leader's signature.
        at: the signing time.

    Raises:
        NotFound: no such result.
    """
    return RECORD_SIGNATURE.perform(decision_id, Given(pdf), at=at) or by_id(decision_id)


def _record(doing: Doing[Given]) -> Outcome[Decision]:
    decision = doing.subject
    instruments.record_signature(decision, doing.given.pdf, at=doing.at, trail=instruments.by_its_act)
    return Outcome(decision, {"decision": str(decision.pk)}, hidden={"file": decision.signed_file.sha256})


RECORD_SIGNATURE = SystemAct(
    event=SIGNED,
    states=frozenset({Decision.State.APPROVED}),
    after=frozenset({Decision.State.SIGNED}),
    kind=DECISION,
    outlives=is_later,
    write=_record,
)
