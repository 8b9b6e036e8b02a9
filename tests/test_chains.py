"""Chains of steps as data: steps that pass on, steps that other bodies do, one after another and together."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from duoc.decisions import actions as decisions
from duoc.dossiers import actions, queries
from duoc.dossiers.acts import DESK, open_acts
from duoc.dossiers.models import Consultation, Dossier
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.faces.desk.tests.helping import text
from duoc.ground.refusal import NotNow
from duoc.people.powers import Forbidden
from tests.asking import refused, story
from tests.cast import MONDAY, key
from tests.changed_definition import SEEN, changed
from tests.stages import LETTER, Road, by_form, fresh

pytestmark = pytest.mark.django_db
JUSTICE = {"at": {"organisation": "so-tu-phap"}, "post": "specialist", "within": "2 working_day", "silence": "none"}
FARMING = {**JUSTICE, "at": {"organisation": "so-nong-nghiep-va-moi-truong"}}
LATER = MONDAY + timedelta(days=9)


def step(id: str, **words: Any) -> dict[str, Any]:
    return {"id": id, **words}


def answer(road: Road, who: str, asked: Consultation, at: datetime = MONDAY, **more: Any) -> Consultation:
    fields = {"answer": "agreed", "say": "", "key": key(), "at": at, **LETTER, **more}
    return actions.record_opinion(actor=road.actor(who), consultation_id=asked.pk, **fields)


def only(dossier: Dossier) -> Consultation:
    return Consultation.objects.get(dossier=dossier)


def stands(dossier: Dossier) -> tuple[str, str]:
    dossier = fresh(dossier)
    return dossier.step, dossier.desk


def test_another_body_does_a_step_and_the_dossier_goes_on_when_it_answers(road: Road) -> None:
    changed(added=[(2, step("tax", **JUSTICE))])
    dossier = road.to("checked")
    assert stands(dossier) == ("tax", "elsewhere") and fresh(dossier).assigned_unit is None
    asked = only(dossier)
    assert (asked.unit.code, asked.step, asked.question) == ("so-tu-phap", "tax", "Bước tax")
    assert list(queries.asked_of(road.actor("specialist3"))) == [asked]
    assert queries.dossier(road.actor("specialist3"), dossier.pk, MONDAY) == dossier
    for stranger in ("specialist2", "specialist4"):
        refused(Forbidden, lambda stranger=stranger: queries.dossier(road.actor(stranger), dossier.pk, MONDAY))
        refused(Forbidden, lambda stranger=stranger: answer(road, stranger, asked))
    refused(Forbidden, lambda: answer(road, "clerk3", asked))
    assert open_acts(road.actor("specialist3"), fresh(dossier), MONDAY) == frozenset()
    refused(OutOfTurn, lambda: road.sign(dossier))
    answer(road, "specialist3", asked)
    assert stands(dossier) == ("sign", "leader") and not queries.asked_of(road.actor("specialist3"))
    assert story(dossier)[-3:] == ["dossier.draft_checked", "dossier.consulted", "dossier.consultation_answered"]
    road.sign(dossier)


def test_a_step_that_awaits_an_answer_awaits_it_however_late(road: Road) -> None:
    changed(added=[(2, step("tax", **JUSTICE))])
    dossier = road.to("checked")
    actions.close_silent_consultation(consultation_id=only(dossier).pk, at=LATER)
    assert stands(dossier) == ("tax", "elsewhere")
    answer(road, "specialist3", only(dossier), LATER, answer="not_agreed", say="Hồ sơ thiếu bản vẽ vị trí đất.")
    assert stands(dossier) == ("sign", "leader")
    assert "không đồng ý" in refused(OutOfTurn, lambda: road.sign(dossier)).words


NOT_AGREED = {"answer": "not_agreed", "say": "Hồ sơ thiếu bản vẽ vị trí đất."}


def test_nothing_is_granted_against_a_body_that_does_not_agree(road: Road) -> None:
    changed([{**SEEN, "step": "tax"}], added=[(2, step("tax", beside=True, **JUSTICE))])
    dossier = road.to("accepted")
    answer(road, "specialist3", only(dossier), answers={"seen": False}, **NOT_AGREED)
    assert only(dossier).answers == {"seen": False} and "seen" not in fresh(dossier).desk_answers
    assert "không đồng ý" in refused(OutOfTurn, lambda: road.propose(dossier)).words
    road.propose(
        dossier, kind="decline", values={}, reason="Cơ quan thẩm định không đồng ý.", legal_basis="Luật Hộ tịch"
    )


def test_a_disagreement_may_send_it_back_and_the_body_is_asked_again(road: Road) -> None:
    added = [(1, step("weigh", post="specialist")), (2, step("tax", **JUSTICE, disagreement="back"))]
    changed([{**SEEN, "step": "tax"}], added=added)
    dossier, who = road.to("accepted"), road.actor("specialist1")
    finish = {"actor": who, "dossier_id": dossier.pk, "at": MONDAY}
    actions.finish_step(key=key(), **finish)
    answer(road, "specialist3", only(dossier), **NOT_AGREED)
    assert stands(dossier) == ("weigh", "specialist")
    actions.finish_step(key=key(), **finish)
    assert stands(dossier) == ("tax", "elsewhere")
    answer(road, "specialist3", Consultation.objects.get(dossier=dossier, answer=""), answers={"seen": True})
    assert stands(dossier) == ("examine", "specialist") and fresh(dossier).desk_answers["seen"] is True
    road.propose(dossier)


def test_a_disagreement_may_be_advice_and_leaves_nothing_unanswered(road: Road) -> None:
    changed([{**SEEN, "step": "tax"}], added=[(2, step("tax", beside=True, **JUSTICE, disagreement="goes_on"))])
    dossier = road.to("accepted")
    error = refused(Incomplete, lambda: answer(road, "specialist3", only(dossier), **NOT_AGREED))
    assert set(error.faults) == {"seen"}
    answer(road, "specialist3", only(dossier), answers={"seen": False}, **NOT_AGREED)
    assert fresh(dossier).desk_answers["seen"] is False
    assert "chưa được trả lời" in refused(OutOfTurn, lambda: road.propose(dossier)).say
    given = {"objection": str(only(dossier).pk), "reason": "Bản vẽ vị trí đất đã có ở hồ sơ trước."}
    by_form(road.actor("specialist1"), "answer_objection", fresh(dossier), given, DESK)
    road.propose(dossier)


def test_silence_may_be_consent(road: Road) -> None:
    changed(added=[(2, step("tax", **{**JUSTICE, "silence": "consent"}))])
    dossier = road.to("checked")
    actions.close_silent_consultation(consultation_id=only(dossier).pk, at=MONDAY)
    assert stands(dossier) == ("tax", "elsewhere")
    actions.close_silent_consultation(consultation_id=only(dossier).pk, at=LATER)
    assert stands(dossier) == ("sign", "leader") and only(dossier).answer == "none"
    refused(OutOfTurn, lambda: answer(road, "specialist3", only(dossier), LATER))


def test_beside_a_step_another_body_works_and_the_step_waits_for_it(road: Road) -> None:
    changed(added=[(2, step("tax", beside=True, **JUSTICE))])
    dossier = road.to("accepted")
    assert stands(dossier) == ("examine", "specialist")
    refused(OutOfTurn, lambda: road.propose(dossier))
    answer(road, "specialist3", only(dossier))
    assert stands(dossier) == ("examine", "specialist")
    road.propose(dossier)


def test_two_bodies_together_are_both_awaited_and_none_answers_after_the_join(road: Road) -> None:
    changed(added=[(2, step("tax", **JUSTICE)), (3, step("land", beside=True, **{**FARMING, "silence": "consent"}))])
    dossier = road.to("checked")
    tax, land = (Consultation.objects.get(dossier=dossier, step=id) for id in ("tax", "land"))
    answer(road, "specialist3", tax)
    assert stands(dossier) == ("tax", "elsewhere")
    actions.close_silent_consultation(consultation_id=land.pk, at=LATER)
    assert stands(dossier) == ("sign", "leader")
    refused(OutOfTurn, lambda: answer(road, "specialist4", land, LATER))


def test_one_after_another(road: Road) -> None:
    changed(added=[(2, step("tax", **JUSTICE)), (3, step("land", **FARMING))])
    dossier = road.to("checked")
    answer(road, "specialist3", only(dossier))
    assert stands(dossier) == ("land", "elsewhere")
    answer(road, "specialist4", Consultation.objects.get(step="land"))
    assert stands(dossier) == ("sign", "leader")


def test_a_step_is_done_once_though_the_draft_comes_back(road: Road) -> None:
    changed(added=[(2, step("tax", **JUSTICE))])
    dossier = road.to("checked")
    answer(road, "specialist3", only(dossier))
    decisions.send_back(actor=road.actor("leader1"), dossier_id=dossier.pk, reason="Sai số.", key=key(), at=MONDAY)
    assert stands(dossier) == ("examine", "specialist")
    road.propose(dossier)
    assert stands(dossier) == ("sign", "leader") and only(dossier).answer == "agreed"


def test_the_body_answers_what_its_step_asks(road: Road) -> None:
    changed([{**SEEN, "step": "tax"}], added=[(2, step("tax", **JUSTICE))])
    dossier = road.to("checked")
    error = refused(Incomplete, lambda: answer(road, "specialist3", only(dossier)))
    assert set(error.faults) == {"seen"}
    answer(road, "specialist3", only(dossier), answers={"seen": True})
    assert fresh(dossier).desk_answers["seen"] is True


def test_a_body_that_nobody_knows_is_said_to_whoever_would_pass_on(road: Road) -> None:
    changed(added=[(2, step("tax", beside=True, **{**JUSTICE, "at": {"commune_of": "father.residence"}}))])
    dossier = road.file(**{"father.residence": "other"})
    error = refused(OutOfTurn, lambda: road.accept(dossier))
    assert "Chưa xác định được cơ quan làm bước" in error.words
    assert stands(dossier) == ("receive", "clerk")


def test_a_step_that_only_passes_on(road: Road) -> None:
    changed([{**SEEN, "step": "weigh"}], added=[(1, step("weigh", post="specialist"))])
    dossier, who = road.to("accepted"), road.actor("specialist1")
    assert stands(dossier) == ("weigh", "specialist")
    assert "dossiers.finish_step" in open_acts(who, dossier, MONDAY)
    refused(NotNow, lambda: road.propose(dossier))
    finish = {"actor": who, "dossier_id": dossier.pk, "at": MONDAY}
    assert set(refused(Incomplete, lambda: actions.finish_step(key=key(), **finish)).faults) == {"seen"}
    actions.finish_step(key=key(), answers={"seen": True}, **finish)
    assert stands(dossier) == ("examine", "specialist")
    refused(OutOfTurn, lambda: actions.finish_step(key=key(), **finish))
    road.propose(dossier)


def test_a_check_between_proposal_and_signature(road: Road) -> None:
    changed(added=[(2, step("read", post="registry"))])
    dossier = road.to("checked")
    assert stands(dossier) == ("read", "registry")
    actions.finish_step(actor=road.actor("registry1"), dossier_id=dossier.pk, key=key(), at=MONDAY)
    assert stands(dossier) == ("sign", "leader")


def test_the_course_names_who_answered_each_step_and_for_whom(road: Road, signed_in: Any) -> None:
    changed(added=[(2, step("tax", **JUSTICE)), (3, step("land", beside=True, **FARMING))])
    dossier = road.to("checked")
    tax, land = (Consultation.objects.get(dossier=dossier, step=id) for id in ("tax", "land"))
    answer(road, "specialist3", tax)
    answer(road, "specialist1", land)
    course = text(signed_in("specialist1").get(f"/ban/ho-so/{dossier.pk}/qua-trinh/"))
    for asked in (tax, land):
        asked.refresh_from_db()
        assert asked.recorded_by and asked.unit.name in course and asked.recorded_by.full_name in course
    assert "(ghi thay)" in course and "Bước land" in course
