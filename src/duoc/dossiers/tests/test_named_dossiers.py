"""A complaint names one of its author's own dossiers, and goes to the body that acted on it."""

import uuid

import pytest
from tests.asking import refused
from tests.cast import BIRTH, BIRTH_ANSWERS, COMMUNE
from tests.complaints import complaint
from tests.stages import Road, fresh

from duoc.dossiers import queries
from duoc.dossiers.models import Dossier
from duoc.dossiers.rules import Incomplete

pytestmark = pytest.mark.django_db


def of_a_stranger(road: Road) -> Dossier:
    dossier = road.file()
    stranger = road.actor("citizen2").person_id
    Dossier.objects.filter(pk=dossier.pk).update(applicant=stranger, filed_by=stranger)
    return fresh(dossier)


def test_it_goes_to_the_body_that_acted_and_keeps_which_dossier_it_is_about(road: Road) -> None:
    other = fresh(road.to("accepted"))
    filed = complaint(road, other.shown_code)
    assert filed.about_id == other.pk
    assert filed.competent_unit.code == COMMUNE
    assert other.about is None


def test_the_dossier_of_a_stranger_is_answered_as_one_that_there_is_not(road: Road) -> None:
    road.to("accepted")
    stranger = of_a_stranger(road)
    answers = [
        refused(Incomplete, lambda named=named: complaint(road, named)).faults["complained"]
        for named in (str(stranger.pk), stranger.temporary_code, str(uuid.uuid4()), "H99-1")
    ]
    assert len(set(answers)) == 1 and "Không tìm thấy" in answers[0]


def test_each_is_offered_their_own_dossiers_alone(road: Road) -> None:
    own, stranger = road.to("accepted"), of_a_stranger(road)
    offered = queries.dossiers_to_name(str(road.actor("citizen1").person_id))
    assert [one.id for one in offered] == [str(own.pk)] != [str(stranger.pk)]
    assert offered[0].label.startswith(fresh(own).shown_code) and offered[0].organisation == COMMUNE


def test_who_may_read_both_sees_what_is_said_about_a_dossier(road: Road) -> None:
    other = fresh(road.to("accepted"))
    filed, clerk, elsewhere = complaint(road, str(other.pk)), road.who("clerk1"), road.who("clerk2")
    assert [one.pk for one in queries.complaints_about(other, clerk)] == [filed.pk]
    assert queries.complaints_about(other, elsewhere) == queries.complaints_about(filed, clerk) == []


def test_a_complaint_is_not_complained_about_in_a_first_complaint(road: Road) -> None:
    filed = complaint(road, str(road.to("accepted").pk))
    assert str(filed.pk) not in [one.id for one in queries.dossiers_to_name(str(filed.applicant_id))]
    again = {**BIRTH_ANSWERS, "complained": filed.shown_code}
    refusal = refused(Incomplete, lambda: road.request(BIRTH, again, "birth_notice"))
    assert "Không tìm thấy" in refusal.faults["complained"]
