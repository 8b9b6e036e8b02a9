"""A step that another body does goes to the successor of that body; the dossier waits on where its own body went."""

import pytest
from tests.bodies import LATER, NEW, carried_out, in_hand
from tests.cast import COMMUNE
from tests.changed_definition import changed
from tests.stages import Road, fresh

from duoc.dossiers import queries
from duoc.dossiers.models import Consultation

pytestmark = pytest.mark.django_db
OFFICE = {"code": "so-thu", "name": "Sở Thử"}
TAX = {"at": {"organisation": "so-tu-phap"}, "post": "specialist", "within": "1 working_day", "silence": "none"}


def test_the_successor_is_asked(road: Road) -> None:
    changed(added=[(1, {"id": "tax", **TAX})])
    dossier = road.to("accepted")
    assert in_hand(dossier) == (COMMUNE, "elsewhere")
    progress = carried_out(["so-tu-phap"], [OFFICE])
    assert progress.moved["consultations"] == 1
    assert [one.dossier for one in queries.asked_of(road.actor("specialist3", LATER))] == [dossier]


def test_the_dossier_waits_on_in_its_new_body(road: Road) -> None:
    changed(added=[(1, {"id": "tax", **TAX})])
    dossier = road.to("accepted")
    carried_out([COMMUNE], [NEW])
    assert in_hand(fresh(dossier)) == ("99009", "elsewhere")
    assert Consultation.objects.get(dossier=dossier).organisation.code == "99009"


def test_of_two_successors_the_one_with_the_field_is_asked(road: Road) -> None:
    changed(added=[(1, {"id": "tax", **TAX})])
    dossier = road.to("filed")
    other = {"code": "so-thu-hai", "name": "Sở Thử hai"}
    carried_out(["so-tu-phap"], [OFFICE, other], share={dossier.procedure_field: other["code"]})
    Road(road.actor, road.filed, LATER).accept(fresh(dossier))
    assert Consultation.objects.get(dossier=dossier).unit.code == other["code"]
