"""Reading with which post of a body the dossiers of a field lie."""

from datetime import date, datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet

from duoc.ground.worktime.calculations import VIETNAM
from duoc.people.absences import away_on
from duoc.people.models import FieldShare
from duoc.people.powers import Actor
from duoc.people.validity import in_force, lasting


def shares_on(day: date) -> "QuerySet[FieldShare]":
    """What is shared out on the day, to posts that exist."""
    return FieldShare.objects.filter(in_force(day), in_force(day, "post__"))


def fields_of(post: str, person: str, day: date) -> ArraySubquery:
    """The fields that lie with a post on the day, and with the posts of those whose work its holder does; part of a
    larger query.

    Args:
        post, person: the columns of the larger query that name both.
    """
    stands_in = away_on(day).filter(substitute=OuterRef(OuterRef(person))).values("post")
    shared = shares_on(day).filter(Q(post=OuterRef(post)) | Q(post__in=stands_in))
    return ArraySubquery(shared.order_by("field").values("field"))


def shares_of(actor: Actor, at: datetime) -> list[FieldShare]:
    """What is shared out in the actor's body, now and from days to come."""
    rows = FieldShare.objects.filter(lasting(at.astimezone(VIETNAM).date()), organisation_id__in=actor.units)
    return list(rows.select_related("post", "given_by").order_by("field", "valid_from", "id"))
