"""Sending a message to a party."""

from collections.abc import Mapping
from datetime import datetime

from django.db import connection

from duoc.ground.rows import actions as rows
from duoc.notices.models import Delivery, Notice
from duoc.notices.models.delivery import DeliveryState
from duoc.notices.queue import deliver_later
from duoc.notices.texts import Message, compose
from duoc.people.models import Organisation, Party


def notify(
    party: Party,
    message: Message,
    values: Mapping[str, str],
    *,
    subject: tuple[str, str],
    path: str,
    at: datetime,
    origin: str,
    organisation: Organisation | None = None,
) -> Notice:
    """Sends a message: on the site at once, by e-mail as soon as a worker gets to it.

    Belongs in the transaction of the act that it is about: act, notice and job exist together or not at all.

    Args:
        values: what the message needs: procedure, code, unit, due, amount. No personal data beyond these.
        subject: kind and text id, for example ("dossier", id).
        path: page to go to, on this site, for example "/ho-so/<id>/".
        origin: "demo" or "real", as the subject is.
        organisation: the unit that speaks.

    Raises:
        KeyError: a value that the message needs is missing.
        RuntimeError: called outside a transaction, where the act and its news could part.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a notice is written in the transaction of the act it tells about")
    text = compose(message, values, party.language)
    notice = Notice(
        party=party,
        organisation=organisation,
        origin=origin,
        kind=message.kind,
        language=party.language,
        title=text.title,
        body=text.body,
        subject_kind=subject[0],
        subject_id=subject[1],
        path=path,
        created_at=at,
    )
    rows.add(notice)
    state = DeliveryState.WAITING if party.email else DeliveryState.NO_ADDRESS
    delivery = rows.add(Delivery(notice=notice, party=party, organisation=organisation, state=state))
    if state == DeliveryState.WAITING:
        deliver_later(delivery.id)
    return notice
