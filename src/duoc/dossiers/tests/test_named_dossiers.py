"""A complaint names one of its author's own dossiers, and goes to the body that acted on it."""

import uuid
from datetime import timedelta

import pytest
from tests.asking import refused
from tests.cast import BIRTH, BIRTH_ANSWERS, COMMUNE, MONDAY
from tests.complaints import complaint, second_complaint
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


def test_a_second_complaint_goes_to_the_body_above_and_keeps_which_first_one_it_is_about(road: Road) -> None:
    first = fresh(complaint(road, str(road.to("accepted").pk)))
    above = first.competent_unit.parent
    second = second_complaint(road, first.shown_code)
    assert second.about_id == first.pk
    assert above is not None and second.competent_unit == above != first.competent_unit


def test_only_first_complaints_that_go_on_or_were_decided_are_offered_to_a_second_one(road: Road) -> None:
    first = fresh(complaint(road, str(road.to("accepted").pk)))
    second = second_complaint(road, first.shown_code)
    person = str(first.applicant_id)
    offered = queries.complaints_to_name(person)
    assert [one.id for one in offered] == [str(first.pk)] != [str(second.pk)]
    assert offered[0].data["decided"] is False and offered[0].data["body.above"]
    Dossier.objects.filter(pk=first.pk).update(state=Dossier.State.CANCELLED, desk="", assigned_unit=None)
    assert queries.complaints_to_name(person) == []


def test_a_first_complaint_leads_to_a_second_one_once_decided_or_overdue(road: Road) -> None:
    other = fresh(road.to("accepted"))
    first = fresh(complaint(road, str(other.pk)))
    road.accept(first)
    first = fresh(first)
    assert first.due_at is not None
    assert not queries.complains_again(first, first.due_at)
    assert queries.complains_again(first, first.due_at + timedelta(minutes=1))
    decided = Dossier(about=other, state=Dossier.State.DONE)
    assert queries.complains_again(decided, MONDAY)
    assert not queries.complains_again(Dossier(about=decided, state=Dossier.State.DONE), MONDAY)
    assert not queries.complains_again(other, MONDAY)
