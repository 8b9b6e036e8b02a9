"""Who holds a post, and which posts are held, on a day."""

import uuid
from datetime import date, datetime

from django.db.models import QuerySet

from duoc.ground.worktime.calculations import VIETNAM
from duoc.people.models import Appointment, Person, Post, RoleGrant
from duoc.people.powers import Power, Relation
from duoc.people.validity import in_force


def held_on(day: date) -> "QuerySet[Appointment]":
    """Appointments that count on the day: to a post that exists, in an organisation that exists."""
    return Appointment.objects.filter(
        in_force(day), in_force(day, "post__"), in_force(day, "post__organisation__")
    ).select_related("post__organisation", "person")


def holder_of(post: Post, at: datetime) -> Person | None:
    """Who holds the post on the day of `at` at +07:00; None when the seat is empty."""
    held = held_on(at.astimezone(VIETNAM).date()).filter(post=post).order_by("valid_from").first()
    return held.person if held else None


def seats(organisation_id: uuid.UUID, role: str, at: datetime) -> list[Post]:
    """The posts of a role in an organisation that somebody holds on the day of `at`."""
    day = at.astimezone(VIETNAM).date()
    held = held_on(day).filter(post__organisation_id=organisation_id, post__role=role)
    return [row.post for row in held.order_by("valid_from", "id")]


def seats_with(organisation_id: uuid.UUID, power: Power, at: datetime) -> list[Post]:
    """The same, of the posts that have a power over the things of their unit; the longest held first."""
    return [row.post for row in seated_with(organisation_id, power, at)]


def seated_with(organisation_id: uuid.UUID, power: Power, at: datetime) -> list[Appointment]:
    """Who holds those posts, each with post and person."""
    held = holding(power, at.astimezone(VIETNAM).date()).filter(post__organisation_id=organisation_id)
    return list(held.order_by("valid_from", "id"))


def holding(power: Power, day: date) -> "QuerySet[Appointment]":
    """Appointments that count on the day to posts that have a power over the things of their unit."""
    reaching = RoleGrant.objects.filter(in_force(day), power=power, relation__in=(Relation.UNIT, Relation.ALL))
    return held_on(day).filter(post__role__in=reaching.values("role"))
