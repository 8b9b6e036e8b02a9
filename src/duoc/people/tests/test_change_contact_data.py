"""Phone and e-mail are the person's own to change, and the ledger says only which of them changed."""

from collections.abc import Callable

import pytest
from tests.asking import refused
from tests.cast import MONDAY

from duoc.ground.ledger import queries as ledger
from duoc.ground.refusal import Invalid
from duoc.people import actions
from duoc.people.models import Person
from duoc.people.powers import Actor

pytestmark = pytest.mark.django_db
Actors = Callable[..., Actor]


def change(who: Actor, phone: str, email: str) -> Person:
    return actions.change_contact_data(actor=who, phone=phone, email=email, at=MONDAY)


def test_only_what_changed_is_written(actor: Actors) -> None:
    who = actor("citizen1")
    change(who, "0912345678", "thao@example.vn")
    change(who, "0912345678", "thao@example.vn")
    change(who, "", "thao@example.vn")
    person = Person.objects.get(pk=who.person)
    assert (person.phone, person.email) == ("", "thao@example.vn")
    assert ledger.facts(ledger.of_subject("person", str(person.pk))[-1]) == {"changed": ["phone"]}


def test_what_cannot_be_right_is_refused_and_named(actor: Actors) -> None:
    refusal = refused(Invalid, lambda: change(actor("citizen1"), "091", "thao"))
    assert set(refusal.faults) == {"phone", "email"}


@pytest.mark.parametrize("email", ["o'brien@vidu.vn", "lan@việt.vn"])
def test_the_rule_of_an_address_is_that_of_every_answer(email: str, actor: Actors) -> None:
    assert change(actor("citizen1"), "", email).email == email
    assert set(refused(Invalid, lambda: change(actor("citizen1"), "", "a..b@vidu.vn")).faults) == {"email"}
