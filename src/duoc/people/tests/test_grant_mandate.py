"""Who may say that somebody acts for a party, and what the mandate then gives: for what, and from when until when."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from tests.asking import forbidden_to, once_only, refused
from tests.cast import MONDAY

from duoc.ground.ledger import queries as ledger
from duoc.people import actions, queries
from duoc.people.actions import MandateKind, MandateRefused, NewMandate
from duoc.people.models import Account, Business, Mandate, Person
from duoc.people.powers import Actor, Forbidden, Power, Reach, allowed, using

pytestmark = pytest.mark.django_db
Actors = Callable[..., Actor]
TODAY = MONDAY.date()


def person(username: str) -> uuid.UUID:
    return Account.objects.get(username=username).person_id


@pytest.fixture
def firm(province: None) -> Business:
    return Business.objects.get()


@pytest.fixture
def child(province: None) -> Person:
    return Person.objects.create(origin="demo", full_name="Trần Gia Bảo", birth_date=date(2020, 5, 1))


def grant(by: Actor, wanted: NewMandate, key: str = "") -> Mandate:
    return actions.grant_mandate(actor=by, wanted=wanted, key=key or str(uuid.uuid4()), at=MONDAY)


def proxy(**changes: object) -> NewMandate:
    """citizen1 authorises citizen2."""
    wanted = NewMandate(person("citizen1"), person("citizen2"), MandateKind.PROXY, "Giấy ủy quyền", TODAY)
    return replace(wanted, **changes)


def of(principal: uuid.UUID, **about: str) -> Reach:
    return Reach(parties=frozenset({principal}), **about)


def test_a_party_gives_a_proxy_itself(actor: Actors) -> None:
    mandate = grant(actor("citizen1"), proxy(valid_to=date(2027, 1, 1)))
    assert mandate.organisation_id is None and mandate.granted_by_id == person("citizen1") and mandate.everything
    assert (mandate.valid_from, mandate.valid_to) == (TODAY, date(2027, 1, 1))
    holder, mine = actor("citizen2"), of(person("citizen1"))
    assert allowed(holder, Power.DOSSIER_READ, mine)
    assert using(holder, Power.DOSSIER_READ, mine).id == mandate.pk
    assert not allowed(actor("citizen3"), Power.DOSSIER_READ, mine)
    assert not allowed(actor("citizen1"), Power.DOSSIER_READ, of(person("citizen2")))  # it works in one direction only


def test_nobody_gives_it_for_another(actor: Actors) -> None:
    forbidden_to(actor, ["citizen2", "citizen3", "specialist1", "helper1"], lambda who: grant(who, proxy()))


def test_an_official_records_what_was_given_on_paper(actor: Actors) -> None:
    clerk = actor("clerk1")
    assert grant(clerk, proxy()).organisation_id == clerk.organisation_id


def test_a_parent_acts_for_a_child(actor: Actors, child: Person) -> None:
    wanted = NewMandate(
        child.pk, person("citizen1"), MandateKind.PARENT, "Giấy khai sinh", TODAY, valid_to=date(2038, 5, 1)
    )
    forbidden_to(actor, ["citizen1", "citizen2"], lambda who: grant(who, wanted))
    grant(actor("clerk1"), wanted)
    assert allowed(actor("citizen1"), Power.DOSSIER_FILE, of(child.pk))
    eighteen = datetime(2038, 5, 1, 9, tzinfo=MONDAY.tzinfo)
    assert allowed(actor("citizen1", eighteen - timedelta(days=1)), Power.DOSSIER_FILE, of(child.pk))
    assert not allowed(actor("citizen1", eighteen), Power.DOSSIER_FILE, of(child.pk))


def test_an_owner_acts_for_a_household_business_and_authorises_others(actor: Actors, firm: Business) -> None:
    owner = NewMandate(firm.pk, person("citizen3"), MandateKind.LEGAL_REPRESENTATIVE, "Giấy chứng nhận", TODAY)
    mandate = grant(actor("clerk2"), owner)
    staff = proxy(principal=firm.pk, holder=person("citizen2"))
    given = grant(actor("citizen3"), staff)
    assert given.granted_under == mandate and given.organisation_id is None
    assert allowed(actor("citizen2"), Power.DOSSIER_FILE, of(firm.pk))
    # The proxy of today names no proxy of tomorrow, and ends none.
    forbidden_to(actor, ["citizen2"], lambda who: grant(who, replace(staff, holder=person("citizen1"))))
    other = grant(actor("citizen3"), replace(staff, holder=person("citizen1")))
    forbidden_to(
        actor, ["citizen2"], lambda who: actions.end_mandate(actor=who, mandate_id=other.pk, key="k" * 8, at=MONDAY)
    )


def test_no_official_records_their_own_mandate(actor: Actors, child: Person) -> None:
    wanted = NewMandate(child.pk, person("clerk1"), MandateKind.GUARDIAN, "Quyết định cử", TODAY)
    refused(Forbidden, lambda: grant(actor("clerk1"), wanted))
    assert grant(actor("clerk2"), wanted)


def test_a_proxy_for_one_procedure_is_for_no_other(actor: Actors) -> None:
    grant(actor("citizen1"), proxy(procedures=["2.000635"], fields=["dat-dai"]))
    holder, mine = actor("citizen2"), person("citizen1")
    assert allowed(holder, Power.DOSSIER_FILE, of(mine, procedure="2.000635", field="ho-tich"))
    assert allowed(holder, Power.DOSSIER_FILE, of(mine, procedure="1.000000", field="dat-dai"))
    assert not allowed(holder, Power.DOSSIER_FILE, of(mine, procedure="1.001193", field="ho-tich"))
    assert not allowed(holder, Power.DOSSIER_FILE, of(mine))


def test_a_helper_fills_in_and_files_and_no_more(actor: Actors) -> None:
    grant(actor("citizen1"), proxy(kind=MandateKind.HELPER, proof="Nhờ bằng lời"))
    holder, mine = actor("citizen2"), of(person("citizen1"))
    assert {power for power in Power if allowed(holder, power, mine)} == {Power.DOSSIER_FILE}


@pytest.mark.parametrize(("days", "holds"), [(-1, False), (0, True), (9, True), (10, False)])
def test_it_holds_from_its_day_until_its_day(actor: Actors, days: int, holds: bool) -> None:
    grant(actor("citizen1"), proxy(valid_to=TODAY + timedelta(days=10)))
    assert bool(actor("citizen2", MONDAY + timedelta(days=days)).mandates) == holds


def test_a_token_carries_the_same_mandates(actor: Actors, django_assert_num_queries) -> None:
    grant(actor("citizen1"), proxy(procedures=["2.000635"]))
    account = Account.objects.get(username="citizen2")
    digest = actions.token_digest(actions.make_token(account, at=MONDAY))
    with django_assert_num_queries(1):
        machine = queries.actor_of_token(digest, MONDAY)
    assert machine.mandates == actor("citizen2").mandates and len(machine.mandates) == 1
    assert queries.actor_of_token(digest, MONDAY - timedelta(days=1)).mandates == ()


def test_it_happens_once_and_is_on_record(actor: Actors) -> None:
    by, wanted = actor("citizen1"), proxy(proof="Giấy ủy quyền số 12")
    mandate = once_only(
        lambda key: grant(by, wanted, key), lambda key: grant(by, replace(wanted, procedures=["2.000635"]), key)
    )
    entries = ledger.of_subject("mandate", str(mandate.pk))
    assert [(entry.action, entry.actor) for entry in entries] == [("mandate.granted", by.key)]
    assert "Giấy ủy quyền" not in entries[0].canonical and str(mandate.holder_id) in entries[0].canonical
    assert ledger.verify().holds


def test_what_contradicts_itself_is_refused(actor: Actors, child: Person, firm: Business) -> None:
    clerk = actor("clerk1")
    for wanted in (
        proxy(proof="  "),
        proxy(holder=person("citizen1")),
        proxy(principal=uuid.uuid4()),
        proxy(valid_to=TODAY),
        proxy(valid_from=date(2025, 1, 1), valid_to=date(2026, 1, 1)),
        proxy(kind=MandateKind.LEGAL_REPRESENTATIVE),
        proxy(kind=MandateKind.GUARDIAN, principal=firm.pk),
        proxy(kind=MandateKind.PARENT, principal=child.pk),
    ):
        refused(MandateRefused, lambda wanted=wanted: grant(clerk, wanted))


BROKEN = [
    {"proof": ""}, {"kind": "friend"}, {"everything": False}, {"procedures": ["2.000635"]}, {"kind": "guardian"},
    {"valid_to": date(2026, 1, 1)}, {"kind": "parent", "organisation": True}, {"principal": True},
]  # fmt: skip


@pytest.mark.parametrize("change", BROKEN, ids=str)
def test_the_database_refuses_it_too(actor: Actors, change: dict[str, object]) -> None:
    row = {
        "principal_id": person("citizen1"), "holder_id": person("citizen2"), "kind": "proxy", "everything": True,
        "valid_from": TODAY, "proof": "x", "granted_at": MONDAY, "granted_by_id": person("citizen1"), **change,
    }  # fmt: skip
    if row.pop("organisation", False):
        row["organisation_id"] = actor("clerk1").organisation_id
    if row.pop("principal", False):
        row["principal_id"] = row["holder_id"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Mandate.objects.create(**row)
        connection.check_constraints()
