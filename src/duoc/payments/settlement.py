"""A charge was paid or waived: the package above that keeps its subject follows in the same transaction."""

from collections.abc import Callable
from datetime import datetime

from duoc.payments.models import Charge, Refund
from duoc.people.powers import Actor

Settled = Callable[[tuple[str, str], datetime], None]
_CALLS: list[Settled] = []


def at_settlement(call: Settled) -> None:
    """Makes known what a package above does when a charge of one of its subjects is settled. It takes no locks."""
    _CALLS.append(call)


def settled(charge: Charge, at: datetime) -> None:
    """A charge is no longer owed, since it was paid or waived."""
    for call in _CALLS:
        call((charge.subject_kind, charge.subject_id), at)


Told = Callable[[Refund, Actor, datetime], None]
_TELLERS: list[Told] = []


def at_refund(call: Told) -> None:
    """Makes known how a package above tells of money that may go back: raised, decided, paid out."""
    _TELLERS.append(call)


def tell(refund: Refund, actor: Actor, at: datetime) -> None:
    """A refund was raised, decided or paid out: `granted` and `paid_out_at` say which."""
    for call in _TELLERS:
        call(refund, actor, at)
