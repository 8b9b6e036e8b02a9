from typing import Any

import pytest
from django.db import IntegrityError, transaction

from duoc.ground.ledger import queries as ledger
from duoc.payments import actions, queries
from duoc.payments.models import Charge
from duoc.payments.tests.conftest import AT, LINE, entries
from duoc.people.models import Organisation, Person

SUBJECT = ("dossier", "d1")


@pytest.mark.django_db
def test_lines_are_summed_and_kept_with_their_articles(person: Person, unit: Organisation) -> None:
    lines = [LINE, {"label": "Lệ phí", "amount": 5000, "kind": "charge", "article": "", "to_verify": "chưa rõ mức"}]
    charge = actions.charge(subject=SUBJECT, party=person.party, organisation=unit, lines=lines, at=AT, origin="demo")
    assert charge is not None
    charge.refresh_from_db()
    assert (charge.amount, charge.state, charge.paid, charge.origin) == (13000, "due", 0, "demo")
    assert charge.to_verify
    assert charge.lines[0]["article"] == "281/2016/TT-BTC"
    assert queries.outstanding(SUBJECT) == 13000
    assert entries(charge) == ["charge.created"]
    assert ledger.verify().holds


@pytest.mark.django_db
@pytest.mark.parametrize("amount", [0, None])
def test_nothing_to_pay_makes_no_charge(person: Person, amount: int | None) -> None:
    lines = [LINE | {"amount": amount}]
    assert (
        actions.charge(subject=SUBJECT, party=person.party, organisation=None, lines=lines, at=AT, origin="demo")
        is None
    )
    assert not Charge.objects.exists()
    assert queries.outstanding(SUBJECT) == 0


@pytest.mark.django_db
def test_an_unknown_amount_is_marked_as_a_doubt(person: Person) -> None:
    lines = [LINE, LINE | {"amount": None}]
    charge = actions.charge(subject=SUBJECT, party=person.party, organisation=None, lines=lines, at=AT, origin="demo")
    assert charge is not None
    assert (charge.amount, charge.to_verify) == (8000, True)
    assert charge.lines[1]["to_verify"] == "Chưa có mức thu."


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{"amount": -1}, {"amount": 1.5}, {"amount": True}, {"label": ""}, {"kind": "tax"}])
def test_an_unusable_line_fails_loudly(person: Person, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="charge line"):
        actions.charge(
            subject=SUBJECT, party=person.party, organisation=None, lines=[LINE | wrong], at=AT, origin="demo"
        )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": -1},
        {"state": "paid", "paid": 7999, "settled_at": AT},
        {"state": "paid", "paid": 8001, "settled_at": AT},
        {"paid": 8000},
        {"state": "waived"},
        {"settled_at": AT},
    ],
)
def test_the_database_refuses_what_the_money_does_not_say(due: Charge, wrong: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Charge.objects.filter(pk=due.pk).update(**wrong)


@pytest.mark.django_db
def test_a_charge_list_takes_a_constant_number_of_queries(due: Charge, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        (charge,) = queries.of_subject(SUBJECT)
        assert list(charge.payments.all()) == []
        assert not hasattr(charge, "waiver")


@pytest.mark.django_db
def test_when_the_dossier_ends_what_is_due_is_let_go(due: Charge) -> None:
    assert actions.cancel_due(SUBJECT, at=AT) == 1
    assert actions.cancel_due(SUBJECT, at=AT) == 0
    due.refresh_from_db()
    assert due.state == "cancelled"
    assert queries.outstanding(SUBJECT) == 0
    assert entries(due) == ["charge.created", "charge.cancelled"]
