"""A complaint names one of its author's own dossiers; the body that acted on it decides, by whoever did not."""

import uuid

import pytest
from tests.asking import refused
from tests.cast import BIRTH, BIRTH_ANSWERS, COMMUNE, MONDAY, key
from tests.changed_definition import reworded
from tests.stages import Road, fresh

from duoc.decisions.independence import not_independent
from duoc.dossiers import actions, queries
from duoc.dossiers.models import Dossier
from duoc.dossiers.rules import Incomplete
from duoc.ground.refusal import NotNow
from duoc.procedures.models import Version

pytestmark = pytest.mark.django_db
NAMED = {
    "id": "complained",
    "ask": "Bạn khiếu nại về hồ sơ nào?",
    "label": "Hồ sơ bị khiếu nại",
    "type": "register_entry",
    "register": "dossiers",
}


def complaint(road: Road, about: str) -> Dossier:
    """Filed under a birth registration that asks too which dossier it is about, and goes to the body of that one."""
    pages = Version.objects.filter(procedure__code=BIRTH).latest("valid_from").definition["pages"]
    page = {"id": "ho-so", "title": "Hồ sơ", "questions": [NAMED]}
    reworded(BIRTH, pages=[*pages, page], competent=[{"keeper_of": "complained"}])
    return road.request(BIRTH, {**BIRTH_ANSWERS, "complained": about}, "birth_notice")


def of_a_stranger(road: Road) -> Dossier:
    dossier = road.file()
    stranger = road.actor("citizen2").person_id
    Dossier.objects.filter(pk=dossier.pk).update(applicant=stranger, filed_by=stranger)
    return fresh(dossier)


def test_it_goes_to_the_body_that_acted_and_keeps_which_dossier_it_is_about(road: Road) -> None:
    other = fresh(road.to("accepted"))
    filed = complaint(road, other.shown_code)
    assert filed.plan["about"] == str(other.pk) == str(getattr(queries.named_by(filed), "pk", ""))
    assert filed.competent_unit.code == COMMUNE
    assert "about" not in other.plan and queries.named_by(other) is None


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


def test_who_proposed_it_neither_proposes_nor_signs_here(road: Road) -> None:
    other = road.to("done")
    about = Dossier(plan={"about": str(other.pk)})
    proposer, signer = road.who("specialist1"), road.who("leader1")
    for signs in (True, False):
        refusal = not_independent(about, proposer, signs=signs)
        assert refusal and fresh(other).shown_code in str(refusal.say) and "người khác" in str(refusal.remedy)
    assert not_independent(about, signer, signs=False) is not None
    assert not_independent(about, signer, signs=True) is None
    assert not_independent(about, road.who("specialist3"), signs=False) is None


def test_who_refused_it_does_not_judge_the_complaint(road: Road) -> None:
    other = road.file()
    given = {"reason": "Cha mẹ không cư trú tại xã này.", "legal_basis": "123/2015/NĐ-CP", "key": key(), "at": MONDAY}
    actions.refuse(actor=road.who("clerk1"), dossier_id=other.pk, **given)
    assert not_independent(Dossier(plan={"about": str(other.pk)}), road.who("clerk1"), signs=False) is not None


def test_the_act_itself_refuses_whoever_handled_the_dossier(road: Road) -> None:
    other = road.to("checked")
    here = complaint(road, str(other.pk))
    road.accept(here)
    assert "đã làm hồ sơ" in refused(NotNow, lambda: road.propose(fresh(here))).words
