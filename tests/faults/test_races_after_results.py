"""Two people at the same moment on what becomes of results, books, members' answers and refunds: one effect, one ledger
entry, and a clear word to whoever came second."""

from collections.abc import Callable
from typing import Any

import pytest

from duoc.dossiers import actions as dossiers
from duoc.dossiers.acts import DESK
from duoc.dossiers.models import AnswerCorrection, Dossier, Handover, Supplement, TrackingCorrection
from duoc.ground.ledger import queries as ledger
from duoc.payments import actions as payments
from duoc.payments.models import Refund
from duoc.registers import actions as registers
from duoc.registers import jobs as register_jobs
from tests import later
from tests.book_subjects import booked, correct_line
from tests.cast import MONDAY, key
from tests.faults.test_races import colleague, one_won
from tests.rivals import at_once, losers
from tests.stages import ITEMS, Road, by_form, fresh
from tests.test_correct_member import PASSPORT, PROOF
from tests.test_grouped import accepted

pytestmark = pytest.mark.django_db(transaction=True)


def pair(road: Road, who: str) -> list[Any]:
    return [road.actor(who), colleague(road.actor, who, f"{who}b")]


def test_one_answer_of_a_member_is_corrected_once(road: Road) -> None:
    dossier = accepted(road)
    given = {**PASSPORT, **PROOF}
    acts = [lambda who=who: by_form(who, "correct_answer", dossier, given, DESK) for who in pair(road, "specialist1")]
    one_won(at_once(*acts))
    assert AnswerCorrection.objects.count() == 1
    assert [row.action for row in ledger.of_subject("dossier", str(dossier.pk))].count("dossier.answer_corrected") == 1


def test_two_members_at_once_are_both_corrected(road: Road) -> None:
    """Each was sent when the other stood as before: neither is lost."""
    dossier = accepted(road)
    other = {"question": "members.a1.units", "new": "4", "reason": PASSPORT["reason"], **PROOF}
    [first, second] = pair(road, "specialist1")
    acts = [
        lambda: by_form(first, "correct_answer", dossier, {**PASSPORT, **PROOF}, DESK),
        lambda: by_form(second, "correct_answer", dossier, other, DESK),
    ]
    assert not losers(at_once(*acts))
    [one, two] = fresh(dossier).answers["members"]
    assert (one["units"], two["passport"]) == (4, "D7654321")


def test_one_line_of_the_book_is_corrected_once(road: Road) -> None:
    dossier = booked(road)
    one_won(at_once(*[lambda who=who: correct_line(who, dossier) for who in pair(road, "clerk1")]))
    assert TrackingCorrection.objects.count() == 1


def test_a_result_is_not_handed_over_while_its_revocation_comes_into_force(road: Road) -> None:
    """Whichever is first: what was revoked is handed over only before, and never after."""
    decision = road.decision()
    draft = later.signed(road, later.propose(road, decision))
    registers.issue_later(actor=road.who("registry1"), decision_id=draft.pk, key=key(), at=MONDAY)
    give = {"dossier_id": decision.dossier_id, "way": "counter", "at": MONDAY, "results": [str(decision.pk)]}
    answers = at_once(
        lambda: register_jobs.seal(str(draft.pk)),
        lambda: dossiers.hand_over(actor=road.who("clerk1"), key=key(), **give),
    )
    assert len(losers(answers)) == 1 and not Handover.objects.exists()
    assert fresh(decision.dossier).result_standing == "revoked"


def test_a_fee_lowered_twice_at_once_never_gives_back_more_than_was_paid(road: Road) -> None:
    dossier = road.department_search()
    subject = ("dossier", str(dossier.pk))
    at_once(*[lambda: payments.raise_refunds(subject, "lowered", at=MONDAY, most=5000)] * 2)
    assert sorted(Refund.objects.values_list("amount", flat=True)) == [3000, 5000]
    raised = [row.action for row in ledger.of_subject("charge", str(Refund.objects.first().payment.charge_id))]
    assert raised.count("charge.refund_raised") == 2 and ledger.verify().holds


def test_one_supplement_of_the_portal_twice_at_once(road: Road, filed: Callable[..., Dossier]) -> None:
    dossier = road.file()
    Dossier.objects.filter(pk=dossier.pk).update(channel="portal", partner_code="000.00.00.H12-1")
    road.request_supplement(dossier, items=[item for item in ITEMS if item["kind"] == "answer"])
    by = fresh(dossier).filed_by.personal_number or ""
    sent = {"code": "000.00.00.H12-1", "by": by, "uploads": [], "answers": {"child.hometown": "Xã Thử"}, "say": ""}
    acts = [lambda n=n: dossiers.take_in_supplement(message=f"m-{n}-supplement", at=MONDAY, **sent) for n in (1, 2)]
    one_won(at_once(*acts))
    assert Supplement.objects.count() == 1
