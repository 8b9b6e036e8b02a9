"""In whose hand a dossier lies: the queue of its unit, or an official of it; who may take it, and from whom."""

import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce, JSONObject
from django.utils.translation import gettext as _

from duoc.dossiers.models import Assignment, Dossier
from duoc.dossiers.rules import OutOfTurn, off_desk
from duoc.ground.worktime.calculations import local
from duoc.people import queries as people
from duoc.people.models import Appointment
from duoc.people.powers import Actor, Power


def not_at_hand(dossier: Dossier, actor: Actor) -> OutOfTurn | None:
    """Why it is not for this actor to work on it: it lies on another desk or in another unit (receiving and competent
    unit may be two), or in a colleague's hand. None where they may."""
    in_unit = dossier.assigned_unit_id is None or dossier.assigned_unit_id in actor.units
    if dossier.desk != actor.role or not in_unit:
        return off_desk()
    if dossier.assigned_to_id is None or dossier.assigned_to_id in actor.hands:
        return None
    holder = dossier.assigned_to
    return OutOfTurn(
        _("Hồ sơ này do %(name)s giữ.") % {"name": holder.full_name if holder else ""},
        _("Bạn làm tiếp được khi người đó, hoặc lãnh đạo đơn vị, chuyển hồ sơ cho bạn."),
    )


def candidates(dossier: Dossier, at: datetime) -> dict[str, Appointment]:
    """Into whose hand it may be given: whoever holds a seat of its desk in its unit, but for who has it. One query."""
    if dossier.assigned_unit_id is None:
        return {}
    seated = people.seated_with(dossier.assigned_unit_id, Power.DOSSIER_HOLD, at)
    there = (one for one in seated if one.post.role == dossier.desk and one.person_id != dossier.assigned_to_id)
    return {str(one.pk): one for one in there}


def pass_on(
    dossier: Dossier,
    to: tuple[uuid.UUID, uuid.UUID] | None,
    *,
    by: uuid.UUID | None,
    at: datetime,
    reason: str = "",
) -> Assignment:
    """Ends the hand in which the dossier lies and begins the next one, in the same turn. The caller saves the dossier.

    Args:
        to: person and post; None for the queue of the unit.
    """
    hand = Assignment.objects.get(dossier=dossier, ended_at=None)
    hand.ended_at = at
    hand.save(update_fields=["ended_at"])
    person, post = to or (None, None)
    dossier.assigned_to_id = person
    return Assignment.objects.create(
        dossier=dossier,
        turn_id=hand.turn_id,
        unit_id=hand.unit_id,
        person_id=person,
        post_id=post,
        began_at=at,
        by_id=by,
        reason=reason,
    )


def keeps_hand(dossier: Dossier, desk: str, unit: uuid.UUID) -> Assignment | None:
    """In whose hand it lies where it goes on to the same desk of the same unit: it stays there. None from the queue,
    and to another desk. No query but for what stays."""
    if dossier.assigned_to_id is None or dossier.desk != desk or dossier.assigned_unit_id != unit:
        return None
    return Assignment.objects.filter(dossier=dossier, ended_at=None, person__isnull=False).first()


def former_hand(dossier: Dossier, step: str, desk: str, unit: uuid.UUID, at: datetime) -> Assignment | None:
    """In whose hand it lay when it last left this desk at this step, where they still hold such a seat and are not
    away; None where it left from the queue. One query where nobody had it in hand, else three."""
    left = Assignment.objects.filter(dossier=dossier, turn__step=step, turn__desk=desk, unit=unit)
    hands = left.filter(ended_at=F("turn__closed_at"))
    last = hands.order_by("-turn__opened_at", "-began_at", F("person").desc(nulls_last=True)).first()
    if (
        last is None
        or last.person_id is None
        or people.away_on(local(at).date()).filter(person=last.person_id).exists()
    ):
        return None
    seats = people.seated_with(unit, Power.DOSSIER_HOLD, at)
    there = any(one.post_id == last.post_id and one.person_id == last.person_id for one in seats)
    return last if there else None


@dataclass(frozen=True)
class Hand:
    """Who has a dossier in hand, in which post, since when; who does their work while they are away, and until when."""

    name: str
    post: str
    since: datetime
    substitute: str = ""
    until: date | None = None


def known(day: date) -> dict[str, Any]:
    """What a dossier that is read to be shown brings along, so that `hand_of` and `may_change` ask nothing more."""
    hand = Assignment.objects.filter(dossier=OuterRef("pk"), ended_at=None, person__isnull=False)
    seated = people.holding(Power.DOSSIER_HOLD, day)
    there = seated.filter(post__organisation=OuterRef("assigned_unit"), post__role=OuterRef("desk"))
    others = there.exclude(person=Coalesce(OuterRef("assigned_to"), Value(uuid.UUID(int=0))))
    shared = people.shares_on(day).filter(organisation=OuterRef("assigned_unit"), post__role=OuterRef("desk"))
    shared = shared.filter(field=OuterRef("procedure_field"))
    away = people.away_on(day).filter(person=OuterRef("assigned_to"))
    return {
        "hand": ArraySubquery(hand.values(row=_HAND)),
        "substitutes": ArraySubquery(away.values(row=_AWAY)),
        "may_change": Exists(others),
        "lies_with": ArraySubquery(shared.order_by("id").values("post__title")),
    }


_HAND = JSONObject(name="person__full_name", post="post__title", since="began_at")
_AWAY = JSONObject(name="substitute__full_name", until="valid_to")


def hand_of(dossier: Dossier) -> Hand | None:
    """Who has it in hand; None where it waits in the queue."""
    if dossier.assigned_to_id is None:
        return None
    rows: Any = getattr(dossier, "hand", None)
    if rows is None:
        rows = Assignment.objects.filter(dossier=dossier, ended_at=None).values_list(_HAND, flat=True)
    (row,) = rows
    hand = Hand(row["name"], row["post"], datetime.fromisoformat(row["since"]))
    for away in getattr(dossier, "substitutes", None) or ():
        last = date.fromisoformat(away["until"]) - timedelta(days=1)
        return replace(hand, substitute=away["name"], until=last)
    return hand


def may_change(dossier: Dossier, at: datetime) -> bool:
    """Whether there is somebody into whose hand it may be given, beside who has it."""
    known_already: bool | None = getattr(dossier, "may_change", None)
    return bool(candidates(dossier, at)) if known_already is None else known_already


@dataclass(frozen=True)
class Change:
    """A change of hands: into whose ("" for the queue), until when, by whom where that is somebody else, and why."""

    name: str
    post: str
    since: datetime
    until: datetime | None
    by: str
    reason: str


def changes_of(dossier: Dossier) -> list[Change]:
    """Every change of hands, oldest first: into a person's, or back into the queue by somebody. One query."""
    changed = dossier.assignments.filter(Q(person__isnull=False) | Q(by__isnull=False))
    return [
        Change(
            one.person.full_name if one.person else "",
            one.post.title if one.post else "",
            one.began_at,
            one.ended_at,
            one.by.full_name if one.by and one.by_id != one.person_id else "",
            one.reason,
        )
        for one in changed.select_related("person", "post", "by").order_by("began_at", "id")
    ]


IN_QUEUE = Q(assigned_to__isnull=True)
"""Dossiers that nobody has in hand yet."""


def on_desk_of_unit(actor: Actor) -> Q:
    """Dossiers at a step of the actor's role in their unit, whoever has them in hand."""
    return Q(desk=actor.role, assigned_unit_id=actor.organisation_id)


def in_own_hand(actor: Actor) -> Q:
    """Dossiers that the actor has in hand, or a colleague who is away and whose work they do; and those that nobody has
    yet, of a field that lies with their post."""
    return Q(assigned_to__in=actor.hands) | IN_QUEUE & Q(procedure_field__in=actor.fields)


def holder_at_desk(dossier: Dossier, actor: Actor) -> uuid.UUID | None:
    """Who has it in hand at the desk of the actor's role; None on another desk, or in the queue."""
    return dossier.assigned_to_id if dossier.desk == actor.role else None


def done_for(holder: uuid.UUID | None, actor: Actor) -> dict[str, str]:
    """What the ledger says of an act by a substitute: for whom; nothing where the actor acts for themselves.

    Args:
        holder: who has in hand what the act is done on.
    """
    return {STANDS_FOR: str(holder)} if holder in actor.stands_for else {}


STANDS_FOR = "stands_for"
"""The fact of a ledger entry that names who was away."""
