"""Seats go on in another body, from a day on, with whoever holds them."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import DateField, F, Func, Q, QuerySet, TextField, Value
from django.db.models.functions import Greatest

from duoc.ground.worktime.calculations import local
from duoc.people.bodies import splits_to_come
from duoc.people.models import Appointment, Organisation, Post, Reorganisation
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


def _about_to_be_split() -> "QuerySet[Reorganisation, Any]":
    """Codes of the bodies that a plan splits on a day to come."""
    each = Func(F("plan__before"), function="jsonb_array_elements_text", output_field=TextField())
    return splits_to_come().order_by().annotate(one=each).values("one")


def undecided_posts(day: date) -> "QuerySet[Post]":
    """Seats of bodies that were split or dissolved, of which nobody has said yet where they go on, by the body that
    keeps them and the one they come from."""
    rows = Post.objects.select_related("organisation", "follows__organisation").filter(body_undecided=True)
    return rows.filter(lasting(day)).order_by(
        "organisation__name", "organisation_id", "follows__organisation__name", "role", "id"
    )


def posts_of_a_split(day: date) -> "QuerySet[Post]":
    """Seats of bodies that are to be split on a day to come, each with where it then goes on, where that was said."""
    rows = Post.objects.select_related("organisation", "planned").filter(lasting(day))
    rows = rows.filter(organisation__code__in=_about_to_be_split())
    return rows.order_by("organisation__name", "organisation_id", "role", "id")


def posts_to_place(day: date) -> "QuerySet[Post]":
    """Seats of which an administrator has still to say where they go on, now or from the day of a split."""
    to_come = Q(organisation__code__in=_about_to_be_split(), planned=None)
    return Post.objects.filter(lasting(day)).filter(Q(body_undecided=True) | to_come)


def seats_elsewhere(before: Collection[uuid.UUID], keeper: uuid.UUID, day: date) -> dict[uuid.UUID, set[uuid.UUID]]:
    """The successors beside the keeper in which seats of the old bodies went on, with who holds them."""
    rows = Appointment.objects.filter(lasting(day), post__follows__organisation__in=before)
    holders: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    for body, person in rows.exclude(post__organisation=keeper).values_list("post__organisation", "person"):
        holders[body].add(person)
    return dict(holders)
