"""What acts on a result are done on: the result, with its dossier locked before it."""

from datetime import datetime

from duoc.decisions.locking import lock_decision
from duoc.decisions.models import Decision
from duoc.decisions.powers import of_decision
from duoc.dossiers.acts import Kind, Move
from duoc.instruments.calculations import moved_on
from duoc.people.powers import Actor


def _settle(decision: Decision, state: str, _move: Move, _actor: Actor, _at: datetime) -> None:
    if decision.state != state:
        decision.state = state
        decision.save(update_fields=["state"])


DECISION = Kind(
    model=Decision,
    locked=lock_decision,
    dossier_of=lambda decision: decision.dossier,
    reach=of_decision,
    state=lambda decision: str(decision.state),
    settle=_settle,
    moved_on=moved_on,
)
