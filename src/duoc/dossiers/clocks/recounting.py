"""Whose dates may still be counted again by other calendars. `dossiers/recounts.py` does it."""

import uuid
from datetime import datetime

from django.db.models import QuerySet

from duoc.dossiers.clocks import term_ends
from duoc.dossiers.happened import CLOCK_MOVED
from duoc.dossiers.models import Dossier, Recounting
from duoc.dossiers.outages import OPEN
from duoc.people.queries import party_paths

RECOUNT = "dossiers.recount"
"""The job that counts again what an administrator asked for."""


def recountings() -> "QuerySet[Recounting]":
    """Each time that dates were counted again, the newest first."""
    return Recounting.objects.select_related("by").order_by("-at", "-id")


def open_dossiers(after: uuid.UUID | None = None) -> "QuerySet[Dossier]":
    """Dossiers on which something may still wait for a date, in the order of their keys, with what counting and telling
    read.

    Args:
        after: only those behind this one, to go on where a batch ended.
    """
    shown = (
        Dossier.objects.filter(ended_at=None, state__in=OPEN)
        .select_related("version", "acceptance", "competent_unit", "receiving_unit", *party_paths("applicant"))
        .annotate(**CLOCK_MOVED)
    )
    return (shown.filter(pk__gt=after) if after else shown).defer("version__definition").order_by("pk")


def has_open_promise(dossier: Dossier, at: datetime) -> bool:
    """Accepted, and its term has not ended: what is late stays late, whatever a calendar says later."""
    return dossier.due_at is not None and not term_ends.is_over(dossier.due_at, dossier.plan["term"], at)


def open_promises(at: datetime) -> "QuerySet[Dossier]":
    """Those whose promise is still open."""
    return open_dossiers().filter(due_at__isnull=False).exclude(term_ends.over(at, "due_at"))
