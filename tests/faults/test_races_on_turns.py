"""Two people at the same moment on supplements in part, corrections, causes of lateness, apologies and refunds: one
effect, one ledger entry, and a clear word to whoever came second."""

from collections.abc import Callable
from typing import Any

import pytest

from duoc.dossiers import actions as dossiers
from duoc.dossiers.acts import APPLICANT, DESK
from duoc.dossiers.models import Dossier, Supplement, SupplementPart, SupplementRequest
from duoc.ground.ledger import queries as ledger
from duoc.payments import actions as payments
from duoc.payments.models import Refund
from duoc.people.powers import Actor
from tests.act_values import WHY
from tests.asking import story
from tests.cast import MONDAY, key, pdf
from tests.faults.test_races import colleague, one_won
from tests.late_dossiers import APOLOGY_ACTS, late_already, with_an_apology
from tests.rivals import at_once, losers
from tests.stages import Road, by_form, fresh
from tests.supplement_acts import DONE, STAGES

pytestmark = pytest.mark.django_db(transaction=True)
ACTS: dict[str, Callable[[Any, Any, dict[str, Any]], Any]] = {**DONE, **APOLOGY_ACTS}
BACK = {"granted": True, "legal_basis": "Điều 9 Luật Hộ tịch", "answer": "Hồ sơ chưa được giải quyết."}


def wished_back(road: Road) -> Dossier:
    dossier = road.to("accepted")
    by_form(road.actor("citizen1"), "request_withdrawal", dossier, {}, APPLICANT)
    return fresh(dossier)


ACTS["decide withdrawal"] = lambda it, who, _by: by_form(who, "decide_withdrawal", it, {"answer": WHY["reason"]}, DESK)
TWO: dict[str, tuple[Callable[[Road], Dossier], str, str]] = {
    "dossiers.correct_answer": (lambda road: road.to("accepted"), "specialist1", "dossier.answer_corrected"),
    "dossiers.decide_supplement": (STAGES["to be asked again"], "leader1", "dossier.supplement_decided"),
    "dossiers.decide_missing_paper": (STAGES["without a paper"], "clerk1", "dossier.missing_paper_decided"),
    "dossiers.sign_apology": (with_an_apology, "leader1", "dossier.apologised"),
    "dossiers.explain_lateness": (lambda road: late_already(road)[0], "specialist1", "dossier.lateness_explained"),
    "decide withdrawal": (wished_back, "specialist1", "dossier.withdrawal_decided"),
}


@pytest.mark.parametrize("name", TWO)
def test_one_does_it_and_the_other_hears_why_not(road: Road, name: str) -> None:
    stage, who, event = TWO[name]
    dossier = stage(road)
    pair = [road.actor(who), colleague(road.actor, who, f"{who}b")]
    words = [{"actor": one, "key": key(), "at": MONDAY} for one in pair]
    one_won(at_once(*[lambda by=by: ACTS[name](dossier, by["actor"], by) for by in words]))
    assert story(dossier).count(event) == 1


def test_the_two_halves_of_a_supplement_at_once_make_one_answer(road: Road) -> None:
    """Each half was sent when the other still lacked."""
    dossier, who = road.to("accepted"), road.actor("citizen1")
    road.request_supplement(dossier, "specialist1")
    halves: list[dict[str, Any]] = [
        {"uploads": [("birth_notice", pdf(), "a.pdf")], "answers": {}},
        {"uploads": [], "answers": {"child.hometown": "Xã Thử"}},
    ]
    sent = [{"actor": who, "dossier_id": dossier.pk, "key": key(), "at": MONDAY, **half} for half in halves]
    assert not losers(at_once(*[lambda half=half: dossiers.supplement(**half) for half in sent]))
    assert Supplement.objects.count() == 1 and SupplementPart.objects.count() in {1, 2}
    assert (fresh(dossier).state, fresh(dossier).desk) == ("processing", "specialist")
    assert fresh(dossier).answers["child.hometown"] == "Xã Thử" and ledger.verify().holds


def test_one_approves_a_second_request_while_another_refuses_it(road: Road) -> None:
    dossier = STAGES["to be asked again"](road)
    pair = [road.actor("leader1"), colleague(road.actor, "leader1", "leader1b")]
    answers = [{"approved": "yes"}, {"approved": "no", "answer": "Giấy đã nộp đọc được."}]
    acts = [
        lambda who=who, values=values: by_form(who, "decide_supplement", dossier, values, DESK)
        for who, values in zip(pair, answers, strict=True)
    ]
    approved = one_won(at_once(*acts)).request_id is not None
    assert SupplementRequest.objects.count() == (2 if approved else 1)
    assert fresh(dossier).state == ("supplement" if approved else "processing")


def test_money_goes_back_once_whoever_decides_and_pays(road: Road, actor: Callable[..., Actor]) -> None:
    dossier = road.department_search()
    subject = ("dossier", str(dossier.pk))
    raised = at_once(*[lambda: payments.raise_refunds(subject, "cancelled", at=MONDAY)] * 2)
    assert sorted(map(str, raised)) == ["0", "1"]
    refund = Refund.objects.get()
    heads = [actor("leader3"), colleague(actor, "leader3", "leader3b")]
    decided = [{"actor": who, "refund_id": refund.pk, "key": key(), "at": MONDAY, **BACK} for who in heads]
    one_won(at_once(*[lambda words=words: payments.decide_refund(**words) for words in decided]))
    clerks = [actor("clerk3"), colleague(actor, "clerk3", "clerk3b")]
    paid = [{"actor": who, "refund_id": refund.pk, "key": key(), "at": MONDAY, "way": "cash"} for who in clerks]
    acts = [lambda words=words, n=n: payments.pay_out(**words, reference=f"PC {n}") for n, words in enumerate(paid)]
    kept = one_won(at_once(*acts))
    assert Refund.objects.get().paid_out_reference == kept.paid_out_reference
    acted = [row.action for row in ledger.of_subject("charge", str(refund.payment.charge_id))]
    assert acted[-3:] == ["charge.refund_raised", "charge.refund_decided", "charge.refunded"]
