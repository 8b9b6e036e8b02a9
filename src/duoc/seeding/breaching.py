"""What a turn adds when it comes after the promise: noted once by the real act, and taken back at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from duoc.dossiers import actions as acts
from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier
from duoc.ground.refusal import Refusal
from duoc.seeding import capture
from duoc.seeding.playing import take_turn
from duoc.seeding.stage import Stage
from duoc.seeding.template import LEDGER, Broken

MUCH_LATER = timedelta(days=4_000, minutes=29)
"""So far after the filing that every term is over, and no other moment looks like it."""


@dataclass(frozen=True)
class Breach:
    """A promise that may be broken before a turn.

    Attributes:
        due, at: the promise, and when it was noted here.
        term: what the promise was counted from.
        rows: what the note has written.
        before: how many entries of the ledger stood there before.
        refused: the turn is refused once the promise is broken.
    """

    turn: int
    due: datetime
    at: datetime
    term: str
    rows: capture.Rows
    before: int
    refused: bool


def breach(stage: Stage, dossier: Dossier, turn: int, before: capture.Rows, since: int) -> Breach | None:
    """What would be noted before the turn if it came too late; None where nothing would be.

    Args:
        before: the rows so far.
        since: the mark of the recording.
    """
    if turn >= len(stage.scene.times) or dossier.due_at is None:
        return None
    at = stage.scene.times[0] + MUCH_LATER
    with transaction.atomic():
        with dossiers.promises_kept(False):
            late = acts.note_lateness(dossier_id=dossier.pk, at=at)
        if late is None:
            return None
        rows = capture.added(before, capture.rows_since(since))
        refused = _is_refused(stage, turn)
        transaction.set_rollback(True)
    stood = sum(len(cells) for table, cells in before.items() if table.name == LEDGER)
    return Breach(turn, late.due_at, at, dossier.plan["term"], rows, stood, refused)


def _is_refused(stage: Stage, turn: int) -> bool:
    """Whether the act of the turn is refused now that the promise is broken."""
    step = stage.scene.story.turns[turn - 1]
    try:
        take_turn(stage, step.act, stage.scene.times[turn], step.given)
    except Refusal:
        return True
    return False


def late_turns(broken: Mapping[int, Broken], times: Sequence[datetime], dues: Mapping[datetime, datetime]) -> list[int]:
    """The turns that note a broken promise: each promise once, at the first turn after its term."""
    turns: dict[datetime, int] = {}
    for turn, one in sorted(broken.items()):
        due = dues[one.due]
        if due not in turns and dossiers.is_over(due, one.term, times[turn]):
            turns[due] = turn
    return list(turns.values())
