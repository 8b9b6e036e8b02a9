"""Withdrawing an accepted request: asked, granted or refused."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.asking import NOBODY, forbidden_to, once_only, refused, story
from tests.cast import MONDAY
from tests.stages import Road, by_form, fresh
from tests.stop_acts import let_go, sign

from duoc.dossiers import queries
from duoc.dossiers.acts import APPLICANT, DESK, open_acts
from duoc.dossiers.acts.reporting import standing
from duoc.dossiers.models import ControlSheet, Dossier, OfficialForm, Stopping, StopProposal, Withdrawal
from duoc.dossiers.national_codes import national_code
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.dossiers.submitting import submitted
from duoc.ground.refusal import NotFound
from duoc.notices.models import Notice
from duoc.payments import actions as payments
from duoc.people.models import Person

pytestmark = pytest.mark.django_db
WHY_NOT = "Kết quả đã được trình ký, ngày mai có."


def ask(who: Any, dossier: Any, word: str = "", reason: str = "") -> Withdrawal:
    withdrawal: Withdrawal = by_form(who, "request_withdrawal", dossier, {"reason": reason}, APPLICANT, word)
    return withdrawal


def refuse(who: Any, dossier: Any, answer: str = WHY_NOT, word: str = "") -> Withdrawal:
    withdrawal: Withdrawal = by_form(who, "decide_withdrawal", dossier, {"answer": answer}, DESK, word)
    return withdrawal


def propose(who: Any, dossier: Any) -> StopProposal:
    proposal: StopProposal = by_form(who, "propose_withdrawal", dossier, {}, DESK)
    return proposal


def test_work_goes_on_until_who_signs_results_has_signed_and_then_stops(road: Road) -> None:
    dossier = road.to("accepted")
    wish = ask(road.actor("citizen1"), dossier, reason="Nộp lại sau")
    asked = submitted(fresh(dossier), MONDAY)
    assert [(one.word, one.say) for one in asked] == [("Người yêu cầu xin rút hồ sơ: chờ trả lời", "Nộp lại sau")]
    propose(road.actor("specialist1"), dossier)
    waits = fresh(dossier)
    assert (waits.state, waits.desk) == ("processing", "specialist")
    assert [one.word for one in submitted(waits, MONDAY)] == ["Cho rút hồ sơ: đã trình, chờ ký"]
    forbidden_to(road.actor, ["citizen1", "clerk1", "specialist1", "leader2"], lambda who: sign(who, dossier))
    sign(road.actor("leader1"), dossier)
    after = fresh(dossier)
    assert (after.state, after.desk, after.ended_at) == ("stopped", "", MONDAY)
    assert story(dossier)[-2:] == ["dossier.withdrawal_proposed", "dossier.stopped"]
    wish.refresh_from_db()
    assert (wish.granted, wish.decided_by_id) == (True, road.actor("leader1").person_id)
    kinds = {notice.kind for notice in Notice.objects.filter(subject_id=str(dossier.pk))}
    assert {"withdrawal_requested", "stopped"} <= kinds and "withdrawal_decided" not in kinds
    refused(OutOfTurn, lambda: road.propose(dossier))


def test_a_proposal_falls_with_the_wish_that_is_refused_and_waits_wherever_the_dossier_goes(road: Road) -> None:
    dossier, desk = road.to("accepted"), road.actor("specialist1")
    ask(road.actor("citizen1"), dossier)
    propose(desk, dossier)
    Dossier.objects.filter(pk=dossier.pk).update(desk="leader")
    assert "dossiers.stop" in open_acts(road.actor("leader1"), fresh(dossier), MONDAY)
    refuse(desk, dossier)
    assert "dossiers.stop" not in open_acts(road.actor("leader1"), fresh(dossier), MONDAY)
    assert submitted(fresh(dossier), MONDAY) == []


def test_refused_with_words_it_goes_on_and_can_be_asked_again(road: Road) -> None:
    dossier, who, desk = road.to("accepted"), road.actor("citizen1"), road.actor("specialist1")
    ask(who, dossier, reason="Không cần nữa")
    assert "answer" in refused(Incomplete, lambda: refuse(desk, dossier, "không")).faults
    assert refuse(desk, dossier).granted is False
    assert fresh(dossier).state == "processing"
    ask(who, dossier)
    assert Withdrawal.objects.filter(dossier=dossier).count() == 2


def test_it_is_offered_to_whom_and_when_it_can_be_done(road: Road) -> None:
    dossier, who, desk = road.file(), road.actor("citizen1"), road.actor("specialist1")
    assert "dossiers.request_withdrawal" not in open_acts(who, dossier, MONDAY) and "dossiers.cancel" in open_acts(
        who, dossier, MONDAY
    )
    road.accept(dossier)
    accepted = fresh(dossier)
    assert "dossiers.request_withdrawal" in open_acts(who, accepted, MONDAY) and "dossiers.cancel" not in open_acts(
        who, accepted, MONDAY
    )
    assert "dossiers.decide_withdrawal" not in open_acts(desk, accepted, MONDAY)
    ask(who, dossier)
    assert "dossiers.decide_withdrawal" in open_acts(
        desk, accepted, MONDAY
    ) and "dossiers.request_withdrawal" not in open_acts(who, accepted, MONDAY)


@pytest.mark.parametrize("stage", ["filed", "done", "returned"])
def test_not_before_acceptance_and_not_after_the_result(road: Road, stage: str) -> None:
    dossier = road.to(stage)
    refused(OutOfTurn, lambda: ask(road.actor("citizen1"), dossier))


def test_also_while_supplements_are_awaited_after_acceptance(road: Road) -> None:
    dossier = road.to("accepted")
    road.request_supplement(dossier, "specialist1")
    ask(road.actor("citizen1"), dossier)
    let_go(road, dossier)
    assert fresh(dossier).state == "stopped"


def test_nobody_answers_what_nobody_asked_and_nobody_asks_twice(road: Road) -> None:
    dossier = road.to("accepted")
    for answer in (refuse, propose):
        refused(OutOfTurn, lambda answer=answer: answer(road.actor("specialist1"), dossier))
    ask(road.actor("citizen1"), dossier)
    refused(OutOfTurn, lambda: ask(road.actor("citizen1"), dossier))
    with pytest.raises(IntegrityError), transaction.atomic():
        Withdrawal.objects.create(dossier=dossier, at=MONDAY, by_id=dossier.applicant_id)


def test_only_the_applicant_asks_and_only_the_handling_desk_answers(road: Road) -> None:
    dossier = road.to("accepted")
    forbidden_to(road.actor, ["citizen2", "helper1", "clerk1", "specialist1"], lambda who: ask(who, dossier))
    ask(road.actor("citizen1"), dossier)
    forbidden_to(road.actor, ["citizen1", "clerk1", "leader1", "specialist2"], lambda who: refuse(who, dossier))
    forbidden_to(road.actor, ["citizen1", "clerk1", "leader1", "specialist2"], lambda who: propose(who, dossier))


def test_each_happens_once_per_key(road: Road) -> None:
    dossier, who, desk = road.to("accepted"), road.actor("citizen1"), road.actor("specialist1")
    once_only(lambda word: ask(who, dossier, word), lambda word: ask(who, dossier, word, "Khác"))
    once_only(
        lambda word: refuse(desk, dossier, WHY_NOT, word),
        lambda word: refuse(desk, dossier, WHY_NOT + " Khác.", word),
    )


def test_there_is_no_such_dossier(road: Road) -> None:
    who = road.actor("citizen1")
    refused(NotFound, lambda: ask(who, Dossier(pk=NOBODY)))


def test_the_portal_and_the_api_say_the_same_code(road: Road) -> None:
    dossier = road.to("accepted")

    def codes() -> set[int]:
        shown = queries.dossier(road.actor("citizen1"), dossier.pk, MONDAY)
        return {queries.national_status(shown), standing(fresh(dossier))["status"]}

    assert codes() == {4}
    owed = {"subject": dossier.subject, "party": dossier.applicant, "organisation": dossier.competent_unit}
    line = {"label": "Phí thẩm định", "kind": "fee", "amount": 50_000, "article": "281/2016/TT-BTC"}
    payments.charge(**owed, lines=[line], at=MONDAY, origin="demo")
    assert codes() == {6}
    ask(road.actor("citizen1"), dossier)
    assert codes() == {7}


def test_an_end_counts_before_an_unanswered_wish(road: Road) -> None:
    dossier = road.to("accepted")
    ask(road.actor("citizen1"), dossier)
    ended = fresh(dossier)
    assert national_code(ended, 0, withdrawal_waits=True) == 7
    ended.state, ended.ended_at = Dossier.State.STOPPED, MONDAY
    assert national_code(ended, 50_000, withdrawal_waits=True) == 8


def test_a_grant_gives_form_05_and_says_why_on_form_06(road: Road) -> None:
    dossier = road.to("accepted")
    ask(road.actor("citizen1"), dossier)
    let_go(road, dossier)
    form, stopping = OfficialForm.objects.get(dossier=dossier, form="stop_05"), Stopping.objects.get(dossier=dossier)
    assert form.inputs["request"]["reason"] == stopping.reason and "xin rút" in stopping.reason
    leader = Person.objects.get(pk=road.actor("leader1").person)
    assert stopping.withdrawal and form.inputs["signer"]["name"] == leader.full_name
    assert ControlSheet.objects.get(dossier=dossier).inputs["dossier"]["state"] == "withdrawn"
