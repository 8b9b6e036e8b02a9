"""Who acts when an account is signed in: appointments, posts, organisations and grants, each on its day."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from tests.cast import HANOI, MONDAY

from duoc.people import queries
from duoc.people.models import Account, Appointment, Organisation, Post, RoleGrant
from duoc.people.powers import Actor, Grant, Power, Relation

pytestmark = pytest.mark.django_db
Actors = Callable[..., Actor]
UNIT_ACCEPT = Grant(Power.DOSSIER_ACCEPT, Relation.UNIT)

# The table of catalog/national/roles.yaml, written a second time by hand: a change there must be meant.
OF_A_CITIZEN = {
    ("dossiers:dossier:file", "own"), ("dossiers:dossier:read", "own"), ("dossiers:dossier:cancel", "own"),
    ("dossiers:dossier:supplement", "own"), ("dossiers:dossier:choose_return", "own"),
    ("decisions:decision:check", "own"), ("decisions:decision:read", "own"),
    ("payments:charge:pay", "own"), ("people:mandate:grant", "own"), ("people:mandate:end", "own"),
}  # fmt: skip
IN_THE_UNIT = {
    "clerk": {"dossiers:dossier:hold", "dossiers:dossier:read", "dossiers:dossier:accept", "dossiers:dossier:refuse",
              "dossiers:dossier:choose_body",
              "dossiers:dossier:file_at_counter",
              "dossiers:dossier:request_supplement", "dossiers:dossier:return", "decisions:decision:read",
              "payments:charge:collect", "payments:charge:waive",
              "payments:charge:refund", "people:mandate:grant", "people:mandate:end"},
    "specialist": {"dossiers:dossier:hold", "dossiers:dossier:file_for_body", "dossiers:dossier:read",
                   "dossiers:dossier:request_supplement", "dossiers:dossier:examine",
                   "decisions:decision:read", "registers:register:read", "registers:register:correct",
                   "decisions:decision:reconsider"},
    "leader": {"dossiers:dossier:file_for_body", "dossiers:dossier:read", "dossiers:dossier:choose_body",
               "decisions:decision:read", "people:delegation:give", "dossiers:dossier:assign", "people:absence:record",
               "decisions:decision:sign", "decisions:decision:send_back", "decisions:decision:revoke",
               "payments:charge:decide_refund", "dossiers:dossier:approve_supplement",
               "dossiers:dossier:oversee", "dossiers:dossier:archive",
               "registers:register:read", "registers:register:close", "registers:register:decide"},
    "registry": {"dossiers:dossier:hold", "dossiers:dossier:read", "dossiers:dossier:archive",
                 "decisions:decision:read", "registers:decision:issue", "registers:register:read"},
    "helper": set(),
}  # fmt: skip
OF_ONESELF = {"people:absence:record"}
WORKING = {"clerk", "specialist", "registry"}


@pytest.mark.parametrize("role", list(IN_THE_UNIT))
def test_each_role_holds_what_the_table_says(actor: Actors, role: str) -> None:
    who = actor(f"{role}1")
    assert who.role == role and who.is_official
    wanted = OF_A_CITIZEN | {(power, "unit") for power in IN_THE_UNIT[role]}
    wanted |= {(power, "own") for power in OF_ONESELF if role in WORKING}
    assert {(grant.power.value, grant.relation.value) for grant in who.grants} == wanted


def test_a_citizen_holds_their_own_things(actor: Actors) -> None:
    who = actor("citizen1")
    assert {(grant.power.value, grant.relation.value) for grant in who.grants} == OF_A_CITIZEN
    assert who.role == "citizen" and not who.is_official and who.organisation_id is None and who.origin == "demo"


def test_only_the_administrator_reaches_all(province: None) -> None:
    assert set(RoleGrant.objects.filter(relation="all").values_list("role", flat=True)) == {"admin"}


def appointment(username: str) -> Appointment:
    return Appointment.objects.select_related("post__organisation").get(
        person__in=Account.objects.filter(username=username).values("person")
    )


@pytest.mark.parametrize(("days", "holds"), [(-1, False), (0, True), (9, True), (10, False), (400, False)])
def test_an_appointment_holds_from_its_day_until_its_day(actor: Actors, days: int, holds: bool) -> None:
    held = appointment("clerk1")
    held.valid_from, held.valid_to = date(2026, 11, 23), date(2026, 12, 3)
    held.save()
    who = actor("clerk1", MONDAY + timedelta(days=days))
    assert who.is_official == (UNIT_ACCEPT in who.grants) == (who.post_id is not None) == holds


def test_the_day_is_that_of_viet_nam(actor: Actors) -> None:
    held = appointment("clerk1")
    held.valid_from = date(2026, 11, 24)
    held.save()
    midnight = datetime(2026, 11, 24, 0, 0, tzinfo=HANOI)
    assert not actor("clerk1", midnight - timedelta(seconds=1)).is_official
    assert actor("clerk1", midnight).is_official


@pytest.mark.parametrize("ended", ["post", "organisation"])
def test_a_post_or_organisation_that_ended_gives_no_powers(actor: Actors, ended: str) -> None:
    held = appointment("leader1")
    row: Post | Organisation = held.post if ended == "post" else held.post.organisation
    row.valid_to = date(2026, 11, 23)
    row.save()
    assert not actor("leader1").is_official
    assert actor("leader1", MONDAY - timedelta(days=1)).is_official
    assert queries.holder_of(held.post, MONDAY) is None
    assert queries.seats(held.post.organisation_id, "leader", MONDAY) == []


def test_a_grant_is_dated_too(actor: Actors) -> None:
    RoleGrant.objects.filter(role="clerk", power=Power.DOSSIER_ACCEPT).update(valid_to=date(2026, 11, 23))
    assert UNIT_ACCEPT not in actor("clerk1").grants
    assert UNIT_ACCEPT in actor("clerk1", MONDAY - timedelta(days=1)).grants


def test_of_two_posts_one_is_chosen(actor: Actors) -> None:
    clerk, other = appointment("clerk1"), appointment("leader2").post
    Appointment.objects.create(person_id=clerk.person_id, post=other, valid_from=date(2026, 1, 1))
    account = Account.objects.get(username="clerk1")
    assert queries.actor_for(account, MONDAY).post_id == clerk.post_id  # the one held longest
    chosen = queries.actor_for(account, MONDAY, other.pk)
    assert (chosen.role, chosen.organisation_code) == ("leader", "99002") and UNIT_ACCEPT not in chosen.grants


def test_a_post_of_somebody_else_gives_nothing(actor: Actors) -> None:
    account = Account.objects.get(username="citizen1")
    who = queries.actor_for(account, MONDAY, appointment("leader1").post_id)
    assert not who.is_official and who.role == "citizen"


def test_a_closed_account_is_found_no_more(province: None) -> None:
    from duoc.people.identity import Backend

    account = Account.objects.get(username="clerk1")
    assert Backend().get_user(account.pk) == account
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert Backend().get_user(account.pk) is None and queries.account("clerk1") is None
    assert Backend().authenticate(None, username="clerk1", password="") is None
