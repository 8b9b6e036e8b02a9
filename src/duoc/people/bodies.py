"""Reading bodies in time: what is in force on a day, who came after whom, who stood above whom."""

import re
import uuid
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet

from duoc.ground.rows.queries import Statement
from duoc.language.calculations import Commune
from duoc.people.models import Organisation, OrganisationParent, Reorganisation, Succession
from duoc.people.validity import in_force

LATE = timedelta(days=2)
"""How long a plan that was carried out is looked at again: a request that began before midnight may end behind it."""
_ORGANISATION_BY_CODE = Statement(
    Organisation,
    """
    SELECT {columns}, coalesce(parent.name, '')
    FROM people_organisation AS named
    JOIN people_organisation AS body ON body.id = coalesce(named.heir_id, named.id)
    LEFT JOIN people_organisation AS parent ON parent.id = body.parent_id
    WHERE named.code = %s
    """,
    alias="body",
    more=("parent_name",),
)


def find_organisation(code: str) -> Organisation | None:
    """The organisation of this code, if there is one; where it has ended, the one that answers for it now."""
    return _ORGANISATION_BY_CODE.first([code]) if code else None


def body_for(code: str, matter: Collection[str]) -> tuple[Organisation | None, bool]:
    """The body that a code names for one matter, and whether that is certain: of one that was split, the successor to
    which the plan gave the matter's field or commune, else a person chooses. One statement while it has not ended.

    Args:
        matter: codes of the field and of the commune that the matter belongs to.
    """
    body = find_organisation(code)
    return (body, True) if body is None or body.code == code else successor(code, matter)


def successor(code: str, matter: Collection[str]) -> tuple[Organisation, bool]:
    """Who has taken the place of an ended body for one matter, and whether that is certain: of several successors a
    person chooses, unless the plan shared out the matter's field or commune.

    Args:
        code: of the body that ended.
        matter: codes of the field and of the commune that the matter belongs to.

    Raises:
        Organisation.DoesNotExist: nobody answers for it.
    """
    after = list(Succession.objects.select_related("after").filter(before__code=code, after__isnull=False))
    named = after if len(after) == 1 else [row for row in after if set(row.share) & set(matter)]
    if len(named) == 1 and (body := named[0].after) is not None:
        return (body, True) if body.heir_id is None else successor(body.code, matter)
    return Organisation.objects.get(pk__in=Organisation.objects.filter(code=code).values("heir")), False


def successors(ended: Organisation) -> "QuerySet[Organisation]":
    """The bodies that took the place of one that ended, whether they are in force or have an heir in turn."""
    after = Succession.objects.filter(before=ended).values("after")
    return Organisation.objects.select_related("heir").filter(pk__in=after)


def parents_on(organisations: Iterable[Organisation], day: date) -> dict[uuid.UUID, Organisation]:
    """The bodies that stood above these on a day, by the keys of these. One query."""
    rows = OrganisationParent.objects.select_related("parent").filter(in_force(day), organisation__in=organisations)
    return {row.organisation_id: row.parent for row in rows}


_PASSED_ON = re.compile(r"-den-\d{8}$")


def communes_in_time() -> list[Commune]:
    """The communes that ended or began by a reorganisation that has taken effect, each under the code that it had
    while it was in force. One query."""
    rows = Succession.objects.filter(before__kind=Organisation.Kind.COMMUNE).select_related("before", "after")
    after: dict[Organisation, list[Organisation]] = {}
    born: dict[Organisation, date] = {}
    for row in rows.order_by("id"):
        after.setdefault(row.before, [])
        if row.after is not None and row.after.kind == Organisation.Kind.COMMUNE:
            after[row.before].append(row.after)
            if row.after.valid_from == row.on:
                born[row.after] = row.on
    return [
        Commune(_own_code(body), body.place, born.get(body), body.valid_to, tuple(map(_own_code, after.get(body, []))))
        for body in dict.fromkeys((*after, *born))
    ]


def _own_code(body: Organisation) -> str:
    """The code that a body had while it was in force; since then it may have passed on to its successor."""
    return _PASSED_ON.sub("", body.code)


def choosable(keepers: "Collection[uuid.UUID] | QuerySet[Any, Any]", at: date) -> "QuerySet[Organisation]":
    """The bodies among which somebody chooses for what came to these undecided: the successors of those for which they
    answer; themselves and the bodies under them, where one of those ended without a successor."""
    rows = Succession.objects.filter(before__heir__in=keepers)
    among = Q(pk__in=rows.values("after")) | Q(pk__in=rows.values("after__heir"))
    alone = rows.filter(after__isnull=True).values("before__heir")
    among |= Q(pk__in=alone) | Q(parent__in=alone)
    return Organisation.objects.filter(in_force(at)).filter(among).order_by("code")


def settled_by(body: F) -> "QuerySet[Succession, Any]":
    """The bodies that keep what nobody has decided yet after a split in which this body is a successor, or stands above
    one. Part of a larger query.

    Args:
        body: the column of the larger query that names the body.
    """
    of_body = Q(after=body) | Q(after__heir=body) | Q(after__parent=body) | Q(after__heir__parent=body)
    kept = Succession.objects.filter(of_body, before__heir__isnull=False).exclude(before__heir=body)
    return kept.order_by("before__heir").distinct().values("before__heir")


def splits_to_come() -> "QuerySet[Reorganisation]":
    """Plans with several successors whose day has not come, the next one first."""
    return Reorganisation.objects.filter(effective_at=None, plan__after__1__isnull=False).order_by("on", "recorded_at")


def reorganisations_to_carry_out(day: date) -> "QuerySet[Reorganisation]":
    """Plans whose day has come and of which something may still lie with the old bodies, the oldest first."""
    recent = Q(finished_at__isnull=True) | Q(on__gte=day - LATE)
    return Reorganisation.objects.filter(recent, on__lte=day).order_by("on", "recorded_at")
