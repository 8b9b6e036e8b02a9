"""A gateway's call-back: once, however often; never believed without its signature; money is never turned away."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from duoc.ground.ledger import queries as ledger
from duoc.payments import actions, gateways, queries
from duoc.payments.models import Attempt, Charge, Payment, Refund
from duoc.payments.tests.conftest import AT, entries, new_token
from duoc.people.powers import Actor


def callback(token: str, *, paid: bool = True) -> dict[str, str]:
    return gateways.DemoGateway().answer(token, paid=paid)


@pytest.mark.django_db
def test_a_payment_settles_the_charge(due: Charge, token: str) -> None:
    payment, back = actions.answer_demo(token, paid=True, at=AT)
    due.refresh_from_db()
    assert payment is not None
    assert (due.state, due.paid, due.settled_at, back) == ("paid", 8000, AT, "/ho-so/d1/")
    assert (payment.counts, payment.amount, payment.gateway, payment.receipt) == (True, 8000, "demo", "")
    assert queries.outstanding(("dossier", "d1")) == 0
    assert entries(due) == ["charge.created", "charge.paid"]
    assert ledger.verify().holds


@pytest.mark.django_db
def test_the_same_callback_again_is_the_same_payment(due: Charge, token: str) -> None:
    message = callback(token)
    first = actions.settle("demo", message, at=AT)
    assert [actions.settle("demo", message, at=AT) for _ in range(3)] == [first] * 3
    assert Payment.objects.count() == 1
    assert not Refund.objects.exists()


@pytest.mark.django_db
def test_the_web_process_has_the_rights_it_needs(due: Charge, token: str, database_role: Any) -> None:
    with database_role("web"):
        payment, _back = actions.answer_demo(token, paid=True, at=AT)
    assert payment is not None


@pytest.mark.django_db
def test_turning_back_costs_nothing_and_can_be_repeated(due: Charge, citizen: Actor, token: str) -> None:
    assert actions.answer_demo(token, paid=False, at=AT) == (None, "/ho-so/d1/")
    due.refresh_from_db()
    assert (due.state, Attempt.objects.get().failed_at) == ("due", AT)
    payment, _back = actions.answer_demo(new_token(due, citizen), paid=True, at=AT)
    assert payment is not None


@pytest.mark.django_db
def test_two_open_pages_both_paid_are_one_payment_and_one_refund(due: Charge, citizen: Actor, token: str) -> None:
    other = new_token(due, citizen)
    actions.answer_demo(token, paid=True, at=AT)
    surplus, _back = actions.answer_demo(other, paid=True, at=AT)
    due.refresh_from_db()
    assert surplus is not None
    assert (due.state, due.paid, surplus.counts, surplus.refunds.get().amount) == ("paid", 8000, False, 8000)
    assert (surplus.refunds.get().organisation_id, surplus.refunds.get().paid_out_at) == (due.organisation_id, None)
    assert entries(due) == ["charge.created", "charge.paid", "charge.overpaid"]


@pytest.mark.django_db
def test_money_that_comes_after_a_waiver_is_owed_back(due: Charge, clerk: Actor, token: str) -> None:
    actions.waive(
        actor=clerk, charge_id=due.pk, reason="hộ nghèo", legal_basis="82/2023/NĐ-CP", key="form-key-1", at=AT
    )
    payment, _back = actions.answer_demo(token, paid=True, at=AT)
    due.refresh_from_db()
    assert payment is not None
    assert (due.state, due.paid, payment.counts) == ("waived", 0, False)
    assert Refund.objects.get().payment == payment


@pytest.mark.django_db
def test_a_callback_without_the_gateways_signature_is_not_believed(due: Charge, token: str) -> None:
    signed = callback(token)["signed"]
    for wrong in ({}, {"signed": ""}, {"signed": signed[:-2] + "xx"}, {"signed": token}):
        with pytest.raises(actions.CallbackRefused):
            actions.settle("demo", wrong, at=AT)
    assert not Payment.objects.exists()


@pytest.mark.django_db
def test_a_callback_with_another_amount_or_an_unknown_order_is_not_believed(due: Charge, token: str) -> None:
    Attempt.objects.update(amount=9000)
    with pytest.raises(actions.CallbackRefused):
        actions.settle("demo", callback(token), at=AT)
    Attempt.objects.all().delete()
    with pytest.raises(actions.CallbackRefused):
        actions.settle("demo", callback(token), at=AT)
    assert not Payment.objects.exists()


@pytest.mark.django_db
def test_a_changed_page_address_is_refused(token: str) -> None:
    for wrong in ("", "x", token[:-1] + "?"):
        with pytest.raises(actions.PaymentRefused, match="hết hạn hoặc không đúng"):
            queries.demo_order(wrong)


@pytest.mark.django_db
def test_the_database_holds_one_counting_payment_per_charge(due: Charge, token: str) -> None:
    payment, _back = actions.answer_demo(token, paid=True, at=AT)
    assert payment is not None
    payment.pk, payment.reference = None, "other"
    payment._state.adding = True
    with pytest.raises(IntegrityError, match="payment_that_counts_is_one"), transaction.atomic():
        payment.save(force_insert=True)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Runs the acts on connections of their own, let go together at a barrier."""
    barrier, answers = threading.Barrier(len(acts)), list[Any]()

    def run(act: Callable[[], Any]) -> None:
        try:
            connection.ensure_connection()
            barrier.wait(10)
            answers.append(act())
        except Exception as error:
            answers.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.django_db(transaction=True)
def test_the_same_callback_twice_at_once_is_one_payment(due: Charge, token: str) -> None:
    message = callback(token)
    answers = at_once(*[lambda: actions.settle("demo", message, at=AT)] * 4)
    assert answers == [Payment.objects.get()] * 4
    due.refresh_from_db()
    assert (due.state, due.paid) == ("paid", 8000)
    assert not Refund.objects.exists()
    assert entries(due) == ["charge.created", "charge.paid"]


@pytest.mark.django_db(transaction=True)
def test_two_payments_at_once_are_one_and_a_surplus(due: Charge, citizen: Actor, token: str) -> None:
    messages = [callback(token), callback(new_token(due, citizen))]
    answers = at_once(*[lambda one=one: actions.settle("demo", one, at=AT) for one in messages])
    assert sorted(answer.counts for answer in answers) == [False, True]
    due.refresh_from_db()
    assert (due.state, due.paid) == ("paid", 8000)
    assert Refund.objects.count() == 1
    assert ledger.verify().holds


@pytest.mark.django_db(transaction=True)
def test_cash_and_callback_at_once_are_one_payment_and_nothing_lost(due: Charge, clerk: Actor, token: str) -> None:
    message = callback(token)
    at_once(
        lambda: actions.settle("demo", message, at=AT),
        lambda: actions.collect_at_counter(actor=clerk, charge_id=due.pk, key="k" * 20, at=AT),
    )
    due.refresh_from_db()
    assert (due.state, due.paid) == ("paid", 8000)
    assert Payment.objects.filter(counts=True).count() == 1
    assert Payment.objects.filter(gateway="demo").count() == 1
