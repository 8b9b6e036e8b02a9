"""Outages of the system: which are told to everybody now, and which dossiers' clocks stood in one."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q, QuerySet
from django.db.models.fields.json import KT

from duoc.dossiers.models import Dossier, Outage
from duoc.dossiers.planning import definition_of
from duoc.procedures.models import Version

RESUMES = "resumes"
State = Dossier.State
OPEN = (State.PROCESSING, State.SUPPLEMENT, State.SUSPENDED)


def outages_now(at: datetime) -> Sequence[Outage]:
    """Those that are announced, or last, the nearest first."""
    return list(Outage.objects.filter(Q(planned=True) | Q(begins__lte=at), recovered_at=None, called_off_at=None))


def outages_of(dossier: Dossier, at: datetime) -> Sequence[Outage]:
    """Those that move the date of a dossier, announced or lasting. No query where its definition lets the clock run."""
    if dossier.ended_at is not None or definition_of(dossier).clock.outage != RESUMES:
        return []
    return outages_now(at)


def all_outages() -> "QuerySet[Outage]":
    """Every outage that was announced or noted, the newest first."""
    return Outage.objects.select_related("by").order_by("-begins", "id")


def concerned(outage: Outage, after: uuid.UUID | None = None) -> "QuerySet[Dossier]":
    """The dossiers whose clock ran when it began, or began to run in it, and whose definition lets it stand then.

    Args:
        after: only those behind this one, in the order of their ids: to go on where a batch ended.
    """
    versions = Version.objects.alias(mode=KT("definition__clock__outage")).filter(mode=RESUMES)
    standing = Dossier.objects.filter(
        ended_at=None,
        state__in=OPEN,
        accepted_at__lt=outage.recovered_at,
        due_at__gt=outage.begins,
        version__in=versions,
    )
    return (standing.filter(pk__gt=after) if after else standing).order_by("pk")
