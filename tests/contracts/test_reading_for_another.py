"""Who reads a dossier for its applicant over the API is recorded as on its pages, and seen by the applicant."""

from typing import Any

import pytest

from duoc.dossiers.models import Look
from duoc.people import actions as people
from duoc.people.actions import MandateKind, NewMandate
from duoc.people.models import Account
from tests.cast import BIRTH, MONDAY, key
from tests.stages import Road

pytestmark = pytest.mark.django_db


def authorise(road: Road, holder: str) -> None:
    """citizen1 authorises somebody for birth registrations."""
    giver, other = road.actor("citizen1"), Account.objects.get(username=holder).person_id
    wanted = NewMandate(giver.person, other, MandateKind.PROXY, "Giấy ủy quyền", MONDAY.date(), procedures=[BIRTH])
    people.grant_mandate(actor=giver, wanted=wanted, key=key(), at=MONDAY)


@pytest.mark.parametrize(
    ("stage", "path", "what"),
    [
        ("accepted", "", "dossier"),
        ("accepted", "/contents", "dossier"),
        ("accepted", "/notice", "dossier"),
        ("proposed", "/draft-check", "draft"),
        ("done", "/results", "result"),
    ],
)
def test_a_reading_on_a_mandate_is_recorded(road: Road, caller: Any, stage: str, path: str, what: str) -> None:
    dossier = road.to(stage)
    authorise(road, "citizen2")
    assert caller("citizen2")("GET", f"/dossiers/{dossier.pk}{path}").status_code == 200
    look = Look.objects.get(dossier=dossier)
    assert (look.what, look.by_id) == (what, road.actor("citizen2").person) and look.on_mandate_id is not None
    [seen] = caller("citizen1")("GET", f"/dossiers/{dossier.pk}/looks").json()["looks"]
    assert (seen["what"], seen["by"]) == (what, look.by.full_name)


def test_ones_own_reading_is_not(road: Road, caller: Any) -> None:
    dossier = road.to("done")
    for path in ("", "/contents", "/notice", "/results"):
        assert caller("citizen1")("GET", f"/dossiers/{dossier.pk}{path}").status_code == 200
    assert not Look.objects.exists()


def test_a_stranger_learns_nothing_and_leaves_nothing(road: Road, caller: Any) -> None:
    dossier = road.to("accepted")
    assert caller("citizen2")("GET", f"/dossiers/{dossier.pk}").status_code == 403
    assert not Look.objects.exists()
