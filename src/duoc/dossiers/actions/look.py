"""An official opens a dossier."""

from datetime import datetime

from duoc.dossiers.models import Dossier, Look
from duoc.dossiers.powers import of_dossier
from duoc.people.powers import Actor, Power, check


def look(*, actor: Actor, dossier: Dossier, what: str, at: datetime) -> None:
    """Checks the power to read and records the look; the applicant sees who looked, when and at what.

    A person's look at their own dossier is not recorded.

    Raises:
        Forbidden: not one's own, not of one's unit.
    """
    check(actor, Power.DOSSIER_READ, of_dossier(dossier), at)
    if actor.is_official and actor.person_id != dossier.applicant_id:
        Look.objects.create(dossier=dossier, at=at, by_id=actor.person, post_id=actor.post, what=what)
