"""Why the dossiers of a demonstration came late: said by the real act, as officials say it afterwards."""

import uuid
from collections.abc import Collection, Mapping
from datetime import datetime

from django.db.models import F

from duoc.dossiers.acts import DESK, act_with_form
from duoc.dossiers.models import Dossier, Lateness
from duoc.ground.worktime.calculations import local
from duoc.people import queries as people
from duoc.people.models import Account, Origin
from duoc.people.powers import Actor, Power
from duoc.procedures.queries import late_rules
from duoc.seeding.copying import House

SAY = "Dữ liệu thử nghiệm: nhiều hồ sơ cùng lúc."


def explain(dossiers: Collection[str], houses: Mapping[str, House], at: datetime) -> int:
    """Gives each broken promise of these dossiers its cause, in the transaction of the caller; but not where the step
    at which it was broken lasts: who ends that is asked.

    Args:
        at: when it is said.

    Returns:
        int, how many.
    """
    act, form = act_with_form("explain_lateness", DESK)
    left = Lateness.objects.filter(dossier__in=dossiers, cause=None).order_by("due_at", "id")
    over = left.exclude(dossier__ended_at=None, dossier__step=F("step")).select_related("dossier__competent_unit")
    officials: dict[str, Actor | None] = {}
    explained = 0
    for late in over:
        unit = late.dossier.competent_unit.code
        if unit not in officials:
            officials[unit] = _examiner(houses.get(unit), at)
        who, cause = officials[unit], _cause(late, at)
        if who is None or cause is None:
            continue
        values = {"late": str(late.pk), "cause": cause, "say": SAY}
        dossier = Dossier.objects.get(pk=late.dossier_id)
        key = str(uuid.uuid5(late.pk, "cause"))
        act.perform(dossier.pk, form.of(dossier, at).read(values, at), actor=who, key=key, at=at)
        explained += 1
    return explained


def _examiner(house: House | None, at: datetime) -> Actor | None:
    """An official of the body who may say it."""
    for seat in house.seats.values() if house else ():
        actor = people.actor_for(Account(person=seat.person, origin=Origin.DEMO), at, seat.post.pk)
        if actor.holds(Power.DOSSIER_EXAMINE):
            return actor
    return None


def _cause(late: Lateness, at: datetime) -> str | None:
    """One of those of the side whose time it was, always the same for the same dossier."""
    fitting = [one.id for one in late_rules.causes(local(at).date()) if one.whose == late.whose]
    return fitting[late.dossier_id.int % len(fitting)] if fitting else None
