from typing import Any

import pytest

from duoc.ground.refusal import NotFound
from duoc.payments import actions, queries
from duoc.payments.models import Attempt, Charge
from duoc.payments.tests.conftest import AT, token_of
from duoc.people.models import Person
from duoc.people.powers import Actor, Forbidden


def begin(actor: Actor, charge: Charge, gateway: str = "demo") -> str:
    return actions.begin(actor=actor, charge_id=charge.pk, gateway=gateway, return_url="/ho-so/d1/", at=AT)


@pytest.mark.django_db
def test_the_address_leads_to_the_order(due: Charge, citizen: Actor) -> None:
    shown = queries.demo_order(token_of(begin(citizen, due)))
    attempt = Attempt.objects.get()
    assert (shown.order.reference, shown.order.amount, shown.return_url) == (str(attempt.pk), 8000, "/ho-so/d1/")
    assert (attempt.gateway, attempt.amount, attempt.started_at) == ("demo", 8000, AT)


@pytest.mark.django_db
def test_nobody_is_sent_to_pay_for_another(due: Charge, clerk: Actor) -> None:
    with pytest.raises(Forbidden):
        begin(clerk, due)
    assert not Attempt.objects.exists()


@pytest.mark.django_db
def test_what_is_paid_is_not_paid_again(due: Charge, citizen: Actor, token: str) -> None:
    actions.answer_demo(token, paid=True, at=AT)
    with pytest.raises(actions.PaymentRefused, match="đã được nộp"):
        begin(citizen, due)


@pytest.mark.django_db
def test_real_money_never_meets_the_demo_gateway(due: Charge, citizen: Actor) -> None:
    Charge.objects.update(origin="real")
    due.refresh_from_db()
    assert queries.ways_to_pay(due) == []
    with pytest.raises(actions.PaymentRefused, match="thử nghiệm"):
        begin(citizen, due)


@pytest.mark.django_db
def test_without_demo_mode_there_is_no_demo_gateway(due: Charge, citizen: Actor, settings: Any, token: str) -> None:
    assert queries.ways_to_pay(due) == ["demo"]
    settings.DEMO = False
    assert queries.ways_to_pay(due) == []
    with pytest.raises(actions.PaymentRefused, match="trực tuyến"):
        begin(citizen, due)
    with pytest.raises(actions.PaymentRefused):
        actions.answer_demo(token, paid=True, at=AT)


@pytest.mark.django_db
def test_an_unknown_charge_is_said(person: Person, citizen: Actor) -> None:
    with pytest.raises(NotFound):
        begin(citizen, Charge(party=person.party))
