import uuid

import pytest

from duoc.payments import actions, queries
from duoc.payments.models import Charge, Refund
from duoc.payments.tests.conftest import AT, entries
from duoc.people.powers import Actor, Forbidden


def refund(actor: Actor, charge: Charge, reason: str = "Nộp nhầm hồ sơ") -> Refund:
    return actions.refund(actor=actor, charge_id=charge.pk, reason=reason, at=AT)


@pytest.fixture
def paid(due: Charge, token: str) -> Charge:
    actions.answer_demo(token, paid=True, at=AT)
    due.refresh_from_db()
    return due


@pytest.mark.django_db
def test_a_refund_is_decided_then_paid_out_with_its_proof(paid: Charge, clerk: Actor) -> None:
    made = refund(clerk, paid)
    paid.refresh_from_db()
    assert (paid.state, made.amount, made.decided_by) == ("refunded", 8000, clerk.key)
    assert paid.organisation_id is not None
    assert list(queries.owed_back(paid.organisation_id)) == [made]
    gone = actions.pay_out(actor=clerk, refund_id=made.pk, reference="UNC 12/2026", at=AT)
    assert (gone.paid_out_at, gone.paid_out_reference) == (AT, "UNC 12/2026")
    assert list(queries.owed_back(paid.organisation_id)) == []
    assert entries(paid) == ["charge.created", "charge.paid", "charge.refunded", "charge.paid_out"]


@pytest.mark.django_db
def test_nobody_is_paid_back_twice(paid: Charge, clerk: Actor) -> None:
    made = refund(clerk, paid)
    with pytest.raises(actions.PaymentRefused, match="hoàn trước đó"):
        refund(clerk, paid)
    actions.pay_out(actor=clerk, refund_id=made.pk, reference="1", at=AT)
    with pytest.raises(actions.PaymentRefused, match="đã được chuyển"):
        actions.pay_out(actor=clerk, refund_id=made.pk, reference="2", at=AT)
    assert Refund.objects.get().paid_out_reference == "1"


@pytest.mark.django_db
def test_what_was_not_paid_is_not_paid_back(due: Charge, clerk: Actor) -> None:
    with pytest.raises(actions.PaymentRefused, match="chưa được nộp"):
        refund(clerk, due)


@pytest.mark.django_db
def test_reason_and_proof_are_asked_for(paid: Charge, clerk: Actor) -> None:
    with pytest.raises(actions.PaymentRefused, match="lý do hoàn"):
        refund(clerk, paid, " ")
    made = refund(clerk, paid)
    with pytest.raises(actions.PaymentRefused, match="chứng từ"):
        actions.pay_out(actor=clerk, refund_id=made.pk, reference="", at=AT)
    with pytest.raises(actions.PaymentRefused, match="Không có"):
        actions.pay_out(actor=clerk, refund_id=uuid.uuid4(), reference="1", at=AT)


@pytest.mark.django_db
def test_neither_another_unit_nor_the_citizen_decides(
    paid: Charge, stranger: Actor, citizen: Actor, clerk: Actor
) -> None:
    for actor in (stranger, citizen):
        with pytest.raises(Forbidden):
            refund(actor, paid)
    made = refund(clerk, paid)
    with pytest.raises(Forbidden):
        actions.pay_out(actor=stranger, refund_id=made.pk, reference="1", at=AT)
