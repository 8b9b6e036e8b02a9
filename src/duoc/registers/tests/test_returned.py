"""What the registry returns gives its keys free, and finds a way on."""

import pytest
from tests.asking import refused
from tests.stages import CHILD_NUMBER, Road, fresh

from duoc.decisions import queries
from duoc.decisions.tests.test_return_signed import give_back
from duoc.ground.refusal import NotNow
from duoc.instruments.calculations import Unsound
from duoc.registers.models import Entry, EntryKey, Register

pytestmark = pytest.mark.django_db
KEYS = {"unique": {"number": {"fields": ["child.personal_number"], "say": "Số này đã ghi"}}}


def test_what_a_wall_stops_after_the_signature_finds_a_way_on(road: Road) -> None:
    """Both were signed before the register had the key."""
    stopped, first = road.to("signed"), road.to("signed")
    Register.objects.filter(pk="births").update(keys=KEYS)
    road.issue(first)
    refused(NotNow, lambda: road.issue(stopped))
    give_back(road.actor("registry1"), stopped)
    refused(Unsound, lambda: road.propose(stopped))
    road.propose(stopped, values={"child.personal_number": "000000000102"})
    for step in (road.check, road.sign, road.make_signatures, road.issue, road.seal):
        step(stopped)
    assert fresh(stopped).state == "done" and [one.state for one in queries.of_dossier(stopped)] == ["in_force"]
    assert Entry.objects.get(decision__dossier=stopped).data["child.personal_number"] == "000000000102"


def test_its_number_is_free_again(road: Road) -> None:
    Register.objects.filter(pk="births").update(keys=KEYS)
    dossier = road.to("signed")
    give_back(road.actor("registry1"), dossier)
    assert not EntryKey.objects.filter(holds=True).exists()
    assert road.to("proposed", number=CHILD_NUMBER)
