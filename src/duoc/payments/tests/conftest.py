import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from duoc.payments import actions
from duoc.payments.models import Charge
from duoc.people.models import Organisation, Person
from duoc.people.powers import Actor, Grant, Power, Relation

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
LINE = {
    "label": "Phí cấp bản sao trích lục hộ tịch",
    "amount": 8000,
    "kind": "fee",
    "article": "281/2016/TT-BTC",
    "to_verify": "",
}


@pytest.fixture(autouse=True)
def demo_mode(settings: Any) -> None:
    settings.DEMO = True


@pytest.fixture
def person(db: None) -> Person:
    return Person.objects.create(origin="demo", full_name="Người Thử")


@pytest.fixture
def unit(db: None) -> Organisation:
    return Organisation.objects.create(code="xa-thu", name="UBND xã Thử", kind="commune", valid_from=AT.date())


@pytest.fixture
def due(person: Person, unit: Organisation) -> Charge:
    """8.000 đồng, owed."""
    made = actions.charge(
        subject=("dossier", "d1"), party=person.party, organisation=unit, lines=[LINE], at=AT, origin="demo"
    )
    assert made is not None
    return made


@pytest.fixture
def citizen(person: Person) -> Actor:
    own = frozenset({Grant(Power.CHARGE_PAY, Relation.OWN)})
    return Actor(account_id=uuid.uuid4(), person_id=person.id, person_name=person.full_name, grants=own)


@pytest.fixture
def clerk_of() -> Callable[[Organisation], Actor]:
    """A clerk in a seat of this organisation."""

    def clerk_of(organisation: Organisation) -> Actor:
        powers = (Power.CHARGE_COLLECT, Power.CHARGE_WAIVE, Power.CHARGE_REFUND)
        return Actor(
            account_id=uuid.uuid4(),
            person_id=uuid.uuid4(),
            person_name="Cán Bộ Thử",
            grants=frozenset(Grant(power, Relation.UNIT) for power in powers),
            post_id=uuid.uuid4(),
            organisation_id=organisation.id,
        )

    return clerk_of


@pytest.fixture
def clerk(clerk_of: Callable[[Organisation], Actor], unit: Organisation) -> Actor:
    return clerk_of(unit)


@pytest.fixture
def stranger(clerk_of: Callable[[Organisation], Actor]) -> Actor:
    """A clerk of another unit, with the same powers there."""
    return clerk_of(
        Organisation.objects.create(code="xa-khac", name="UBND xã Khác", kind="commune", valid_from=AT.date())
    )


@pytest.fixture
def token(due: Charge, citizen: Actor) -> str:
    """The demo gateway's page was opened for the charge."""
    return new_token(due, citizen)


def new_token(charge: Charge, citizen: Actor) -> str:
    address = actions.begin(actor=citizen, charge_id=charge.pk, gateway="demo", return_url="/ho-so/d1/", at=AT)
    return token_of(address)


def token_of(address: str) -> str:
    from urllib.parse import parse_qs, urlsplit

    return parse_qs(urlsplit(address).query)["lenh"][0]


def entries(charge: Charge) -> list[str]:
    """What the ledger says about a charge, in order."""
    from duoc.ground.ledger import queries

    return [entry.action for entry in queries.of_subject("charge", str(charge.pk))]
