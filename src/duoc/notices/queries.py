"""Notices to parties, and those that did not arrive."""

import uuid
from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet

from duoc.notices.models import Delivery, DeskNews, Notice
from duoc.notices.models.delivery import DeliveryState
from duoc.people.powers import Actor


def unread(parties: Collection[uuid.UUID]) -> int:
    """How many notices to these parties are unread. One query on a partial index."""
    return unread_of(parties).count()


def unread_of(parties: Collection[uuid.UUID]) -> "QuerySet[Notice]":
    """The notices to these parties that nobody has read yet."""
    return Notice.objects.filter(party_id__in=parties, read_at=None)


def news_of(actor: Actor) -> "QuerySet[DeskNews]":
    """What the official hears at the desk of this post, newest first."""
    return DeskNews.objects.filter(person_id=actor.person, post_id=actor.post).order_by("-created_at", "-id")


def news_since(at: datetime) -> "QuerySet[DeskNews]":
    """What officials have heard since a moment."""
    return DeskNews.objects.filter(created_at__gte=at)


def of_parties(parties: Collection[uuid.UUID], *, limit: int = 50) -> list[Notice]:
    """The latest notices to these parties, newest first, with `deliveries` at hand. Two queries however many."""
    notices = Notice.objects.filter(party_id__in=parties).order_by("-created_at", "-id")
    return list(notices.prefetch_related("deliveries")[:limit])


def of_subject(kind: str, id: str) -> list[Notice]:
    """All notices about one subject, oldest first, with their `deliveries`: the desk sees which ones arrived."""
    notices = Notice.objects.filter(subject_kind=kind, subject_id=id).order_by("created_at", "id")
    return list(notices.prefetch_related("deliveries"))


def given_up() -> "QuerySet[Delivery]":
    """Deliveries that were given up, latest first: somebody should telephone."""
    return Delivery.objects.filter(state=DeliveryState.FAILED).select_related("notice").order_by("-tried_at")


def forgotten(before: datetime) -> "QuerySet[Delivery]":
    """Deliveries that wait although their time came long ago: their job was lost with a worker."""
    waiting = Delivery.objects.filter(state=DeliveryState.WAITING)
    never_tried = waiting.filter(attempts=0, notice__created_at__lt=before)
    return never_tried | waiting.filter(next_try_at__lt=before) | waiting.filter(next_try_at=None, tried_at__lt=before)
