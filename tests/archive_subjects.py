"""Dossiers that do not go to the archive for one reason alone, and who asks."""

from datetime import timedelta

from duoc.dossiers.models import Dossier
from tests.cast import MONDAY
from tests.stages import Road, fresh

WHO = "registry1"


def without_an_end(road: Road) -> tuple[Dossier, str]:
    dossier = road.to("returned")
    Dossier.objects.filter(pk=dossier.pk).update(ended_at=None)
    return fresh(dossier), WHO


def long_with_the_post(road: Road) -> tuple[Dossier, str]:
    dossier = road.to("done")
    road.send_parcel(dossier)
    Dossier.objects.filter(pk=dossier.pk).update(ended_at=MONDAY - timedelta(days=400))
    return fresh(dossier), WHO


def not_fetched_yet(road: Road) -> tuple[Dossier, str]:
    return road.to("done"), WHO
