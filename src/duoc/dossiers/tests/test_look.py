"""Looking into a dossier: who may, and that the applicant can see who did."""

import pytest
from tests.asking import NOBODY, forbidden_to, refused
from tests.cast import MONDAY
from tests.stages import Road

from duoc.dossiers import actions, queries
from duoc.dossiers.models import Look

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", ["clerk1", "specialist1", "leader1", "registry1"])
def test_an_officials_look_is_kept(road: Road, who: str) -> None:
    dossier = road.file()
    official = road.actor(who)
    actions.look(actor=official, dossier=dossier, what="answers", at=MONDAY)
    [look] = queries.looks(dossier)
    assert (look.by_id, look.post_id, look.what, look.at) == (official.person_id, official.post_id, "answers", MONDAY)


def test_ones_own_look_is_not(road: Road) -> None:
    dossier = road.file()
    actions.look(actor=road.actor("citizen1"), dossier=dossier, what="answers", at=MONDAY)
    assert not Look.objects.exists()


STRANGERS = ["citizen2", "citizen3", "helper1", "clerk2", "specialist2", "leader3", "registry3", "admin1"]


def test_others_may_not(road: Road) -> None:
    dossier = road.file()
    forbidden_to(road.actor, STRANGERS, lambda who: actions.look(actor=who, dossier=dossier, what="answers", at=MONDAY))
    forbidden_to(road.actor, STRANGERS, lambda who: queries.dossier(who, dossier.pk, MONDAY))
    assert not Look.objects.exists()


def test_lists_show_ones_own_only(road: Road) -> None:
    dossier = road.file()
    assert list(queries.of_person(road.actor("citizen1"))) == [dossier]
    assert list(queries.desk(road.actor("clerk1"))) == list(queries.of_unit(road.actor("specialist1"))) == [dossier]
    for stranger in STRANGERS:
        who = road.actor(stranger)
        assert not queries.of_person(who).exists() and not queries.drafts_of(who).exists()
        if stranger != "helper1":  # the helper sits in the unit
            assert not queries.desk(who).exists() and not queries.of_unit(who).exists()


def test_there_is_no_such_dossier(road: Road) -> None:
    refused(queries.NotFound, lambda: queries.dossier(road.actor("citizen1"), NOBODY, MONDAY))
