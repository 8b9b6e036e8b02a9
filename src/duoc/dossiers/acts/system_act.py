"""What the system does by itself: a time has passed, a signature was made. It goes the way of every act."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from duoc.dossiers.acts.declaration import Declaration
from duoc.dossiers.acts.doing import Doing, Given, Row
from duoc.ground.refusal import NotFound
from duoc.people.powers import WORKER


def _always(_subject: Any, _at: datetime) -> bool:
    return True


def _never(_subject: Any) -> bool:
    return False


@dataclass(frozen=True, kw_only=True)
class SystemAct(Declaration[Given, Row]):
    """An act of the worker. It needs no power and no key: a second time finds that nothing waits for it any more.

    Attributes:
        waits: whether the subject still waits for it, beyond the state; asked with the dossier locked.
        outlives: whether it is done on this subject although its dossier has ended.
    """

    waits: Callable[[Any, datetime], bool] = _always
    outlives: Callable[[Any], bool] = _never

    def perform(self, id: uuid.UUID | str, given: Given, *, at: datetime) -> Row | None:
        """Does the act in the transaction of the caller, unless the dossier has ended or no longer waits for it.

        A job that comes too late is then finished: it is not tried again.

        Returns:
            The row of the act; None when nothing was to be done.
        """
        try:
            subject = self.kind.locked(id)
        except NotFound:
            return None
        dossier = self.kind.dossier_of(subject)
        if self.kind.state(subject) not in self.states or (dossier.ended_at is not None and not self.outlives(subject)):
            return None
        if self.kind.archived_at(subject) is not None or not self.waits(subject, at):
            return None
        return self.carry_out(Doing(subject, dossier, WORKER, at, given))
