"""Results as the desk shows them: state in words, files, and the short wait until a signature job is done."""

import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from duoc.decisions import queries as decisions
from duoc.decisions.models import Decision
from duoc.decisions.powers import of_reader
from duoc.dossiers.models import Dossier
from duoc.faces.desk import labels
from duoc.people.powers import Actor, Power, allowed
from duoc.registers import queries as registers
from duoc.registers.models import Review

PAUSES = (0.1, 0.2, 0.4, 0.8)
"""Seconds between looks while a job makes a signature: 1.5 in all, so that people usually see the final state."""
MOVING = {Decision.State.APPROVED, Decision.State.NUMBERED}


@dataclass(frozen=True)
class Shown:
    """One result in a list. `under_review`: somebody has to decide what becomes of it."""

    decision: Decision
    word: str
    kind: str
    moving: bool
    under_review: bool = False

    @property
    def href(self) -> str:
        return f"/ban/ket-qua/{self.decision.pk}/"


def shown(decision: Decision, *, under_review: bool = False) -> Shown:
    """The result with its state in words."""
    word, kind = labels.UNDER_REVIEW if under_review else labels.DECISIONS[decision.state]
    return Shown(decision, str(word), kind, decision.state in MOVING, under_review)


def cause_path(review: Review, actor: Actor) -> str:
    """The page of what a result is under review for; "" where the actor may not read that, as of a denunciation."""
    may_read = allowed(actor, Power.DECISION_READ, of_reader(review.cause))
    return f"/ban/ket-qua/{review.cause_id}/" if may_read else ""


def decisions_shown(dossier: Dossier) -> list[Shown]:
    """The results of a dossier in the order in which they were made. Two queries, one where none is in force."""
    return all_shown(list(decisions.of_dossier(dossier)))


def all_shown(results: Sequence[Decision]) -> list[Shown]:
    """These results, with those that are being looked at again said to be. One query where one is in force."""
    reviewed = registers.reviews_of(results)
    return [shown(decision, under_review=decision.pk in reviewed) for decision in results]


def wait_for(dossier_ids: Sequence[uuid.UUID | str]) -> None:
    """Returns when no job works on a result of these dossiers any more, after a second and a half at the latest."""
    moving = Decision.objects.filter(dossier_id__in=dossier_ids, state__in=MOVING)
    for pause in PAUSES:
        if not moving.exists():
            return
        time.sleep(pause)
