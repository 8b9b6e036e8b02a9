"""Money back: raised by an end, decided by one, paid out by another, once."""

import uuid
from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from duoc.payments import actions, queries
from duoc.payments.calculations import back
from duoc.payments.models import Charge, Refund
from duoc.payments.rules import Unsaid
from duoc.payments.tests.conftest import AT, LINE, entries
from duoc.people.models import Organisation
from duoc.people.powers import Actor, Forbidden, Grant, Power, Relation

pytestmark = pytest.mark.django_db
SUBJECT = ("dossier", "d1")
WHY = {"legal_basis": "Điều 9 Nghị định 82/2023/NĐ-CP", "answer": "Hồ sơ chưa được giải quyết."}


@pytest.fixture
def head(clerk: Actor) -> Actor:
    grants = frozenset({Grant(Power.CHARGE_DECIDE_REFUND, Relation.UNIT), Grant(Power.CHARGE_REFUND, Relation.UNIT)})
    return replace(clerk, person_id=uuid.uuid4(), grants=grants)


@pytest.fixture
def raised(due: Charge, clerk: Actor) -> Refund:
    """Cash was taken, then the dossier was cancelled."""
    actions.collect_at_counter(actor=clerk, charge_id=due.pk, key=str(uuid.uuid4()), at=AT)
    assert actions.raise_refunds(SUBJECT, "cancelled", at=AT) == 1
    return Refund.objects.get()


def decide(who: Actor, refund: Refund, *, granted: bool = True, **more: Any) -> Refund:
    words = {**WHY, "key": str(uuid.uuid4()), **more}
    return actions.decide_refund(actor=who, refund_id=refund.pk, granted=granted, at=AT, **words)


def pay(who: Actor, refund: Refund, **more: Any) -> Refund:
    words = {"way": "cash", "reference": "PC 12", "key": str(uuid.uuid4()), **more}
    return actions.pay_out(actor=who, refund_id=refund.pk, at=AT, **words)


def test_cash_taken_for_a_cancelled_dossier_is_seen_and_goes_back(raised: Refund, head: Actor, clerk: Actor) -> None:
    assert (raised.cause, raised.rule, raised.granted, raised.amount) == ("cancelled", "", None, 8000)
    assert [one.pk for one in queries.refunds_to_decide(head)] == [raised.pk] and not queries.refunds_to_pay(clerk)
    assert queries.owed_back(SUBJECT) == 0
    decide(head, raised)
    assert [one.pk for one in queries.refunds_to_pay(clerk)] == [raised.pk]
    paid = pay(clerk, raised)
    charge = Charge.objects.get()
    assert (charge.state, charge.paid) == ("refunded", 8000) and queries.owed_back(SUBJECT) == 0
    assert (paid.paid_out_way, paid.paid_out_reference, paid.paid_out_by) == ("cash", "PC 12", clerk.key)
    assert entries(charge)[-3:] == ["charge.refund_raised", "charge.refund_decided", "charge.refunded"]


def test_it_is_raised_once(raised: Refund) -> None:
    assert actions.raise_refunds(SUBJECT, "cancelled", at=AT) == 0 and Refund.objects.count() == 1


def test_nobody_pays_twice(raised: Refund, head: Actor, clerk: Actor) -> None:
    with pytest.raises(actions.PaymentRefused, match="chưa được quyết định"):
        pay(clerk, raised)
    decide(head, raised)
    first = pay(clerk, raised, key="form-key-1")
    assert pay(clerk, raised, key="form-key-1").pk == first.pk
    with pytest.raises(actions.PaymentRefused, match="đã được chi hoàn, số PC 12"):
        pay(replace(clerk, person_id=uuid.uuid4()), raised, reference="PC 13")


def test_two_persons_one_decides_another_pays(raised: Refund, head: Actor) -> None:
    decide(head, raised)
    assert not queries.refunds_to_pay(head)
    with pytest.raises(actions.PaymentRefused, match="không tự chi"):
        pay(head, raised)
    with pytest.raises(IntegrityError), transaction.atomic():
        Refund.objects.update(paid_out_at=AT, paid_out_reference="PC 1", paid_out_by=head.key)


def test_it_is_decided_once_and_on_a_legal_basis(raised: Refund, head: Actor) -> None:
    with pytest.raises(Unsaid) as unsaid:
        decide(head, raised, legal_basis=" ")
    assert set(unsaid.value.faults) == {"legal_basis"}
    with pytest.raises(Unsaid) as unsaid:
        decide(head, raised, granted=False, answer="không")
    assert set(unsaid.value.faults) == {"answer"}
    decide(head, raised, granted=False)
    with pytest.raises(actions.PaymentRefused, match="đã được quyết định"):
        decide(head, raised)
    assert queries.owed_back(SUBJECT) == 0


def test_another_unit_and_a_clerk_do_not_decide(raised: Refund, stranger: Actor, clerk: Actor, head: Actor) -> None:
    for who in (stranger, clerk):
        with pytest.raises(Forbidden):
            decide(who, raised)
    decide(head, raised)
    with pytest.raises(Forbidden):
        pay(stranger, raised)


@pytest.mark.parametrize("missing", [{"way": "gold"}, {"reference": " "}])
def test_money_goes_out_with_its_proof(raised: Refund, head: Actor, clerk: Actor, missing: dict[str, str]) -> None:
    decide(head, raised)
    with pytest.raises(Unsaid) as unsaid:
        pay(clerk, raised, **missing)
    assert set(unsaid.value.faults) == set(missing)


def test_a_fee_that_never_goes_back_is_decided_by_the_rule(person: Any, unit: Organisation, clerk: Actor) -> None:
    lines = [{**LINE, "refund": "none"}]
    made = actions.charge(subject=SUBJECT, party=person.party, organisation=unit, lines=lines, at=AT, origin="demo")
    assert made
    actions.collect_at_counter(actor=clerk, charge_id=made.pk, key=str(uuid.uuid4()), at=AT)
    actions.raise_refunds(SUBJECT, "refused", at=AT)
    refund = Refund.objects.get()
    assert refund.granted is False and refund.answer and queries.owed_back(SUBJECT) == 0


def test_a_surplus_is_owed_without_a_decision_and_paid_by_a_person(due: Charge, clerk: Actor, citizen: Actor) -> None:
    from duoc.payments.tests.conftest import new_token

    first, second = new_token(due, citizen), new_token(due, citizen)
    actions.answer_demo(first, paid=True, at=AT)
    actions.answer_demo(second, paid=True, at=AT)
    [surplus] = queries.refunds_to_pay(clerk)
    pay(clerk, surplus, way="gateway", reference="GD-7")
    due.refresh_from_db()
    assert due.state == "paid" and not queries.refunds_to_pay(clerk)


def lowered(clerk: Actor, due: Charge, *parts: int) -> list[Refund]:
    """Cash was taken, and the fee was lowered by each of these."""
    actions.collect_at_counter(actor=clerk, charge_id=due.pk, key=str(uuid.uuid4()), at=AT)
    for part in parts:
        actions.raise_refunds(SUBJECT, "lowered", at=AT, most=part)
    return list(Refund.objects.order_by("raised_at", "amount"))


def test_several_of_one_payment_are_never_more_than_was_paid(due: Charge, head: Actor, clerk: Actor) -> None:
    small, large = lowered(clerk, due, 1000, 3000)
    assert actions.raise_refunds(SUBJECT, "cancelled", at=AT) == 1
    rest = Refund.objects.get(cause="cancelled")
    assert (small.amount, large.amount, rest.amount) == (1000, 3000, 4000)
    assert actions.raise_refunds(SUBJECT, "lowered", at=AT, most=500) == 0
    for one in (small, large, rest):
        assert Charge.objects.get().state == "paid"
        decide(head, one)
        pay(clerk, one, reference=f"PC {one.amount}")
    assert Charge.objects.get().state == "refunded"
    assert entries(due).count("charge.refunded") == 3


def test_what_was_refused_may_be_raised_for_another_cause(due: Charge, head: Actor, clerk: Actor) -> None:
    [one] = lowered(clerk, due, 3000)
    decide(head, one, granted=False)
    actions.raise_refunds(SUBJECT, "stopped", at=AT)
    assert Refund.objects.get(cause="stopped").amount == 8000


def test_the_database_holds_that_it_is_never_more(raised: Refund) -> None:
    copy = {name: getattr(raised, name) for name in ("payment", "party", "organisation", "reason", "raised_at")}
    with pytest.raises(IntegrityError, match="more than was paid"), transaction.atomic():
        Refund.objects.create(**copy, cause="lowered", amount=1)
    with pytest.raises(IntegrityError, match="more than was paid"), transaction.atomic():
        Refund.objects.update(amount=8001)
    with pytest.raises(IntegrityError, match="refund_once_for_an_end"), transaction.atomic():
        Refund.objects.create(**copy, cause="cancelled", amount=1, granted=False, decided_by="x", decided_at=AT)


@pytest.mark.parametrize(
    ("rules", "wanted"),
    [([""], (8000, "")), (["whole"], (8000, "whole")), (["none"], (0, "none")), (["none", "whole"], (8000, "whole"))],
)
def test_what_may_go_back_follows_the_lines(rules: list[str], wanted: tuple[int, str]) -> None:
    assert back([{**LINE, "refund": rule} for rule in rules]) == wanted
