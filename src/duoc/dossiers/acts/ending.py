"""How a dossier ends: one door, so that nothing of it stays open behind it."""

from collections.abc import Callable
from datetime import datetime

from duoc.dossiers.acts import flow
from duoc.dossiers.models import Dossier, Suspension, Withdrawal
from duoc.payments import actions as payments
from duoc.people.powers import Actor

Close = Callable[[Dossier, datetime], None]
_CLOSERS: list[Close] = []


def at_end(close: Close) -> None:
    """Makes known how a package above closes what it keeps open of a dossier that ends without a result."""
    _CLOSERS.append(close)


def end(dossier: Dossier, actor: Actor, at: datetime) -> None:
    """It ends without a result: the move of every act that refuses, cancels or stops. The caller saves the dossier.

    It leaves the desks, a suspension is over, and what it still owes is no longer owed; what was paid may go back,
    which somebody decides. A wish to withdraw it that waits has come true, whatever ended the dossier.
    """
    dossier.ended_at = at
    flow.leave(dossier, actor, at)
    payments.cancel_due(dossier.subject, at=at, actor=actor)
    payments.raise_refunds(dossier.subject, str(dossier.state), at=at, actor=actor)
    Withdrawal.objects.filter(dossier=dossier, decided_at__isnull=True).update(
        decided_at=at, decided_by_id=actor.person_id, decided_post_id=actor.post_id, granted=True
    )
    Suspension.objects.filter(dossier=dossier, resumed_at__isnull=True).update(
        resumed_at=at, resumed_by_id=actor.person_id, resumed_post_id=actor.post_id
    )
    for close in _CLOSERS:
        close(dossier, at)


def end_with_result(dossier: Dossier, at: datetime) -> None:
    """Its result is in force: what is owed for it stays owed, and the proposal that led to it stands."""
    dossier.ended_at = at
