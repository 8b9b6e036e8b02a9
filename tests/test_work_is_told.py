"""What brings work to an official is told to them: each act that does is declared with whom it tells."""

import pytest

from duoc.dossiers import actions, queries
from duoc.dossiers.acts import DESK
from duoc.dossiers.acts import act as acts
from duoc.dossiers.models import Dossier
from duoc.dossiers.supplementing import CLAIM_WAITS, claims_waiting
from duoc.notices.models import DeskNews
from tests.cast import MONDAY, key, pdf
from tests.late_dossiers import NEW_DATE
from tests.outside_subjects import asking_outside
from tests.stages import Road, by_form, fresh
from tests.transfer_acts import NOT_THERE, sent_on, with_a_transfer

pytestmark = pytest.mark.django_db
BRINGS_WORK = {
    "decisions.answer_check",
    "decisions.return_later",
    "decisions.return_signed",
    "decisions.send_back",
    "decisions.send_back_later",
    "dossiers.assign_question",
    "dossiers.decide_supplement",
    "dossiers.give_part",
    "dossiers.propose_apology",
    "dossiers.propose_outside_question",
    "dossiers.propose_supplement",
    "dossiers.propose_transfer",
    "dossiers.record_opinion",
    "dossiers.request_withdrawal",
    "dossiers.send_back_apology",
    "dossiers.send_back_stop",
    "dossiers.send_back_transfer",
    "dossiers.sign_apology",
    "dossiers.sign_outside_letter",
    "dossiers.supplement",
    "dossiers.transfer",
}
"""Acts after which somebody else has to do something that no list of their own desk shows by itself."""


def heard(name: str, road: Road) -> list[str]:
    """The kinds of news that somebody has."""
    who = road.actor(name)
    return list(DeskNews.objects.filter(person_id=who.person_id).values_list("kind", flat=True))


def test_each_of_them_tells_somebody() -> None:
    telling = {act.name for act in acts.declared() if act.news is not None or act.arrives is not None}
    assert telling == BRINGS_WORK


def claimed(road: Road) -> Dossier:
    dossier = road.file()
    road.request_supplement(dossier)
    missing = {"birth_notice": "Bệnh viện đã đóng cửa."}
    actions.supplement(
        actor=road.actor("citizen1"),
        dossier_id=dossier.pk,
        uploads=[],
        answers={},
        key=key(),
        at=MONDAY,
        missing=missing,
    )
    return fresh(dossier)


def test_who_asked_hears_that_the_applicant_has_not_the_paper(road: Road) -> None:
    dossier = claimed(road)
    assert heard("clerk1", road) == ["desk_paper_not_had"]
    assert (
        list(Dossier.objects.filter(CLAIM_WAITS))
        == [dossier]
        == list(queries.of_unit(road.actor("clerk1")).filter(CLAIM_WAITS))
    )


def test_a_paper_that_came_after_all_waits_for_no_answer(road: Road) -> None:
    dossier = claimed(road)
    sent = {"uploads": [("birth_notice", pdf(), "rõ.pdf")], "answers": {}, "key": key(), "at": MONDAY}
    actions.supplement(actor=road.actor("citizen1"), dossier_id=dossier.pk, **sent)
    assert fresh(dossier).state == Dossier.State.SUPPLEMENT
    assert claims_waiting(dossier) == [] and not Dossier.objects.filter(CLAIM_WAITS).exists()


def test_the_body_to_which_a_dossier_is_sent_on_hears_of_it(road: Road) -> None:
    sent_on(road)
    assert heard("specialist2", road) == heard("leader2", road) == ["desk_sent_on"]
    assert heard("leader1", road) == ["desk_transfer_to_approve"]


def test_who_proposed_to_send_it_on_hears_that_the_head_does_not_want_it(road: Road) -> None:
    dossier = with_a_transfer(road)
    values = {"proposal": str(dossier.transfer_proposals.get().pk), **NOT_THERE}
    by_form(road.actor("leader1"), "send_back_transfer", dossier, values, DESK)
    assert heard("specialist1", road) == ["desk_transfer_sent_back"]


def test_who_handles_it_hears_that_the_applicant_wants_to_withdraw(road: Road) -> None:
    dossier = road.to("accepted")
    by_form(road.actor("citizen1"), "request_withdrawal", dossier, {}, "applicant")
    assert heard("specialist1", road) == ["desk_withdrawal_asked"]


def test_who_signs_hears_of_a_letter_and_who_wrote_it_that_it_is_signed(road: Road) -> None:
    asking_outside(road, signed=True)
    by_form(road.actor("specialist1"), "propose_apology", road.to("accepted"), NEW_DATE, DESK)
    assert heard("leader1", road) == ["desk_letter_to_sign"] * 2
    assert heard("specialist1", road) == ["desk_letter_signed"]
