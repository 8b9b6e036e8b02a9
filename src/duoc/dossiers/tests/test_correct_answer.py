"""An answer found wrong is put right by an act: old, new, why, on what proof; all that follows is judged again."""

from typing import Any

import pytest
from tests.asking import forbidden_to, once_only, refused, story
from tests.cast import MONDAY, key
from tests.stages import Road, by_form, fresh

from duoc.dossiers.acts import APPLICANT, DESK
from duoc.dossiers.models import AnswerCorrection, Dossier, OfficialForm
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.notices.models import Notice
from duoc.payments import actions as payments
from duoc.payments.models import Charge, Refund

pytestmark = pytest.mark.django_db
WRONG = {"question": "child.hometown", "new": "Xã Bãi Thử", "reason": "Ghi nhầm theo giấy cũ."}
PROOF = {"proof": "Giấy chứng sinh số 12"}
COPIES = {"question": "copies", "reason": "Người yêu cầu báo ghi nhầm."}


def correct(who: Any, dossier: Dossier, word: str = "", **more: Any) -> AnswerCorrection:
    row: AnswerCorrection = by_form(who, "correct_answer", dossier, {**WRONG, **PROOF, **more}, DESK, word)
    return row


def own(who: Any, dossier: Dossier, **more: Any) -> AnswerCorrection:
    row: AnswerCorrection = by_form(who, "correct_own_answer", dossier, {**WRONG, **more}, APPLICANT)
    return row


def test_the_desk_puts_it_right_and_the_applicant_is_told(road: Road) -> None:
    dossier = road.to("accepted")
    forms = list(OfficialForm.objects.filter(dossier=dossier).values_list("pk", "inputs"))
    old = dossier.answers["child.hometown"]
    row = correct(road.actor("specialist1"), dossier)
    assert (row.old, row.new, row.proof, row.effects) == (old, "Xã Bãi Thử", "Giấy chứng sinh số 12", {})
    assert fresh(dossier).answers["child.hometown"] == "Xã Bãi Thử" and fresh(dossier).due_at == dossier.due_at
    notice = Notice.objects.get(kind="answer_corrected")
    assert notice.party_id == dossier.applicant_id
    assert list(OfficialForm.objects.filter(dossier=dossier).values_list("pk", "inputs")) == forms
    assert story(dossier)[-1] == "dossier.answer_corrected"


def test_who_may_and_until_when(road: Road) -> None:
    dossier = road.to("accepted")
    forbidden_to(road.actor, ["citizen1", "leader1", "clerk2"], lambda who: correct(who, dossier))
    refused(OutOfTurn, lambda: correct(road.actor("clerk1"), dossier))
    refused(OutOfTurn, lambda: own(road.actor("citizen1"), dossier))
    refused(OutOfTurn, lambda: correct(road.actor("specialist1"), road.to("proposed", number="000000000102")))


def test_the_applicant_does_it_alone_before_acceptance(road: Road) -> None:
    dossier = road.file()
    row = own(road.actor("citizen1"), dossier)
    assert row.post_id is None and fresh(dossier).answers["child.hometown"] == "Xã Bãi Thử"
    forbidden_to(road.actor, ["citizen2", "clerk1"], lambda who: own(who, dossier, new="Xã khác"))


def test_the_same_twice_is_one(road: Road) -> None:
    dossier, who = road.to("accepted"), road.actor("specialist1")
    once_only(lambda word: correct(who, dossier, word), lambda word: correct(who, dossier, word, new="Xã khác"))
    assert "đã đúng như vậy" in refused(OutOfTurn, lambda: correct(who, dossier)).say
    assert AnswerCorrection.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "place"),
    [({"question": "no.such"}, "question"), ({"reason": "sai"}, "reason"), ({"proof": ""}, "proof"),
     ({"question": "child.birth_date", "new": "31/02/2026"}, "new"), ({"question": "copies", "new": "-1"}, "new")],
)  # fmt: skip
def test_a_wrong_value_is_told_and_changes_nothing(road: Road, given: dict[str, str], place: str) -> None:
    dossier = road.to("accepted")
    assert place in refused(Incomplete, lambda: correct(road.actor("specialist1"), dossier, **given)).faults
    assert fresh(dossier).answers == dossier.answers


def test_a_fee_not_paid_yet_is_asked_for_anew(road: Road) -> None:
    dossier = road.file(copies=2)
    own(road.actor("citizen1"), dossier, **COPIES, new="3")
    assert sorted(Charge.objects.values_list("state", "amount")) == [("cancelled", 16000), ("due", 24000)]
    assert fresh(dossier).plan["total"] == 24000 and AnswerCorrection.objects.get().effects["fees"] == [16000, 24000]


def test_a_lower_fee_of_what_was_paid_is_put_up_to_go_back(road: Road) -> None:
    dossier = road.file(copies=2)
    charge = Charge.objects.get()
    payments.collect_at_counter(actor=road.actor("clerk1"), charge_id=charge.pk, key=key(), at=MONDAY)
    own(road.actor("citizen1"), dossier, **COPIES, new="1")
    refund = Refund.objects.get()
    assert (refund.amount, refund.cause, refund.granted) == (8000, "lowered", None)
