"""A person is told something."""

from collections.abc import Mapping
from datetime import datetime

from django.db import connection

from duoc.ground.rows import actions as rows
from duoc.notices import texts
from duoc.notices.models import Delivery, Notice
from duoc.notices.models.delivery import DeliveryState
from duoc.notices.queue import deliver_later
from duoc.people.models import Organisation, Person


def notify(
    person: Person,
    kind: str,
    context: Mapping[str, str],
    *,
    subject: tuple[str, str],
    path: str,
    at: datetime,
    organisation: Organisation | None = None,
) -> Notice:
    """Tells a person something: on the site at once, by e-mail as soon as a worker gets to it.

    Belongs into the transaction of the act that is told about: act, notice and job exist together or not at all.

    Args:
        kind: one of `models.notice.Kind`.
        context: what its words need: procedure, code, unit, due, amount; see `texts`. No personal data beyond these.
        subject: kind and text id, for example ("dossier", id).
        path: page to go to, on this site, for example "/ho-so/<id>/".
        organisation: the unit that speaks.

    Raises:
        KeyError: unknown kind, or a value is missing in the context.
        RuntimeError: called outside a transaction, where the act and its news could part.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a notice is written in the transaction of the act it tells about")
    words = texts.compose(kind, context, person.language)
    notice = Notice(
        person=person,
        organisation=organisation,
        origin=person.origin,
        kind=kind,
        language=person.language,
        title=words.title,
        body=words.body,
        subject_kind=subject[0],
        subject_id=subject[1],
        path=path,
        created_at=at,
    )
    rows.add(notice)
    state = DeliveryState.WAITING if person.email else DeliveryState.NO_ADDRESS
    delivery = rows.add(Delivery(notice=notice, person=person, organisation=organisation, state=state))
    if state == DeliveryState.WAITING:
        deliver_later(delivery.id)
    return notice
