"""Somebody opens a dossier."""

from datetime import datetime

from duoc.dossiers.models import Dossier, Look
from duoc.dossiers.powers import of_reader
from duoc.people.powers import Actor, Power, check, using


def look(*, actor: Actor, dossier: Dossier, what: str, at: datetime, beside: Dossier | None = None) -> None:
    """Checks the power to read and records the look: the applicant sees who looked, when, at what, in which capacity.

    A person's look at their own dossier is not recorded; that of who acts for the applicant is, under their own name.

    Args:
        beside: the dossier that the actor works on and that is like this one: the power over that one counts.

    Raises:
        Forbidden: not one's own, not of one's unit.
    """
    reach = of_reader(beside or dossier)
    check(actor, Power.DOSSIER_READ, reach, at)
    if actor.person_id == dossier.applicant_id:
        return
    mandate = using(actor, Power.DOSSIER_READ, reach)
    Look.objects.create(
        dossier=dossier,
        at=at,
        by_id=actor.person,
        post_id=actor.post_id,
        on_mandate_id=mandate.id if mandate else None,
        what=what,
    )
