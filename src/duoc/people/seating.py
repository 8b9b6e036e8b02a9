"""Seats go on in another body, from a day on, with whoever holds them."""

import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import DateField, QuerySet, Value
from django.db.models.functions import Greatest

from duoc.ground.worktime.calculations import local
from duoc.people.models import Appointment, Organisation, Post
from duoc.people.validity import in_force, lasting


@dataclass(frozen=True)
class Leaving:
    """People whose seats go on in another body.

    Attributes:
        unit: the body in which they sat.
        body: the one in which they go on.
        persons: those who have no other seat in `unit`.
    """

    unit: uuid.UUID
    body: uuid.UUID
    persons: frozenset[uuid.UUID]
    at: datetime


Release = Callable[[Leaving], None]
_RELEASES: list[Release] = []


def at_leaving(release: Release) -> None:
    """Makes known what a package above does with the work of those who leave a body. Called once, when it is ready."""
    _RELEASES.append(release)


def go_on_in(old_posts: Collection[Post], body: Organisation, on: date, *, undecided: bool = False) -> list[Post]:
    """Ends these seats and begins as many in another body, with the same role, title and holders.

    Args:
        undecided: somebody has to say yet in which body they really go on.
    """
    seats = {old.pk: _seat(old, body, on, undecided=undecided) for old in old_posts}
    held = list(Appointment.objects.filter(lasting(on), post__in=seats))
    Post.objects.bulk_create(seats.values())
    Appointment.objects.bulk_create(
        Appointment(
            person_id=one.person_id,
            post=seats[one.post_id],
            valid_from=max(on, one.valid_from),
            valid_to=one.valid_to,
        )
        for one in held
    )
    ends = Greatest(Value(on, DateField()), "valid_from")
    Appointment.objects.filter(pk__in=[one.pk for one in held]).update(valid_to=ends)
    Post.objects.filter(pk__in=seats).update(valid_to=ends, body_undecided=False)
    return list(seats.values())


def _seat(old: Post, body: Organisation, on: date, *, undecided: bool) -> Post:
    return Post(
        organisation=body,
        role=old.role,
        title=old.title,
        signs_as=old.signs_as,
        follows=old,
        body_undecided=undecided,
        valid_from=max(on, old.valid_from),
        valid_to=old.valid_to,
    )


def release(posts: Collection[Post], body: Organisation, at: datetime) -> None:
    """Packages above take the work of these seats' holders out of their hands, where they leave their body."""
    day = local(at).date()
    for unit in {post.organisation_id for post in posts}:
        leaving = Appointment.objects.filter(post__in=[one for one in posts if one.organisation_id == unit])
        staying = Appointment.objects.filter(in_force(day), in_force(day, "post__"), post__organisation=unit)
        persons = set(leaving.values_list("person_id", flat=True)) - set(staying.values_list("person_id", flat=True))
        for one in _RELEASES:
            one(Leaving(unit, body.pk, frozenset(persons), at))


def undecided_posts(day: date) -> "QuerySet[Post]":
    """Seats of bodies that were split or dissolved, of which nobody has said yet where they go on, by the body that
    keeps them and the one they come from."""
    rows = Post.objects.select_related("organisation", "follows__organisation").filter(body_undecided=True)
    return rows.filter(lasting(day)).order_by(
        "organisation__name", "organisation_id", "follows__organisation__name", "role", "id"
    )
