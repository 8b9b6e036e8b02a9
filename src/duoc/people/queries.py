"""Reading organisations, persons and who may do what."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Func, OuterRef, Q, QuerySet, TextField, Value

from duoc.ground.rows.queries import Statement, compiled_once
from duoc.ground.worktime.calculations import VIETNAM
from duoc.language.calculations import IN_ORDER
from duoc.people.absences import absences_of, away_on, records_for_others, seats_of_body, stands_for
from duoc.people.bodies import (
    body_for,
    choosable,
    communes_in_time,
    find_organisation,
    parents_on,
    reorganisations_to_carry_out,
    settled_by,
    splits_to_come,
    successor,
    successors,
)
from duoc.people.delegations import delegation_for, delegations_of, seats_signing_for_another
from duoc.people.field_shares import fields_of, shares_of, shares_on
from duoc.people.holders import held_on, holder_of, holding, seated_with, seats, seats_with
from duoc.people.mandates import HeldMandate, MandateKind
from duoc.people.models import (
    Account,
    Appointment,
    Business,
    Organisation,
    Origin,
    Person,
    Post,
)
from duoc.people.named_parties import (
    accounts_of,
    business,
    full_name_of,
    mandate_around,
    mandates,
    mandates_around,
    mandates_recorded,
    name_change_of,
    party,
    party_paths,
    person_named,
    represented_by_law,
)
from duoc.people.powers import Actor, Grant, Power, Relation
from duoc.people.seating import posts_of_a_split, posts_to_place, seats_elsewhere, undecided_posts
from duoc.people.validity import in_force

__all__ = [
    "CITIZEN",
    "absences_of",
    "account",
    "accounts_of",
    "acting_person",
    "actor_for",
    "actor_for_person",
    "actor_of_token",
    "away_on",
    "body_for",
    "business",
    "by_alphabet",
    "choosable",
    "communes_in_time",
    "delegation_for",
    "delegations_of",
    "find_organisation",
    "full_name_of",
    "held_on",
    "holder_of",
    "holding",
    "in_force",
    "mandate_around",
    "mandates",
    "mandates_around",
    "mandates_recorded",
    "name_change_of",
    "organisation",
    "parents_on",
    "party",
    "party_paths",
    "person_named",
    "persons",
    "posts_of_a_split",
    "posts_to_place",
    "real_people_exist",
    "records_for_others",
    "reorganisations_to_carry_out",
    "represented_by_law",
    "seated_with",
    "seats",
    "seats_elsewhere",
    "seats_of_body",
    "seats_signing_for_another",
    "seats_with",
    "shares_of",
    "shares_on",
    "splits_to_come",
    "successor",
    "successors",
    "undecided_posts",
    "units",
]

CITIZEN = "citizen"


def actor_for(account: Account, at: datetime, post_id: uuid.UUID | None = None) -> Actor:
    """Who acts when this account is signed in: the citizen, or the official in one of their posts.

    Args:
        at: of the request; appointments and grants count when in force on its day at +07:00.
        post_id: the post chosen for the session; the first one held otherwise.
    """
    day = at.astimezone(VIETNAM).date()
    appointment = _appointment(account.person_id, day, post_id)
    roles = [CITIZEN, appointment.post.role] if appointment else [CITIZEN]
    actor = _acting(account.person, roles, day, account_id=account.pk, origin=account.origin)
    return _seated(actor, appointment) if appointment else actor


def actor_for_person(person: Person, at: datetime) -> Actor:
    """Who acts when a person without an account here does something through a system that vouches for them."""
    return _acting(person, [CITIZEN], at.astimezone(VIETNAM).date(), origin=person.origin, row=person)


def _acting(person: Person, roles: Sequence[str], day: date, **more: Any) -> Actor:
    known: Any = _ACTING.first({"roles": list(roles), "day": day, "person": person.pk})
    return _actor(person, known.grants, known.mandates, **more)


def _actor(person: Person, pairs: Sequence[str], mandates: Sequence[Mapping[str, Any]], **more: Any) -> Actor:
    return Actor(
        person_id=person.pk,
        person_name=person.full_name,
        grants=_grants(tuple(pairs)),
        mandates=tuple(map(_mandate, mandates)),
        language=person.language,
        **{"account_id": None, **more},
    )


_HELD = """
    ARRAY(SELECT power || ' ' || relation FROM people_rolegrant
          WHERE role = ANY(%(roles)s) AND valid_from <= %(day)s AND (valid_to IS NULL OR valid_to > %(day)s)
          ORDER BY 1),
    ARRAY(SELECT row_to_json(mandate) FROM people_mandate AS mandate
          WHERE holder_id = person.id AND valid_from <= %(day)s AND (valid_to IS NULL OR valid_to > %(day)s)
          ORDER BY id)
"""
"""Power and relation of each grant of the roles on the day, as one word each; and the mandates of the person."""
# Every page and every call by API begins with one of these two statements. Built by the ORM they make a filing half as
# dear again (docs/adr/0015).
_ACTING = Statement(
    Person,
    "SELECT {columns}, {held} FROM people_person AS person WHERE id = %(person)s".replace("{held}", _HELD),
    alias="person",
    more=("grants", "mandates"),
)
_ACTING_PERSON = Statement(
    Person,
    """
    SELECT {columns}, account.id, account.origin, {held},
           set_config('duoc.person', person.id::text, true)
    FROM people_token AS token
    JOIN people_account AS account ON account.id = token.account_id
    JOIN people_person AS person ON person.id = account.person_id
    WHERE token.digest = %(digest)s AND token.withdrawn_at IS NULL AND token.expires_at > %(at)s AND account.is_active
    """.replace("{held}", _HELD),
    alias="person",
    more=("account_id", "account_origin", "grants", "mandates", "acting"),
)


def actor_of_token(digest: str, at: datetime) -> Actor | None:
    """Who acts with a bearer token: the account's person as a citizen, in no post. None when the token does not hold.

    One statement, which also sets in the database who acts (`duoc.person`, until the transaction ends).

    Args:
        digest: SHA-256 of the token, hex.
    """
    values = {"roles": [CITIZEN], "day": at.astimezone(VIETNAM).date(), "digest": digest, "at": at}
    person: Any = _ACTING_PERSON.first(values)
    if person is None:
        return None
    more = {"account_id": person.account_id, "origin": person.account_origin, "row": person}
    return _actor(person, person.grants, person.mandates, **more)


def _mandate(row: Mapping[str, Any]) -> HeldMandate:
    return HeldMandate(
        uuid.UUID(row["id"]),
        uuid.UUID(row["principal_id"]),
        MandateKind(row["kind"]),
        row["everything"],
        frozenset(row["procedures"]),
        frozenset(row["fields"]),
    )


@lru_cache(maxsize=64)
def _grants(pairs: tuple[str, ...]) -> frozenset[Grant]:
    return frozenset(Grant(Power(power), Relation(reach)) for power, reach in (pair.split() for pair in pairs))


def _appointment(person_id: uuid.UUID, day: date, post_id: uuid.UUID | None) -> Any:
    """The appointment in which somebody acts, with what else the seat brings: see `Actor`."""
    held = held_on(day).filter(person_id=person_id)
    if post_id is not None:
        follows = Q(post__follows_id=post_id) | Q(post__follows__follows_id=post_id)  # a split, and where it was placed
        held = held.filter(Q(post_id=post_id) | follows)
    held = held.annotate(**compiled_once(_brought_by_a_seat, Appointment, day))
    return min(held, key=lambda one: (one.valid_from, one.pk), default=None)


def _brought_by_a_seat(day: date) -> dict[str, Any]:
    heirs = Organisation.objects.filter(heir_id=OuterRef("post__organisation_id"))
    return {
        "inherited": ArraySubquery(heirs.order_by("id").values("id")),
        "settles_for": ArraySubquery(settled_by(OuterRef("post__organisation_id"))),
        "stands_for": stands_for("person_id", day),
        "fields": fields_of("post_id", "person_id", day),
    }


def _seated(actor: Actor, appointment: Any) -> Actor:
    post: Post = appointment.post
    return replace(
        actor,
        post_id=post.pk,
        post_title=post.title,
        signs_as=post.signs_as,
        role=post.role,
        organisation_id=post.organisation_id,
        organisation_code=post.organisation.code,
        organisation_name=post.organisation.name,
        inherited=frozenset(appointment.inherited),
        settles_for=frozenset(appointment.settles_for),
        stands_for=frozenset(appointment.stands_for),
        fields=frozenset(appointment.fields),
    )


def organisation(code: str) -> Organisation:
    """The organisation of this code.

    Raises:
        Organisation.DoesNotExist: no such code.
    """
    return Organisation.objects.get(code=code)


def by_alphabet(column: str) -> Func:
    """Orders rows by the letters of a column in the order of the Vietnamese alphabet: Đ after D."""
    return Func(F(column), *map(Value, IN_ORDER), function="translate", output_field=TextField())


def units(at: date, space: str = Organisation.Space.GOVERNMENT) -> "QuerySet[Organisation]":
    """All organisations in force in one document space, departments first, then communes by name."""
    return Organisation.objects.filter(in_force(at), space=space).order_by("-kind", by_alphabet("name"), "name")


def account(username: str) -> Account | None:
    """The active account of this name, with its person."""
    return Account.objects.select_related("person").filter(username=username, is_active=True).first()


def acting_person(actor: Actor) -> Person:
    """The person who acts. No query where their token brought them along.

    Raises:
        Forbidden: it is a part of the system itself.
        Person.DoesNotExist.
    """
    return actor.row or Person.objects.get(pk=actor.person)


def persons(ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Person]:
    return Person.objects.in_bulk(list(ids))


def real_people_exist() -> bool:
    """True once the installation holds a real person, account or business: demo sign-in then ends for good."""
    real = [model.objects.filter(origin=Origin.REAL).values("pk") for model in (Account, Person, Business)]
    return real[0].union(*real[1:]).exists()
