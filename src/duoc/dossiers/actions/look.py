"""Somebody opens a dossier, or the draft of one that they are to sign too."""

from datetime import datetime

from django.utils.translation import gettext as _

from duoc.dossiers.acts.notifying import co_signers
from duoc.dossiers.models import Dossier, Draft, DraftLook, Look
from duoc.dossiers.powers import of_reader
from duoc.ground.refusal import NotFound
from duoc.people.powers import Actor, Power, check, using


def look(*, actor: Actor, dossier: Dossier, what: str, at: datetime, beside: Dossier | None = None) -> None:
    """Checks the power to read and records the look: the applicant sees who looked, when, at what, in which capacity.

    A person's look at their own dossier is not recorded; that of who acts for the applicant is, under their own name.

    Args:
        beside: the dossier that the actor works on and that is like this one: the power over that one counts.

    Raises:
        Forbidden: not one's own, not of one's unit.
    """
    reach = of_reader(beside or dossier, actor)
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


def look_beside(*, actor: Actor, dossier: Dossier, what: str, at: datetime) -> None:
    """Records that somebody who signed beside the filer reads a part of the dossier after its filing.

    Raises:
        NotFound: they signed nothing of it.
    """
    if actor.person not in {one.person_id for one in co_signers(dossier)}:
        raise NotFound(_("Bạn không cùng ký hồ sơ này."), _("Hãy xem lại danh sách hồ sơ của bạn."))
    Look.objects.create(dossier=dossier, at=at, by_id=actor.person, to_co_sign=True, what=what)


def look_to_sign(*, actor: Actor, draft: Draft, at: datetime) -> None:
    """Records that somebody named in a draft reads it (`queries.read_to_sign` says who may): its author sees who
    and when, and after the filing the applicant."""
    if actor.person_id not in (draft.person_id, draft.applicant_id):
        DraftLook.objects.create(draft=draft, by_id=actor.person, at=at)
