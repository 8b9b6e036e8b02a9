"""Who acted on a dossier does not judge the complaint about it."""

import pytest
from tests import stop_acts
from tests.asking import refused
from tests.cast import MONDAY, key
from tests.complaints import complaint
from tests.stages import Road, fresh

from duoc.dossiers import actions
from duoc.dossiers.acts import not_independent
from duoc.dossiers.models import Dossier, Refusal
from duoc.ground.refusal import NotNow

pytestmark = pytest.mark.django_db


def test_who_proposed_it_neither_proposes_nor_signs_here(road: Road) -> None:
    other = road.to("done")
    about = Dossier(about=other)
    proposer, signer = road.who("specialist1"), road.who("leader1")
    for signs in (True, False):
        refusal = not_independent(about, proposer, signs=signs)
        assert refusal and fresh(other).shown_code in str(refusal.say) and "người khác" in str(refusal.remedy)
    assert not_independent(about, signer, signs=False) is not None
    assert not_independent(about, signer, signs=True) is None
    assert not_independent(about, road.who("specialist3"), signs=False) is None


def test_who_signed_it_signs_neither_a_denunciation_nor_a_second_complaint(road: Road) -> None:
    other, signer = road.to("done"), road.who("leader1")
    assert not_independent(Dossier(about=other, protects_applicant=True), signer, signs=True) is not None
    other.about_id = other.pk
    assert not_independent(Dossier(about=other), signer, signs=True) is not None


def test_who_acted_on_the_dossier_itself_does_not_judge_the_second_complaint_either(road: Road) -> None:
    other = road.to("done")
    second = Dossier(about=fresh(complaint(road, str(other.pk))))
    for signs in (True, False):
        refusal = not_independent(second, road.who("specialist1"), signs=signs)
        assert refusal and fresh(other).shown_code in str(refusal.say)
        assert not_independent(second, road.who("leader1"), signs=signs) is not None
        assert not_independent(second, road.who("specialist3"), signs=signs) is None


def test_the_head_who_signed_the_stop_signs_the_first_complaint_and_who_proposed_it_judges_none(road: Road) -> None:
    other = road.to("accepted")
    stop_acts.stop(road, other)
    about, proposer, head = Dossier(about=fresh(other)), road.who("specialist1"), road.who("leader1")
    assert not_independent(about, head, signs=True) is None
    assert not_independent(about, head, signs=False) is not None
    assert all(not_independent(about, proposer, signs=signs) for signs in (True, False))


def test_who_refused_it_does_not_judge_the_complaint(road: Road) -> None:
    other = road.file()
    given = {"reason": "Cha mẹ không cư trú tại xã này.", "legal_basis": "123/2015/NĐ-CP", "key": key(), "at": MONDAY}
    actions.refuse(actor=road.who("clerk1"), dossier_id=other.pk, **given)
    assert not_independent(Dossier(about=other), road.who("clerk1"), signs=False) is not None


def test_who_handled_it_does_not_refuse_the_complaint_either(road: Road) -> None:
    other, another = road.file(), road.to("accepted")
    given = {
        "reason": "Việc này không ảnh hưởng đến người nộp đơn.",
        "legal_basis": "Điều 11 Luật Hộ tịch",
        "at": MONDAY,
    }

    def refuse(dossier: Dossier) -> Refusal:
        return actions.refuse(actor=road.who("clerk1"), dossier_id=dossier.pk, key=key(), **given)

    refuse(other)
    refusal = refused(NotNow, lambda: refuse(complaint(road, str(other.pk))))
    assert fresh(other).shown_code in refusal.words and "Hãy chuyển cho người khác" in refusal.words
    assert refuse(complaint(road, str(another.pk))).by_id == road.who("clerk1").person


def test_the_act_itself_refuses_whoever_handled_the_dossier(road: Road) -> None:
    other = road.to("checked")
    here = complaint(road, str(other.pk))
    road.accept(here)
    assert "đã làm hồ sơ" in refused(NotNow, lambda: road.propose(fresh(here))).words
