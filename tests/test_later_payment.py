"""What is due before a step, or at the hand-over: asked for, waited for, and what follows when it is paid."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from duoc.decisions import queries as decisions
from duoc.dossiers import actions, queries
from duoc.dossiers.acts import APPLICANT
from duoc.dossiers.acts.reporting import NOTE_PAYMENT
from duoc.dossiers.models import Dossier, PaymentDuty, Promise
from duoc.dossiers.rules import OutOfTurn
from duoc.ground.ledger.models import Entry
from duoc.notices.models import Notice
from duoc.payments import actions as payments
from duoc.payments import queries as charges
from duoc.procedures.queries import calendars
from tests.asking import refused
from tests.cast import BIRTH, MONDAY, key
from tests.changed_definition import reworded
from tests.stages import Road, by_form, fresh
from tests.stop_acts import let_go

pytestmark = pytest.mark.django_db
ARTICLE = "281/2016/TT-BTC"
DUE = {"for": "Phí thẩm định", "kind": "fee", "amount": 50_000, "article": ARTICLE}
LATER = MONDAY + timedelta(days=2)


def charged(**words: Any) -> None:
    """The birth registration costs something later, and nothing when it is filed."""
    reworded(BIRTH, fees=[{**DUE, **words}])


def pay(road: Road, dossier: Dossier, at: Any = MONDAY) -> None:
    """Taken at the counter; the job that follows has run."""
    (charge,) = charges.to_collect(road.who("clerk1"), dossier.subject)
    payments.collect_at_counter(actor=road.who("clerk1"), charge_id=charge.pk, key=key(), at=at)
    follow(at)


def follow(at: Any = MONDAY) -> None:
    for job in ProcrastinateJob.objects.filter(task_name=NOTE_PAYMENT):
        actions.note_payment(**job.args, at=at)


def kinds(dossier: Dossier) -> list[tuple[str, int]]:
    return [(str(one.kind), one.amount) for one in queries.applicant_awaited(dossier)]


def test_the_step_waits_until_it_is_paid(road: Road) -> None:
    charged(before="examine")
    dossier = road.to("accepted")
    assert (dossier.state, dossier.step, dossier.desk) == ("processing", "payment", "applicant")
    assert kinds(dossier) == [("payment", 50_000)] and dossier.plan["total"] == 50_000
    assert queries.waiting_of_person(road.who("citizen1")).filter(pk=dossier.pk).exists()
    refused(OutOfTurn, lambda: road.propose(dossier))
    pay(road, dossier)
    dossier = fresh(dossier)
    assert (dossier.step, dossier.desk) == ("examine", "specialist") and kinds(dossier) == []
    road.propose(dossier)


def test_filing_asks_for_nothing_that_is_due_later(road: Road) -> None:
    charged(before="examine")
    dossier = road.file()
    assert kinds(dossier) == [] and charges.of_subject(dossier.subject) == []
    assert dossier.plan["total"] == 0 and dossier.plan["fees"][0]["before"] == "examine"


def test_the_applicant_reads_amount_basis_and_last_day(road: Road) -> None:
    charged(before="examine", until="today", basis="'TB 12'")
    dossier = road.to("accepted")
    notice = Notice.objects.get(kind="payment_before_step")
    assert "50.000 đồng" in notice.title and f"TB 12; {ARTICLE}" in notice.body and "23/11/2026" in notice.body
    assert dossier.duties.get().until == MONDAY.date()


def test_who_need_not_pay_goes_on(road: Road) -> None:
    charged(before="examine")
    dossier = road.to("accepted")
    (charge,) = charges.of_subject(dossier.subject)
    why = {"reason": "Hộ nghèo", "legal_basis": "Điều 10 Luật Phí và lệ phí 97/2015/QH13"}
    payments.waive(actor=road.who("clerk1"), charge_id=charge.pk, key=key(), at=MONDAY, **why)
    follow()
    assert fresh(dossier).step == "examine"


def test_a_second_job_changes_nothing(road: Road) -> None:
    charged(before="examine")
    dossier = road.to("accepted")
    follow()
    actions.note_payment(dossier_id=dossier.pk, at=MONDAY)
    assert fresh(dossier).step == "payment", "nothing is paid"
    pay(road, dossier)
    before = Entry.objects.filter(subject_id=str(dossier.pk)).count()
    actions.note_payment(dossier_id=dossier.pk, at=LATER)
    assert Entry.objects.filter(subject_id=str(dossier.pk)).count() == before


def test_the_term_rests_where_an_article_says_so(road: Road) -> None:
    charged(before="examine", rests_by=ARTICLE)
    dossier = road.to("accepted")
    promised = dossier.due_at
    pay(road, dossier, LATER)
    dossier, promise = fresh(dossier), Promise.objects.get()
    assert promise.cause == "paid" and dossier.due_at == promise.due_at > promised
    assert any("nộp tiền" in line["why"] and line["article"] == ARTICLE for line in promise.proof)
    assert [formula.given for formula in queries.formulas(dossier) if formula.promised] == [promised, promise.due_at]
    again = queries.formulas(dossier)[2].again(lambda at: at, calendars())
    assert again.due == promise.due_at


def test_the_term_runs_on_where_none_does(road: Road) -> None:
    charged(before="examine")
    dossier = road.to("accepted")
    promised = dossier.due_at
    pay(road, dossier, LATER)
    assert fresh(dossier).due_at == promised and not Promise.objects.exists()


def test_before_the_signature_it_comes_behind_the_draft_check(road: Road) -> None:
    charged(before="sign")
    dossier = road.to("proposed")
    assert kinds(dossier) == [("draft_check", 0)]
    road.check(dossier)
    assert kinds(fresh(dossier)) == [("payment", 50_000)]
    pay(road, dossier)
    assert fresh(dossier).desk == "leader"
    road.sign(dossier)


def test_what_is_sent_back_is_not_paid_twice(road: Road) -> None:
    charged(before="examine")
    dossier = road.to("accepted")
    pay(road, dossier)
    road.request_supplement(fresh(dossier), who="specialist1")
    road.supplement(dossier)
    assert fresh(dossier).step == "examine" and PaymentDuty.objects.count() == 1


def test_who_withdraws_owes_nothing_any_more(road: Road) -> None:
    charged(before="examine")
    dossier = road.to("accepted")
    by_form(road.who("citizen1"), "request_withdrawal", dossier, {}, APPLICANT)
    let_go(road, dossier)
    assert charges.outstanding(dossier.subject) == 0 and kinds(fresh(dossier)) == []
    actions.note_payment(dossier_id=dossier.pk, at=LATER)
    assert fresh(dossier).state == "stopped"


def test_the_result_is_handed_over_once_it_is_paid(road: Road) -> None:
    charged(at="hand_over")
    dossier = road.to("done")
    assert kinds(dossier) == [("payment", 50_000)] and not Notice.objects.filter(kind="result_ready").exists()
    assert Notice.objects.get(kind="payment_at_hand_over").party_id == dossier.applicant_id
    assert queries.waiting_of_person(road.who("citizen1")).filter(pk=dossier.pk).exists()
    refused(OutOfTurn, lambda: road.hand_over(dossier))
    refused(OutOfTurn, lambda: road.send_parcel(dossier))
    pay(road, dossier)
    road.hand_over(dossier)
    assert fresh(dossier).state == "returned"


def test_the_file_opens_for_its_holder_once_it_is_paid(road: Road) -> None:
    charged(at="hand_over")
    dossier = road.to("done")
    (decision,) = decisions.of_dossier(dossier)
    holder, official = road.who("citizen1"), road.who("clerk1")
    refused(OutOfTurn, lambda: decisions.read_result(holder, decision, MONDAY))
    assert decisions.read_result(official, decision, MONDAY)
    pay(road, dossier)
    assert decisions.read_result(holder, decision, MONDAY)


def test_a_refusal_costs_nothing_at_the_hand_over(road: Road) -> None:
    charged(at="hand_over", when="child.personal_number == '999'")
    dossier = road.to("done")
    assert kinds(dossier) == [] and Notice.objects.filter(kind="result_ready").exists()
    road.hand_over(dossier)


def shown(client: Client, path: str) -> str:
    return client.get(path).content.decode().replace("\xa0", " ")


def test_pages_say_what_waits(road: Road, signed_in: Any) -> None:
    charged(before="examine")
    dossier = road.to("accepted")
    desk: Client = signed_in("clerk1")
    page = shown(desk, f"/ban/ho-so/{dossier.pk}/")
    assert "Chờ nộp 50.000 đồng." in page and "Ghi nhận đã thu" in page
    own: Client = signed_in("citizen1")
    page = shown(own, f"/ho-so/{dossier.pk}/")
    assert "nộp 50.000 đồng" in page and f"/ho-so/{dossier.pk}/thanh-toan/" in page and "dự thảo" not in page


def test_pages_hold_back_the_result(road: Road, signed_in: Any) -> None:
    charged(at="hand_over")
    dossier = road.to("done")
    own: Client = signed_in("citizen1")
    (decision,) = decisions.of_dossier(dossier)
    assert decision.token not in shown(own, f"/ho-so/{dossier.pk}/")
    page = shown(signed_in("clerk1"), f"/ban/ho-so/{dossier.pk}/")
    assert "Chờ nộp 50.000 đồng." in page
    pay(road, dossier)
    assert decision.token in shown(own, f"/ho-so/{dossier.pk}/")


def test_pages_say_before_filing_when_it_is_due(road: Road, client: Client) -> None:
    charged(at="hand_over")
    page = shown(client, f"/thu-tuc/{BIRTH}/")
    assert "Nộp khi nhận kết quả" in page or "nộp khi nhận kết quả" in page
    fee = client.get(f"/api/v1/procedures/{BIRTH}").json()["fees"][0]
    assert (fee["at"], fee["before"]) == ("hand_over", "")
