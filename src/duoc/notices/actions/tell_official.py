"""Telling an official at their desk."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from duoc.ground.rows import actions as rows
from duoc.notices.models import DeskNews
from duoc.notices.texts import Message, compose
from duoc.people.models import Person, Post


@dataclass(frozen=True)
class Seat:
    """A person in a post: whose news it is."""

    person: uuid.UUID
    post: uuid.UUID


def tell_official(
    seat: Seat,
    message: Message,
    values: Mapping[str, str],
    *,
    subject: tuple[str, str],
    path: str,
    at: datetime,
    origin: str,
) -> DeskNews:
    """Writes news for an official, read at their desk at once; no letter follows. Two queries besides.

    Args:
        values: what the message needs: procedure, code, dates, a body. No personal data beyond these.
        path: of the desk, for example "/ban/ho-so/<id>/".

    Raises:
        KeyError: a value that the message needs is missing.
        RuntimeError: called outside a transaction, where the act and its news could part.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("news is written in the transaction of the act it tells about")
    person, post = Person.objects.get(pk=seat.person), Post.objects.get(pk=seat.post)
    text = compose(message, values, person.language)
    return rows.add(
        DeskNews(
            person=person,
            post=post,
            organisation_id=post.organisation_id,
            origin=origin,
            kind=message.kind,
            title=text.title,
            body=text.body,
            subject_kind=subject[0],
            subject_id=subject[1],
            path=path,
            created_at=at,
        )
    )
