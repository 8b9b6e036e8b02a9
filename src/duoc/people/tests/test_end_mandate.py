"""A mandate ends at once, by those whom it binds, and nothing of what it was can be changed afterwards."""

import uuid
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from tests.asking import forbidden_to, once_only, refused
from tests.cast import MONDAY

from duoc.ground.ledger import queries as ledger
from duoc.people import actions
from duoc.people.actions import MandateKind, MandateOver, NewMandate
from duoc.people.models import Account, Mandate, Person
from duoc.people.powers import Actor, Power, Reach, allowed

pytestmark = pytest.mark.django_db
Actors = Callable[..., Actor]
LATER = MONDAY + timedelta(days=3)


@pytest.fixture
def mandate(actor: Actors) -> Mandate:
    """citizen2 may act for citizen1."""
    first, second = (Account.objects.get(username=name).person_id for name in ("citizen1", "citizen2"))
    wanted = NewMandate(first, second, MandateKind.PROXY, "Giấy ủy quyền", MONDAY.date())
    return actions.grant_mandate(actor=actor("citizen1"), wanted=wanted, key=str(uuid.uuid4()), at=MONDAY)


def end(by: Actor, mandate: Mandate, key: str = "", reason: str = "") -> Mandate:
    return actions.end_mandate(actor=by, mandate_id=mandate.pk, key=key or str(uuid.uuid4()), at=LATER, reason=reason)


def test_what_ended_yesterday_gives_nothing(actor: Actors, mandate: Mandate) -> None:
    mine = Reach(parties=frozenset({mandate.principal_id}))
    assert allowed(actor("citizen2", LATER), Power.DOSSIER_READ, mine)
    ended = end(actor("citizen1", LATER), mandate)
    assert ended.valid_to == LATER.date() and ended.ended_by_id == mandate.principal_id
    for days in (0, 1):
        who = actor("citizen2", LATER + timedelta(days=days))
        assert who.mandates == () and not allowed(who, Power.DOSSIER_READ, mine)
    assert actor("citizen2", LATER - timedelta(days=1)).mandates  # what was done until then was rightly done


def test_party_and_holder_may_end_it_and_nobody_else(actor: Actors, mandate: Mandate) -> None:
    forbidden_to(actor, ["citizen3", "clerk1", "leader1"], lambda who: end(who, mandate))
    assert end(actor("citizen2", LATER), mandate).ended_by_id == mandate.holder_id


def test_what_follows_from_the_law_is_ended_by_the_body(actor: Actors) -> None:
    child = Person.objects.create(origin="demo", full_name="Trần Gia Bảo")
    parent = Account.objects.get(username="citizen1").person_id
    wanted = NewMandate(
        child.pk, parent, MandateKind.PARENT, "Giấy khai sinh", MONDAY.date(), valid_to=date(2038, 5, 1)
    )
    mandate = actions.grant_mandate(actor=actor("clerk1"), wanted=wanted, key=str(uuid.uuid4()), at=MONDAY)
    forbidden_to(actor, ["citizen1", "clerk2"], lambda who: end(who, mandate))
    assert end(actor("clerk1", LATER), mandate).valid_to == LATER.date()


def test_it_ends_once_and_on_record(actor: Actors, mandate: Mandate) -> None:
    by = actor("citizen1", LATER)
    once_only(lambda key: end(by, mandate, key, "đã bán"), lambda key: end(by, mandate, key, "khác"))
    refused(MandateOver, lambda: end(by, mandate))
    entries = ledger.of_subject("mandate", str(mandate.pk))
    assert [entry.action for entry in entries] == ["mandate.granted", "mandate.ended"]
    assert "đã bán" not in entries[1].canonical and ledger.verify().holds


def test_nothing_else_of_it_changes_and_it_is_never_deleted(actor: Actors, mandate: Mandate) -> None:
    for act in (
        lambda: Mandate.objects.filter(pk=mandate.pk).update(proof="khác"),
        lambda: Mandate.objects.filter(pk=mandate.pk).update(everything=False, procedures=["2.000635"]),
        lambda: Mandate.objects.filter(pk=mandate.pk).delete(),
    ):
        with pytest.raises(DatabaseError, match="stays as it was"), transaction.atomic():
            act()
    end(actor("citizen1", LATER), mandate)
    with pytest.raises(DatabaseError, match="stays as it was"), transaction.atomic():
        Mandate.objects.filter(pk=mandate.pk).update(valid_to=None, ended_at=None, ended_by=None)


def test_one_that_has_not_begun_never_holds(actor: Actors, mandate: Mandate) -> None:
    wanted = NewMandate(
        mandate.principal_id, mandate.holder_id, MandateKind.PROXY, "Giấy", MONDAY.date() + timedelta(days=30)
    )
    later = actions.grant_mandate(actor=actor("citizen1"), wanted=wanted, key=str(uuid.uuid4()), at=MONDAY)
    assert end(actor("citizen1", LATER), later).valid_to == wanted.valid_from
    end(actor("citizen1", LATER), mandate)
    assert actor("citizen2", MONDAY + timedelta(days=30)).mandates == ()
