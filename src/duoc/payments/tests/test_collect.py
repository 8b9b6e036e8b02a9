import pytest

from duoc.ground.once.actions import KeyReused
from duoc.payments import actions
from duoc.payments.models import Charge, Payment
from duoc.payments.tests.conftest import AT, LINE, entries
from duoc.people.models import Organisation, Person
from duoc.people.powers import Actor, Forbidden

KEY = "0123456789abcdef"


def collect(actor: Actor, charge: Charge, key: str = KEY) -> Payment:
    return actions.collect_at_counter(actor=actor, charge_id=charge.pk, key=key, at=AT)


@pytest.mark.django_db
def test_cash_settles_the_charge_and_names_who_took_it(due: Charge, clerk: Actor) -> None:
    payment = collect(clerk, due)
    due.refresh_from_db()
    assert (due.state, due.paid) == ("paid", 8000)
    assert (payment.gateway, payment.taken_by, payment.taken_in_post) == ("counter", clerk.key, clerk.post_key)
    assert entries(due) == ["charge.created", "charge.collected"]


@pytest.mark.django_db
def test_a_double_click_is_one_payment(due: Charge, clerk: Actor) -> None:
    assert collect(clerk, due) == collect(clerk, due)
    assert Payment.objects.count() == 1


@pytest.mark.django_db
def test_a_second_form_is_told_that_it_is_paid(due: Charge, clerk: Actor) -> None:
    collect(clerk, due)
    with pytest.raises(actions.PaymentRefused, match="đã được nộp"):
        collect(clerk, due, "another-key-0001")


@pytest.mark.django_db
def test_the_same_key_serves_no_other_charge(due: Charge, clerk: Actor, person: Person, unit: Organisation) -> None:
    collect(clerk, due)
    other = actions.charge(
        subject=("dossier", "d2"), party=person.party, organisation=unit, lines=[LINE], at=AT, origin="demo"
    )
    assert other is not None
    with pytest.raises(KeyReused):
        collect(clerk, other)


@pytest.mark.django_db
def test_neither_another_unit_nor_the_citizen_takes_cash(due: Charge, stranger: Actor, citizen: Actor) -> None:
    for actor in (stranger, citizen):
        with pytest.raises(Forbidden):
            collect(actor, due)
    assert not Payment.objects.exists()
