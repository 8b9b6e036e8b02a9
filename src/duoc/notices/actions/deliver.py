"""One try to carry a notice to where a person reads it."""

import uuid
from datetime import datetime

from django.db import connection, transaction

from duoc.notices import letters, rules
from duoc.notices.letters import Failure
from duoc.notices.models import Delivery
from duoc.notices.models.delivery import DeliveryState
from duoc.notices.queue import deliver_later
from duoc.people.queries import party_paths


def deliver(delivery_id: uuid.UUID, *, at: datetime) -> Delivery | None:
    """One try to carry a notice out. At least once: after a crash between sending and noting it, it is sent again.

    The mail server is spoken to between two transactions, never inside one.

    Returns:
        The delivery as it stands then; None when there was nothing to do (already sent, given up, or gone).

    Raises:
        RuntimeError: called inside a transaction.
    """
    if connection.in_atomic_block:
        raise RuntimeError("nothing outside the database is called inside a transaction")
    delivery = _begin(delivery_id, at)
    if delivery is None:
        return None
    address = delivery.party.email
    failure = letters.send(delivery.notice, address) if address else None
    return _note(delivery_id, address, failure, at)


def _begin(delivery_id: uuid.UUID, at: datetime) -> Delivery | None:
    with transaction.atomic():
        delivery = _locked(delivery_id)
        if delivery is None:
            return None
        delivery.attempts += 1
        delivery.tried_at = at
        delivery.save(update_fields=["attempts", "tried_at"])
    return Delivery.objects.select_related("notice", *party_paths("party")).get(pk=delivery_id)


def _note(delivery_id: uuid.UUID, address: str, failure: Failure | None, at: datetime) -> Delivery | None:
    with transaction.atomic():
        delivery = _locked(delivery_id)
        if delivery is None:
            return None
        delivery.last_error = failure.say if failure else ""
        delivery.sent_to = rules.masked(address) if address else ""
        if not address:
            delivery.state = DeliveryState.NO_ADDRESS
        elif failure is None:
            delivery.state, delivery.sent_at, delivery.next_try_at = DeliveryState.SENT, at, None
        else:
            _again_or_give_up(delivery, failure, at)
        delivery.save()
    return delivery


def _again_or_give_up(delivery: Delivery, failure: Failure, at: datetime) -> None:
    delivery.next_try_at = None if failure.for_good else rules.next_try(delivery.attempts, at)
    if delivery.next_try_at is None:
        delivery.state = DeliveryState.FAILED
    else:
        deliver_later(delivery.id, not_before=delivery.next_try_at)


def _locked(delivery_id: uuid.UUID) -> Delivery | None:
    return Delivery.objects.select_for_update().filter(pk=delivery_id, state=DeliveryState.WAITING).first()
