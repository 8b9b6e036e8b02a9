"""Reading who is away, and who does their work meanwhile."""

from datetime import date, datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet

from duoc.ground.worktime.calculations import VIETNAM
from duoc.people.holders import holding
from duoc.people.models import Absence, Appointment
from duoc.people.powers import Actor, Power, Reach, allowed
from duoc.people.validity import in_force


def away_on(day: date) -> "QuerySet[Absence]":
    """Who is away on the day."""
    return Absence.objects.filter(in_force(day))


def stands_for(person: str, day: date) -> ArraySubquery:
    """Whose work a person does besides their own on the day; part of a larger query.

    Args:
        person: the column of the larger query that names the person.
    """
    return ArraySubquery(away_on(day).filter(substitute=OuterRef(person)).order_by("id").values("person"))


def absences_of(actor: Actor) -> list[Absence]:
    """The absences in the actor's body that are for them to see, the newest first: all of them for who records them for
    others, else their own and those in which they are the substitute."""
    rows = Absence.objects.filter(organisation_id__in=actor.units).order_by("-valid_from", "id")
    rows = rows.select_related("person", "post", "substitute", "given_by")
    if records_for_others(actor):
        return list(rows)
    return [one for one in rows if actor.person_id in (one.person_id, one.substitute_id)]


def records_for_others(actor: Actor) -> bool:
    """Whether the actor may say who does a colleague's work."""
    unit = frozenset({actor.organisation_id} if actor.organisation_id else ())
    return allowed(actor, Power.ABSENCE_RECORD, Reach(units=unit))


def seats_of_body(actor: Actor, at: datetime) -> list[Appointment]:
    """Who works on dossiers in the actor's body on the day, by name: who may be away, and who may do their work. Who
    signs is none of them: they delegate their signature (`Delegation`)."""
    held = holding(Power.DOSSIER_HOLD, at.astimezone(VIETNAM).date()).filter(post__organisation_id__in=actor.units)
    return list(held.order_by("person__full_name", "id"))
