"""Reading who signs for the head of a body (Decree 30/2020 Art. 13)."""

from datetime import datetime

from duoc.ground.worktime.calculations import VIETNAM
from duoc.people.models import Delegation, Post
from duoc.people.powers import Actor
from duoc.people.validity import in_force, is_in_force

ONLY_UNDER_ONE = frozenset({Delegation.Mode.BY_ORDER, Delegation.Mode.MANDATED})
"""How nobody signs without a delegation in force."""


def delegation_for(post: Post, procedure: str, field: str, at: datetime) -> tuple[Delegation | None, bool]:
    """By which delegation the holder of a post signs a thing of this procedure, and whether they may sign it.

    Who signs in their own name needs none. By order (TL.) and by mandate (TUQ.) one signs only under a delegation in
    force; a deputy (KT.) signs as such, within what was written down where anything was (to verify). It ends with the
    post of who gave it.
    """
    if not post.signs_as:
        return None, True
    rows = list(Delegation.objects.select_related("for_post").filter(post_id=post.pk))
    day = at.astimezone(VIETNAM).date()
    holding = (one for one in rows if is_in_force(one, day) and is_in_force(one.for_post, day))
    granted = next((one for one in holding if one.is_for(procedure, field)), None)
    return granted, granted is not None or (post.signs_as not in ONLY_UNDER_ONE and not rows)


def seats_signing_for_another(actor: Actor, at: datetime) -> list[Post]:
    """The posts of the actor's body that sign for its head on this day (KT., TL., TUQ.)."""
    seats = Post.objects.filter(in_force(at.astimezone(VIETNAM).date()), organisation_id__in=actor.units)
    return list(seats.exclude(signs_as="").exclude(pk=actor.post).order_by("title", "id"))


def delegations_of(actor: Actor) -> list[Delegation]:
    """What was delegated in the actor's body, the newest first."""
    rows = Delegation.objects.filter(post__organisation_id__in=actor.units)
    return list(rows.select_related("post").order_by("-valid_from", "id"))
